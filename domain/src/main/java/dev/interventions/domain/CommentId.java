package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a comment. */
public final class CommentId extends OpaqueId {

    private static final String NAME = "comment id";

    private CommentId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static CommentId of(String value) {
        return new CommentId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, CommentId> parse(@Nullable String value) {
        return parsed(NAME, value, CommentId::new);
    }
}
