package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.port.Interventions;
import dev.interventions.port.Walk;
import dev.interventions.port.WalkPosition;
import dev.interventions.port.WalkedPage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * The changes of all interventions whose source the acting user reads, for a copy that misses none. Reads with the operations <em>list</em>
 * and <em>get</em>, and writes nothing.
 *
 * <pre>{@code
 * Feed feed = Feed.over(interventions).knowing(copy);
 * for (Either<InterventionError, ChangeBatch> batch : feed.changes(copy.position())) {
 *     copy.store(batch.getOrElseThrow(InterventionError::toException)); // its changes and next, in one transaction
 * }
 * }</pre>
 *
 * <p>The first poll copies everything. Each later poll reads the interventions that have changed since the last one according to {@code
 * updated_at}, and those of an overlap before it. Then it reads the interventions that {@linkplain #hints hints} name, and compares the
 * {@linkplain #knowing copy} with the account if their numbers differ, or if the {@linkplain #reconcilingEvery interval} is over.
 *
 * <p><b>Promised.</b> Each change is in a batch at least once: a batch that was stored is never needed again, and one that wasn't is
 * reported again. When nothing changes any more in the account, the copy equals it one poll later. The following changes are found only by
 * a comparison of everything, so that it takes up to one poll more than the interval: a change that doesn't set {@code updated_at}, such as
 * the end of a deferral; a source that is read again; a record that can be read again.
 *
 * <p><b>Required for that.</b> The host stores each batch and its position together. It gives the feed {@linkplain #knowing its copy}, with
 * digests, or hints that name every cancellation. The service's clocks differ, and its lists lag, by no more than the {@linkplain
 * #overlapping overlap}: an {@code updated_at} that is further in the future hides changes until everything is compared. The service
 * doesn't document the order by {@code updated_at}, so the feed checks it: if a list isn't in order, the poll compares everything instead,
 * with the warning {@link ChangeBatch.Warning#UNORDERED}.
 *
 * <p><b>Not promised.</b> Contents that existed only between two polls; an order between interventions; that a change is reported only
 * once.
 *
 * <p><b>Errors.</b> Records that can't be read are skipped and {@linkplain ChangeBatch#unreadable reported}. Any other error ends the poll,
 * including a record without {@code created_at}, and a page on which no record can be read.
 *
 * <p><b>Memory.</b> One page, the ids of interventions that changed within the overlap, and the hints of a poll, whatever the account's
 * size.
 *
 * <p>A feed is immutable. Threads may share it if they may share the interventions, the copy and the hints that it was given. Its iterators
 * are not thread-safe.
 */
public final class Feed {

    private static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(1);
    private static final int DEFAULT_INTERVAL = 100;
    private static final int DEFAULT_LIMIT = 150;

    private final Settings settings;

    private Feed(Settings settings) {
        this.settings = settings;
    }

    /**
     * The settings of a feed. Only tests replace the last two.
     *
     * @param interval the number of polls after which everything is compared
     * @param limit the number of records of a page
     */
    record Settings(
            Interventions interventions,
            Option<KnownInterventions> copy,
            Option<Hints> hints,
            Duration overlap,
            int interval,
            int limit,
            ToLongFunction<Intervention> digest,
            Paging paging) {

        private Settings withCopy(KnownInterventions newCopy) {
            return new Settings(interventions, Option.some(newCopy), hints, overlap, interval, limit, digest, paging);
        }

        private Settings withHints(Hints newHints) {
            return new Settings(interventions, copy, Option.some(newHints), overlap, interval, limit, digest, paging);
        }

        private Settings withOverlap(Duration newOverlap) {
            return new Settings(interventions, copy, hints, newOverlap, interval, limit, digest, paging);
        }

        private Settings withInterval(int newInterval) {
            return new Settings(interventions, copy, hints, overlap, newInterval, limit, digest, paging);
        }

        private Settings withLimit(int newLimit) {
            return new Settings(interventions, copy, hints, overlap, interval, newLimit, digest, paging);
        }
    }

    /** How the pages of a list are read. */
    interface Paging {
        Iterable<Either<InterventionError, WalkedPage>> pages(
                Interventions interventions, InterventionQuery query, WalkPosition from, int limit);
    }

    /** The changes of all interventions that this instance shows. */
    public static Feed over(Interventions interventions) {
        return new Feed(new Settings(
                requireNonNull(interventions, "interventions"),
                Option.none(),
                Option.none(),
                DEFAULT_OVERLAP,
                DEFAULT_INTERVAL,
                DEFAULT_LIMIT,
                ContentDigest::of,
                Feed::walk));
    }

    private static Walk walk(Interventions interventions, InterventionQuery query, WalkPosition from, int limit) {
        return interventions.walk(query, from).inPagesOf(limit).skippingUnreadable();
    }

    static Feed with(Settings settings) {
        return new Feed(settings);
    }

    Settings settings() {
        return settings;
    }

    /**
     * The same feed, which compares this copy with the account, and so finds cancellations that no hint names, and changes that don't set
     * {@code updated_at}.
     */
    public Feed knowing(KnownInterventions copy) {
        return with(settings.withCopy(copy));
    }

    /**
     * The same feed, which also reads the interventions that these hints name, unless the list shows them as changed. {@link JournalHints}
     * cost one more request in each poll.
     */
    public Feed hints(Hints hints) {
        return with(settings.withHints(hints));
    }

    /**
     * The same feed, which reads again the changes of this time before the newest change that it knows; one minute by default. The overlap
     * must be longer than the service takes to show a change in its lists, and longer than the difference between its servers' clocks. A
     * poll costs one request for each 149 interventions that changed in this time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Feed overlapping(Duration overlap) {
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("the overlap must not be negative, but is " + overlap);
        }
        return withOverlap(overlap);
    }

    Feed withOverlap(Duration overlap) {
        return with(settings.withOverlap(overlap));
    }

    /**
     * The same feed, which compares everything after this number of polls; 100 by default. For n interventions, a comparison costs n / 149
     * requests.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Feed reconcilingEvery(int polls) {
        if (polls < 1) {
            throw new IllegalArgumentException("a feed compares everything after 1 poll or more, not after " + polls);
        }
        return with(settings.withInterval(polls));
    }

    /**
     * The same feed with pages of at most this many records; 150 by default.
     *
     * @throws IllegalArgumentException if the number is not from 2 to 150
     */
    public Feed inPagesOf(int limit) {
        // Throws if a walk can't have such pages.
        settings.interventions().walk(InterventionQuery.all()).inPagesOf(limit);
        return with(settings.withLimit(limit));
    }

    /**
     * One poll: the changes since a position. It ends when the copy is as new as the moment at which the iteration began; there is at least
     * one element. Continue later from the last {@link ChangeBatch#next}.
     *
     * <p>Store each batch before calling {@link java.util.Iterator#hasNext} or {@link java.util.Iterator#next} again: the feed reads the
     * copy then. An error is the last element; continue from the last stored position.
     */
    public Iterable<Either<InterventionError, ChangeBatch>> changes(FeedPosition position) {
        requireNonNull(position, "position");
        return () -> new Changes(settings, position.progress());
    }
}
