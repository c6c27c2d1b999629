package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The interventions in a host's copy, so that the feed can compare it with the account. Interventions that the copy only marks as gone
 * don't count.
 *
 * <p>The feed calls these methods after the host has stored all batches so far. Exceptions pass through the feed's iterator.
 */
public interface KnownInterventions {

    /** The number of interventions in the copy. */
    long count();

    /** The number of interventions in the copy whose {@code created_at} is before this moment. */
    long countCreatedBefore(Instant moment);

    /**
     * The interventions in the copy whose {@code created_at} is in this range, in any order. The feed asks for the range of one page of
     * the list at a time: about as many interventions as the page has, and those that have been cancelled since.
     *
     * @param from the beginning of the range, included; the year 1 or later
     * @param to the end of the range, included; the year 9999 or earlier
     */
    Seq<Known> createdBetween(Instant from, Instant to);

    /**
     * An intervention in the copy.
     *
     * @param createdAt its {@code created_at}
     * @param digest the {@link Change.Seen#digest} of the content that the copy has; absent if the copy doesn't store digests. Without it,
     *     reconciliation finds missing and surplus interventions, but not those with another content
     */
    record Known(InterventionId id, Instant createdAt, Option<Long> digest) {
        public Known {
            requireNonNull(id, "id");
            requireNonNull(createdAt, "createdAt");
            requireNonNull(digest, "digest");
        }
    }
}
