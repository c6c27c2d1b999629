package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a user: an agent, and the owner of interventions (field {@code user_id}). */
public final class UserId extends OpaqueId {

    private static final String NAME = "user id";

    private UserId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static UserId of(String value) {
        return new UserId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, UserId> parse(@Nullable String value) {
        return parsed(NAME, value, UserId::new);
    }
}
