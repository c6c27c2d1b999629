package dev.interventions.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** Which part of a list to return: at most {@code limit} records (1 to 150), beginning at an offset (counted from 0). */
public final class PageRequest {

    /** The default limit: 30 records. */
    public static final int DEFAULT_LIMIT = 30;

    /** The maximum limit: 150 records. */
    public static final int MAX_LIMIT = 150;

    private static final PageRequest FIRST = new PageRequest(0, DEFAULT_LIMIT);

    private final long offset;
    private final int limit;

    private PageRequest(long offset, int limit) {
        this.offset = offset;
        this.limit = limit;
    }

    /** The first 30 records. */
    public static PageRequest first() {
        return FIRST;
    }

    /**
     * At most {@code limit} records from {@code offset} on.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse them
     */
    public static PageRequest of(long offset, int limit) {
        defect(offset, limit).forEach(defect -> {
            throw new IllegalArgumentException(defect);
        });
        return new PageRequest(offset, limit);
    }

    /**
     * At most {@code limit} records from {@code offset} on, or {@link Refused.InvalidRequest} saying which of these numbers is out of
     * range.
     */
    public static Either<InterventionError, PageRequest> parse(long offset, int limit) {
        return defect(offset, limit)
                .<Either<InterventionError, PageRequest>>map(defect -> Either.left(new Refused.InvalidRequest(defect)))
                .getOrElse(() -> Either.right(new PageRequest(offset, limit)));
    }

    private static Option<String> defect(long offset, int limit) {
        if (offset < 0) {
            return Option.some("offset must be at least 0, but is " + offset);
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            return Option.some("limit must be from 1 to " + MAX_LIMIT + ", but is " + limit);
        }
        return Option.none();
    }

    /** The index of the first record, counted from 0. */
    public long offset() {
        return offset;
    }

    /** The maximum number of records to return. */
    public int limit() {
        return limit;
    }

    /**
     * The same limit at another offset.
     *
     * @throws IllegalArgumentException if the offset is negative
     */
    public PageRequest at(long newOffset) {
        return of(newOffset, limit);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PageRequest that && offset == that.offset && limit == that.limit;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(offset) + limit;
    }

    @Override
    public String toString() {
        return "PageRequest[offset=" + offset + ", limit=" + limit + "]";
    }
}
