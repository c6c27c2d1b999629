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

    /** Whether its parameters are sent in its body: as the settings say, and always if one is a secret. */
    boolean isForm(boolean writesAsForm) {
        return mayHaveBody && (writesAsForm || parameters.exists(Parameter::isSecret));
    }

    /**
     * A name and a value, neither of them encoded.
     *
     * @param isConfidential whether the value may be a customer's words or a secret, which no interceptor sees
     * @param isSecret whether the value is a secret, which belongs in no URL
     */
    public record Parameter(String name, String value, boolean isConfidential, boolean isSecret) {

        public Parameter(String name, String value) {
            this(name, value, false, false);
        }

        public static Parameter confidential(String name, String value) {
            return new Parameter(name, value, true, false);
        }

        /** One whose request is sent with its parameters in the body. */
        public static Parameter secret(String name, String value) {
            return new Parameter(name, value, true, true);
        }

        /** The same as interceptors see it. */
        public Parameter redacted() {
            return isConfidential ? new Parameter(name, "REDACTED", true, isSecret) : this;
        }
    }
}
