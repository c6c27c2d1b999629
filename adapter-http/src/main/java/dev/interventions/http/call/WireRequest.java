package dev.interventions.http.call;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.transport.Request;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * An operation as a request of the service's API: a method, the segments of a path below the base URI, and parameters.
 *
 * @param id the intervention that the path names, if it names one
 */
record WireRequest(
        Operation operation, String method, Option<InterventionId> id, List<String> path, Seq<Parameter> parameters) {

    private static final String INTERVENTIONS = "interventions";
    private static final String CUSTOM_FIELD = "custom_field_values";

    static WireRequest create(ContentId content) {
        return new WireRequest(
                Operation.CREATE,
                "POST",
                Option.none(),
                List.of(INTERVENTIONS),
                List.of(parameter("content_id", content)));
    }

    static WireRequest get(InterventionId id) {
        return new WireRequest(Operation.GET, "GET", Option.some(id), List.of(INTERVENTIONS, id.value()), List.empty());
    }

    static WireRequest list(InterventionQuery query, PageRequest page) {
        List<Parameter> filters = query.thread()
                .map(id -> parameter("thread_id", id))
                .toList()
                .appendAll(query.owner().map(id -> parameter("user_id", id)))
                .appendAll(query.identityGroup().map(id -> parameter("identity_group_id", id)))
                .appendAll(identities(query.identities().toList().sortBy(OpaqueId::value)))
                .appendAll(query.status().map(status -> new Parameter("status", wireName(status))));
        return new WireRequest(
                Operation.LIST,
                "GET",
                Option.none(),
                List.of(INTERVENTIONS),
                filters.append(new Parameter("sort", wireName(query.sort())))
                        .append(new Parameter("offset", Long.toString(page.offset())))
                        .append(new Parameter("limit", Integer.toString(page.limit()))));
    }

    /** One identity is sent plain and several as an array: a <em>choice</em>, from the service's general rule for arrays. */
    private static <T extends OpaqueId> List<Parameter> identities(List<T> ids) {
        String name = ids.size() == 1 ? "identity_id" : "identity_id[]";
        return ids.map(id -> parameter(name, id));
    }

    static WireRequest close(InterventionId id) {
        return new WireRequest(
                Operation.CLOSE, "PUT", Option.some(id), List.of(INTERVENTIONS, id.value(), "close"), List.empty());
    }

    static WireRequest cancel(InterventionId id) {
        return new WireRequest(
                Operation.CANCEL,
                "DELETE",
                Option.some(id),
                List.of(INTERVENTIONS, id.value(), "cancel"),
                List.empty());
    }

    static WireRequest reassign(InterventionId id, UserId newOwner) {
        return new WireRequest(
                Operation.REASSIGN,
                "PUT",
                Option.some(id),
                List.of(INTERVENTIONS, id.value(), "reassign"),
                List.of(parameter("user_id", newOwner)));
    }

    /** An empty set is sent as one empty element, since an absent parameter would say nothing about categories: a <em>choice</em>. */
    static WireRequest categorize(InterventionId id, Set<CategoryId> categories) {
        List<String> values = categories.toList().map(OpaqueId::value).sorted();
        return new WireRequest(
                Operation.CATEGORIZE,
                "PUT",
                Option.some(id),
                List.of(INTERVENTIONS, id.value(), "update_categories"),
                (values.isEmpty() ? List.of("") : values).map(value -> new Parameter("category_ids[]", value)));
    }

    static WireRequest updateCustomFields(InterventionId id, Map<String, CustomFieldValue> values) {
        return new WireRequest(
                Operation.UPDATE_CUSTOM_FIELDS,
                "PUT",
                Option.some(id),
                List.of(INTERVENTIONS, id.value()),
                values.toList().sortBy(field -> field._1).flatMap(field -> customField(field._1, field._2)));
    }

    /** An empty list is sent as one empty element, which clears the field as any blank value does. */
    private static Seq<Parameter> customField(String key, CustomFieldValue value) {
        String name = CUSTOM_FIELD + "[" + key + "]" + (value.isList() ? "[]" : "");
        Seq<String> texts = value.texts();
        return (texts.isEmpty() ? List.of("") : texts).map(text -> new Parameter(name, text));
    }

    /** The same on behalf of another user, if there is one. */
    WireRequest as(Option<UserId> impersonated) {
        return impersonated
                .map(user -> parameter("impersonated_user_id", user))
                .map(parameter -> new WireRequest(operation, method, id, path, parameters.append(parameter)))
                .getOrElse(this);
    }

    /** The path below the base URI, with a placeholder for the id. */
    String uriTemplate() {
        return id.map(any -> path.update(1, "{id}")).getOrElse(path).mkString("/", "/", "");
    }

    /** The same without values of custom fields, which may be customers' words. */
    WireRequest withoutCustomFieldValues() {
        return new WireRequest(
                operation,
                method,
                id,
                path,
                parameters.map(parameter -> parameter.name().startsWith(CUSTOM_FIELD)
                        ? new Parameter(parameter.name(), "REDACTED")
                        : parameter));
    }

    /** The request for the transport. A cancel has no body, since the body of a DELETE has no defined meaning. */
    Request toSend() {
        return new Request(method, path, parameters, operation.isWrite() && operation != Operation.CANCEL);
    }

    private static Parameter parameter(String name, OpaqueId id) {
        return new Parameter(name, id.value());
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
