package dev.interventions.domain;

import org.jspecify.annotations.Nullable;

/**
 * An {@link InterventionError} as an unchecked exception, for host applications that don't handle the error where it occurs. Only {@link
 * InterventionError#toException} creates one; no operation of this library throws it.
 *
 * <p>Its message is the error's message. Java serialization keeps the message and not the error.
 */
public final class InterventionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable InterventionError error;

    InterventionException(InterventionError error) {
        super(error.message());
        this.error = error;
    }

    /**
     * The error that this exception was created from.
     *
     * @throws IllegalStateException if this exception was deserialized
     */
    public InterventionError error() {
        if (error == null) {
            throw new IllegalStateException(
                    "the error is lost when the exception is serialized; its message was: " + getMessage());
        }
        return error;
    }
}
