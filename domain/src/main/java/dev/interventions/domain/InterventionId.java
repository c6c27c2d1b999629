package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of an intervention (field {@code id}). */
public final class InterventionId extends OpaqueId {

    private static final String NAME = "intervention id";

    private InterventionId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static InterventionId of(String value) {
        return new InterventionId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, InterventionId> parse(@Nullable String value) {
        return parsed(NAME, value, InterventionId::new);
    }
}
