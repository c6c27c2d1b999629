package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a content: a customer's message or an agent's reply (field {@code content_id}). */
public final class ContentId extends OpaqueId {

    private static final String NAME = "content id";

    private ContentId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static ContentId of(String value) {
        return new ContentId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, ContentId> parse(@Nullable String value) {
        return parsed(NAME, value, ContentId::new);
    }
}
