package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of an identity: a customer as seen on one channel (field {@code identity_id}). */
public final class IdentityId extends OpaqueId {

    private static final String NAME = "identity id";

    private IdentityId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static IdentityId of(String value) {
        return new IdentityId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, IdentityId> parse(@Nullable String value) {
        return parsed(NAME, value, IdentityId::new);
    }
}
