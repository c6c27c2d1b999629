package dev.interventions.spring.boot;

import java.util.function.Supplier;

/** A property is missing or has a value that the library refuses. The message doesn't repeat the value, which may be a secret. */
final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String reason;

    InvalidPropertyException(String property, String reason) {
        super(property + ": " + reason);
        this.property = property;
        this.reason = reason;
    }

    /** Gives what is created with a property's value, or throws if the value is refused. */
    static <T> T created(String property, Supplier<T> creation) {
        try {
            return creation.get();
        } catch (IllegalArgumentException refused) {
            InvalidPropertyException invalid =
                    new InvalidPropertyException(property, String.valueOf(refused.getMessage()));
            invalid.initCause(refused);
            throw invalid;
        }
    }

    String property() {
        return property;
    }

    String reason() {
        return reason;
    }
}
