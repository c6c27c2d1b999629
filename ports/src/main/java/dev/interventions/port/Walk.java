package dev.interventions.port;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * All interventions that match a query, page by page, or {@linkplain #items one by one}. The iterator requests each page when it reaches it.
 *
 * <p>Every element is either a page or an error. An error ends the walk, unless it {@linkplain #skippingUnreadable() reports skipped
 * records}; {@link WalkedPage#next} of the page before it is the position from which {@link Interventions#walk(InterventionQuery,
 * WalkPosition)} continues, even after a restart. An empty list gives one page without records. Every other page has records or advances in
 * the list; if a service's pages do neither, the walk ends with {@link MalformedResponse}.
 *
 * <p><b>Promised</b> for {@link Sort#CREATED_AT}: every intervention that matches the query from the walk's beginning to its end is
 * returned exactly once, whatever is opened or cancelled meanwhile. Pages overlap by one record, so that a shift of the list is detected;
 * the walk then steps back over it, leaves out the records that it has returned before, and reports the shift ({@link WalkedPage#shifted}).
 * This needs little memory: a position holds the last moment and the ids at that moment.
 *
 * <p><b>Not promised:</b> interventions that are opened after the walk began, or that start to match the query after the walk has passed
 * their place (such as by a change of status). With {@link Sort#UPDATED_AT}, a change moves an intervention to the front of the list, so a
 * walk can miss it.
 *
 * <p>A walk can be iterated several times, each time from its position. Iterators are not thread-safe.
 */
public final class Walk implements Iterable<Either<InterventionError, WalkedPage>> {

    private static final int MIN_LIMIT = 2;
    /** The number of requests for a page that advances: a list that shifts may hide it once or twice. */
    private static final int MAX_TRIES = 5;

    private final Interventions interventions;
    private final InterventionQuery query;
    private final WalkPosition from;
    private final int limit;
    private final boolean skipsUnreadable;
    private final Option<Instant> oldest;

    Walk(Interventions interventions, InterventionQuery query, WalkPosition from, int limit) {
        this(interventions, query, from, limit, false, Option.none());
    }

    private Walk(
            Interventions interventions,
            InterventionQuery query,
            WalkPosition from,
            int limit,
            boolean skipsUnreadable,
            Option<Instant> oldest) {
        this.interventions = interventions;
        this.query = query;
        this.from = from;
        this.limit = limit;
        this.skipsUnreadable = skipsUnreadable;
        this.oldest = oldest;
    }

    /**
     * The same walk with pages of at most this many records; 150 by default.
     *
     * @throws IllegalArgumentException if the number is not from 2 to 150; a page of one record would only be the overlap
     */
    public Walk inPagesOf(int newLimit) {
        if (newLimit < MIN_LIMIT || newLimit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("a walk's pages have from " + MIN_LIMIT + " to " + PageRequest.MAX_LIMIT
                    + " records, not " + newLimit);
        }
        return new Walk(interventions, query, from, newLimit, skipsUnreadable, oldest);
    }

    /**
     * The same walk, but it skips records that can't be read instead of ending at them. It reports them: the element before the page
     * that skips them is a {@link MalformedResponse} whose {@link MalformedResponse#unreadable()} are these records, and the iterator
     * has a next element after it.
     *
     * <p>Any other error still ends the walk; so does a page on which every new record is unreadable, unless it is the last page.
     * A record without the date to sort by also ends the walk. Each skipped record is reported once as long as the list doesn't shift;
     * {@link WalkedPage#next} doesn't keep unreadable records, so that a walk from there may report some of them again.
     */
    public Walk skippingUnreadable() {
        return new Walk(interventions, query, from, limit, true, oldest);
    }

    /**
     * The same walk, but only interventions that may have been created after this moment. Their dates are truncated to whole seconds, so
     * those of the moment's own second belong to them: a later walk from the newest date that was seen misses none, and returns those of
     * that second again. It replaces an earlier such moment.
     *
     * <p>The walk ends at the first page that shows an older intervention, without requesting another one. A walk from a position
     * that is older has no elements. {@link WalkedPage#total} still counts the whole list.
     *
     * @throws IllegalArgumentException if the query isn't sorted by {@link Sort#CREATED_AT}
     */
    public Walk createdAfter(Instant moment) {
        if (query.sort() != Sort.CREATED_AT) {
            throw new IllegalArgumentException(
                    "only a walk sorted by created_at can end at a date of creation, not one sorted by "
                            + query.sort());
        }
        return new Walk(
                interventions,
                query,
                from,
                limit,
                skipsUnreadable,
                Option.some(moment.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The interventions of this walk's pages, one by one, and its errors. */
    public WalkedItems items() {
        return new WalkedItems(this);
    }

    @Override
    public Iterator<Either<InterventionError, WalkedPage>> iterator() {
        return new Steps();
    }

    private final class Steps implements Iterator<Either<InterventionError, WalkedPage>> {

        private WalkPosition position = from;
        private boolean ended = oldest.exists(from::isOlderThan);
        private long returned = from.offset();
        /** The page to return next, after its skipped records have been reported. */
        private Option<WalkedPage> pending = Option.none();

        @Override
        public boolean hasNext() {
            return !ended || pending.isDefined();
        }

        @Override
        public Either<InterventionError, WalkedPage> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the walk has ended");
            }
            if (pending.isDefined()) {
                WalkedPage page = pending.get();
                pending = Option.none();
                return Either.right(page);
            }
            return nextStep().peekLeft(error -> ended = true).flatMap(this::reported);
        }

        private Either<InterventionError, WalkedPage> reported(Step step) {
            position = step.page().next();
            returned += step.page().records().size();
            if (step.skipped().isEmpty()) {
                return Either.right(step.page());
            }
            pending = Option.some(step.page());
            return Either.left(new MalformedResponse(
                    "the walk skips records that can't be read: " + describe(step.skipped()),
                    Option.some(step.slice().pageOf(step.skipped(), limit))));
        }

        private Either<InterventionError, Step> nextStep() {
            Either<InterventionError, Step> step = step();
            for (int tries = 1; tries < MAX_TRIES && !step.forAll(this::makesProgress); tries++) {
                step = step();
            }
            return step.filterOrElse(this::makesProgress, this::stuck);
        }

        /** Ensures that a walk ends, whatever the service responds. */
        private boolean makesProgress(Step step) {
            return ended
                    || step.page().records().nonEmpty()
                    || step.page().next().offset() > position.offset();
        }

        private MalformedResponse stuck(Step step) {
            List<UnreadableRecord> unreadable = step.slice().unreadable();
            String message = "after record " + position.offset() + " of the list, pages of " + limit
                    + " records show nothing new though there are more, so a walk can't continue";
            return unreadable.isEmpty()
                    ? new MalformedResponse(message)
                    : new MalformedResponse(
                            message + "; these can't be read: " + describe(unreadable),
                            Option.some(step.slice().pageOf(unreadable, limit)));
        }

        private Either<InterventionError, Step> step() {
            long overlap = Math.max(0, position.offset() - 1);
            Either<InterventionError, Slice> slice = sliceAt(overlap);
            while (slice.exists(this::mayHaveMissedSome)) {
                slice = sliceAt(offsetBefore(slice.get()));
            }
            return slice.filterOrElse(
                            found -> found.offset() != overlap || found.end() > position.offset() || !found.hasNext(),
                            found -> new MalformedResponse("a page of " + limit + " records from " + overlap
                                    + " on was requested, but only "
                                    + found.size()
                                    + " were received though there are more, so a walk can't continue"))
                    .map(found -> step(found, overlap));
        }

        private Step step(Slice found, long overlap) {
            ended = !found.hasNext();
            return new Step(
                    new WalkedPage(
                            found.unseen(), hasShifted(found, overlap), found.positionAfter(), found.count(), returned),
                    found,
                    found.unreadablePassedNow());
        }

        /** The offset of the page before; if the list has become shorter than that, the offset of its last record. */
        private long offsetBefore(Slice slice) {
            return Math.max(0, Math.min(slice.offset() - (limit - 1), slice.count() - 1));
        }

        /** Whether records may have moved from this slice to an offset before it, since earlier ones were cancelled. */
        private boolean mayHaveMissedSome(Slice slice) {
            return slice.offset() > 0 && !slice.beginsWithPassed();
        }

        private boolean hasShifted(Slice found, long overlap) {
            int expected = position.offset() > 0 ? 1 : 0;
            return found.offset() != overlap || found.numberOfPassed() != expected;
        }

        private Either<InterventionError, Slice> sliceAt(long offset) {
            return interventions
                    .list(query, PageRequest.of(offset, limit))
                    .fold(
                            error -> readablePart(error)
                                    .flatMap(page -> Slice.ofPartlyReadable(page, offset, query.sort(), position)),
                            page -> Slice.of(page, offset, query.sort(), position))
                    .map(slice -> oldest.map(slice::endingBefore).getOrElse(slice));
        }
    }

    private Either<InterventionError, Page<Either<UnreadableRecord, Intervention>>> readablePart(
            InterventionError error) {
        return skipsUnreadable && error instanceof MalformedResponse malformed
                ? malformed.page().toEither(error)
                : Either.left(error);
    }

    private static String describe(List<UnreadableRecord> unreadable) {
        return unreadable
                .map(record -> "the one at index " + record.index()
                        + record.id().fold(() -> "", id -> " (intervention " + id.value() + ")") + ": "
                        + record.reason())
                .mkString("; ");
    }

    private record Step(WalkedPage page, Slice slice, List<UnreadableRecord> skipped) {}
}
