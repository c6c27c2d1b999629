package dev.interventions.spring.boot.property;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A property is missing, has a value that the library refuses, or needs what is absent. The message doesn't repeat the value, which may be a
 * secret.
 */
public final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String reason;
    private final @Nullable String action;

    /** Reports a property; what to do follows from its name. */
    public InvalidPropertyException(String property, String reason) {
        this(property, reason, null);
    }

    /** Reports a property, and says what to do. */
    public InvalidPropertyException(String property, String reason, @Nullable String action) {
        super(property + ": " + reason);
        this.property = property;
        this.reason = reason;
        this.action = action;
    }

    /** Gives what is created with a property's value, or throws if the value is refused. */
    public static <T> T created(String property, Supplier<T> creation) {
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

    @Nullable
    String action() {
        return action;
    }
}
