package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of an identity group: several identities that are one customer (field {@code identity_group_id}). */
public final class IdentityGroupId extends OpaqueId {

    private static final String NAME = "identity group id";

    private IdentityGroupId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static IdentityGroupId of(String value) {
        return new IdentityGroupId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, IdentityGroupId> parse(@Nullable String value) {
        return parsed(NAME, value, IdentityGroupId::new);
    }
}
