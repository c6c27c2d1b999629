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

    /**
     * A name and a value, neither of them encoded.
     *
     * @param isConfidential whether the value may be a customer's words or a secret, which no interceptor sees
     */
    public record Parameter(String name, String value, boolean isConfidential) {

        public Parameter(String name, String value) {
            this(name, value, false);
        }

        public static Parameter confidential(String name, String value) {
            return new Parameter(name, value, true);
        }

        /** The same as interceptors see it. */
        public Parameter redacted() {
            return isConfidential ? new Parameter(name, "REDACTED") : this;
        }
    }
}
