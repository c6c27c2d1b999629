package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a category (field {@code category_ids}). */
public final class CategoryId extends OpaqueId {

    private static final String NAME = "category id";

    private CategoryId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static CategoryId of(String value) {
        return new CategoryId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, CategoryId> parse(@Nullable String value) {
        return parsed(NAME, value, CategoryId::new);
    }
}
