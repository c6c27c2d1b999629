package dev.interventions.probe.wire;

import io.vavr.collection.Vector;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A request to the API, with all parameters in the query. {@link #toString} shows it without the values of the account. Immutable.
 *
 * @param method such as GET
 * @param template the path, in which {@code {id}} stands for an id
 * @param ids the id, if the template has one
 * @param parameters of the query, in order
 */
public record Request(String method, String template, Vector<String> ids, Vector<Parameter> parameters) {

    private static final String ID = "{id}";

    /**
     * A parameter of the query.
     *
     * @param name such as {@code limit}
     * @param value not encoded
     * @param ofAccount whether the value belongs to the account and must not be shown
     */
    public record Parameter(String name, String value, boolean ofAccount) {}

    /** A read. */
    public static Request get(String template, String... ids) {
        return new Request("GET", template, Vector.of(ids), Vector.empty());
    }

    /** A write with another method than GET. */
    public static Request write(String method, String template, String... ids) {
        return new Request(method, template, Vector.of(ids), Vector.empty());
    }

    /** The same with a parameter that is shown. */
    public Request with(String name, String value) {
        return with(new Parameter(name, value, false));
    }

    /** The same with a parameter whose value belongs to the account. */
    public Request withHidden(String name, String value) {
        return with(new Parameter(name, value, true));
    }

    private Request with(Parameter parameter) {
        return new Request(method, template, ids, parameters.append(parameter));
    }

    /** Path and query, encoded. */
    String target() {
        String path = ids.foldLeft(template, (all, id) -> all.replace(ID, encoded(id)));
        return path + query(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()));
    }

    private String query(Function<Parameter, String> form) {
        return parameters.isEmpty() ? "" : parameters.map(form).mkString("?", "&", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Such as {@code GET /interventions?limit=2&thread_id={hex24}}. */
    @Override
    public String toString() {
        return method + " " + template
                + query(parameter -> parameter.name() + "="
                        + (parameter.ofAccount() ? "{" + Shape.ofText(parameter.value()) + "}" : parameter.value()));
    }
}
