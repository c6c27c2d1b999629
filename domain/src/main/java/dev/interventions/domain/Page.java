package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Seq;

/**
 * A part of a list.
 *
 * @param <T> the type of the records
 * @param count how many records there are in all pages together
 * @param offset the index of the first record, counted from 0, that the service used
 * @param limit the maximum number of records in a page that the service used
 * @param records the records, in order; none if the offset is past the end
 */
public record Page<T>(long count, long offset, int limit, Seq<T> records) {

    public Page {
        requireNonNull(records, "records");
        if (count < 0 || offset < 0 || limit < 1) {
            throw new IllegalArgumentException(
                    "a page's count and offset must be at least 0 and its limit at least 1, but are " + count + ", "
                            + offset + " and " + limit);
        }
    }

    /** The requested part of a list; without records if the offset is past the end. */
    public static <T> Page<T> of(Seq<T> all, PageRequest page) {
        int from = (int) Math.min(page.offset(), all.size());
        return new Page<>(
                all.size(), page.offset(), page.limit(), all.drop(from).take(page.limit()));
    }

    /** Whether there are records after this page, according to its count. */
    public boolean hasNext() {
        return records.nonEmpty() && records.size() < count - offset;
    }
}
