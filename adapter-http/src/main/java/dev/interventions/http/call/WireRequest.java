package dev.interventions.http.call;

import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.UserId;
import dev.interventions.http.transport.Request;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * An operation as a request of the service's API: a method, the segments of a path below the base URI, and parameters.
 *
 * @param id the second segment of the path, if it is the id of what the operation is about
 */
public record WireRequest(
        Operation operation, String method, Option<OpaqueId> id, List<String> path, Seq<Parameter> parameters) {

    private static final String DELETE = "DELETE";

    /** A request about a whole collection, such as {@code GET /interventions}. */
    public static WireRequest of(Operation operation, String method, String collection, Seq<Parameter> parameters) {
        return new WireRequest(operation, method, Option.none(), List.of(collection), parameters);
    }

    /** A request about one member of a collection, such as {@code PUT /interventions/ID/close}. */
    public static WireRequest about(
            Operation operation, String method, String collection, OpaqueId id, String... rest) {
        List<String> path = List.of(collection, id.value()).appendAll(List.of(rest));
        return new WireRequest(operation, method, Option.some(id), path, List.empty());
    }

    /** The same with these parameters. */
    public WireRequest with(Seq<Parameter> others) {
        return new WireRequest(operation, method, id, path, others);
    }

    /** The same on behalf of another user, if there is one. */
    WireRequest as(Option<UserId> impersonated) {
        return impersonated
                .map(user -> new Parameter("impersonated_user_id", user.value()))
                .map(parameter -> with(parameters.append(parameter)))
                .getOrElse(this);
    }

    /** The path below the base URI, with a placeholder for the id. */
    String uriTemplate() {
        return id.map(any -> path.update(1, "{id}")).getOrElse(path).mkString("/", "/", "");
    }

    /** The same with confidential values replaced. */
    WireRequest redacted() {
        return with(parameters.map(Parameter::redacted));
    }

    /** The request for the transport. A DELETE has no body, since it would have no defined meaning. */
    Request toSend() {
        return new Request(method, path, parameters, operation.isWrite() && !method.equals(DELETE));
    }
}
