package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a source: the channel that contents come from (field {@code source_id}). */
public final class SourceId extends OpaqueId {

    private static final String NAME = "source id";

    private SourceId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static SourceId of(String value) {
        return new SourceId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, SourceId> parse(@Nullable String value) {
        return parsed(NAME, value, SourceId::new);
    }
}
