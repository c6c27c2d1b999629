package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a thread of contents (field {@code thread_id}). */
public final class ThreadId extends OpaqueId {

    private static final String NAME = "thread id";

    private ThreadId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static ThreadId of(String value) {
        return new ThreadId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, ThreadId> parse(@Nullable String value) {
        return parsed(NAME, value, ThreadId::new);
    }
}
