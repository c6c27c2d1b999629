package dev.interventions.http.transport;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * A request without its token.
 *
 * @param path the segments of the path below the base URI, not encoded
 * @param mayHaveBody whether the service can be expected to read a body
 */
public record Request(String method, List<String> path, Seq<Parameter> parameters, boolean mayHaveBody) {

    /** A name and a value, neither of them encoded. */
    public record Parameter(String name, String value) {}
}
