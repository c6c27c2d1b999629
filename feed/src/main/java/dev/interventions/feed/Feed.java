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
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The changes of all interventions whose source the acting user reads, for a copy that misses none. Reads with the operations <em>list</em> and
 * <em>get</em>, and writes nothing.
 *
 * <pre>{@code
 * Feed feed = Feed.over(interventions).knowing(copy);
 * for (Either<InterventionError, ChangeBatch> batch : feed.changes(copy.position())) {
 *     copy.store(batch.getOrElseThrow(InterventionError::toException)); // its changes and next, in one transaction
 * }
 * }</pre>
 *
 * <p>The first poll copies everything. Each later one reads what {@code updated_at} shows as changed since, and an overlap before that. Then it
 * reads what {@linkplain #hints hints} name, and compares the {@linkplain #knowing copy} with the account if their numbers differ, or if it is
 * time to.
 *
 * <p><b>Promised.</b> Each change is in a batch at least once: what was reported and stored is never needed again, and what wasn't stored is
 * reported again. When the account is still, one poll later the copy equals the account. These need a comparison of everything, so that it takes
 * up to one poll more than {@linkplain #reconcilingEvery the interval}: a change that leaves {@code updated_at} as it is, such as the end of a
 * deferral; a source that is read again; a record that can be read again.
 *
 * <p><b>Needed for that.</b> The host stores each batch and its position together, and gives the feed what it {@linkplain #knowing knows}, with
 * digests; or its hints name every cancellation. The service's clocks differ, and its lists lag, by no more than the
 * {@linkplain #overlapping overlap}: an {@code updated_at} that is further in the future hides changes until everything is compared. The order of
 * {@code updated_at}, which isn't documented, is checked: if a list isn't in order, the poll compares everything instead and
 * {@linkplain ChangeBatch.Warning#UNORDERED says so}.
 *
 * <p><b>Not promised.</b> Contents that lasted for less than a poll; an order between interventions; that a change is reported once only.
 *
 * <p><b>Errors.</b> Records that can't be read are skipped and {@linkplain ChangeBatch#unreadable reported}. Any other error ends the poll, also a
 * record without {@code created_at}, and a page on which no record can be read.
 *
 * <p><b>Memory.</b> One page, what changed within the overlap, and the hints of a poll, whatever the account's size.
 *
 * <p>A feed is immutable, and threads may share it if they may share what it was given. Its iterators are not thread-safe.
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
     * What a feed was given. The last two are replaced only by tests.
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
            Paging paging) {}

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

    private Feed with(Consumer<Values> change) {
        Values changed = new Values(settings);
        change.accept(changed);
        return new Feed(changed.settings());
    }

    /** Settings while they change. */
    private static final class Values {
        private final Settings unchanged;
        private Option<KnownInterventions> copy;
        private Option<Hints> hints;
        private Duration overlap;
        private int interval;
        private int limit;

        Values(Settings settings) {
            this.unchanged = settings;
            this.copy = settings.copy();
            this.hints = settings.hints();
            this.overlap = settings.overlap();
            this.interval = settings.interval();
            this.limit = settings.limit();
        }

        Settings settings() {
            return new Settings(
                    unchanged.interventions(),
                    copy,
                    hints,
                    overlap,
                    interval,
                    limit,
                    unchanged.digest(),
                    unchanged.paging());
        }
    }

    /**
     * The same feed, which compares this copy with the account. This is how it finds cancellations that no hint names, and changes that leave
     * {@code updated_at} as it is.
     */
    public Feed knowing(KnownInterventions copy) {
        return with(changed -> changed.copy = Option.some(copy));
    }

    /**
     * The same feed, which reads the interventions that these hints name, unless the list shows what has changed. {@link JournalHints} cost one
     * more request in each poll.
     */
    public Feed hints(Hints hints) {
        return with(changed -> changed.hints = Option.some(hints));
    }

    /**
     * The same feed, which reads again what changed up to this long before the newest change that it knows; one minute by default. It must be
     * longer than the service takes to show a change in its lists, and than the clocks of its servers differ. A poll costs one request for
     * each 149 interventions that changed in this time.
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
        return with(changed -> changed.overlap = overlap);
    }

    /**
     * The same feed, which compares everything each time it has polled this often; 100 times by default. Of n interventions, that costs n / 149
     * requests.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Feed reconcilingEvery(int polls) {
        if (polls < 1) {
            throw new IllegalArgumentException("a feed compares everything after 1 poll or more, not after " + polls);
        }
        return with(changed -> changed.interval = polls);
    }

    /**
     * The same feed with pages of at most this many records; 150 by default.
     *
     * @throws IllegalArgumentException if the number is not from 2 to 150
     */
    public Feed inPagesOf(int limit) {
        settings.interventions().walk(InterventionQuery.all()).inPagesOf(limit);
        return with(changed -> changed.limit = limit);
    }

    /**
     * One poll: the changes since a position. It ends when the copy is as new as the moment at which the iteration began; there is at least
     * one element. Continue later from the last {@link ChangeBatch#next}.
     *
     * <p>Store each batch before asking for the next one, with {@link java.util.Iterator#hasNext} too: the feed then looks at the copy. An
     * error is the last element; continue from the last stored position.
     */
    public Iterable<Either<InterventionError, ChangeBatch>> changes(FeedPosition position) {
        requireNonNull(position, "position");
        return () -> new Changes(settings, position.progress());
    }
}
