package dev.interventions.port;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.port.WalkPosition.Moment;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * All interventions that a query gives, page after page, each page asked for when the iterator comes to it.
 *
 * <p>Every element is either a page or an error. An error ends the walk, unless it {@linkplain #skippingUnreadable() reports skipped
 * records}; {@link WalkedPage#next} of the page before it is the
 * position from which {@link Interventions#walk(InterventionQuery, WalkPosition)} goes on, also after a restart. An empty list
 * gives one page without records. Every other page gives records or comes further in the list; a service whose pages do neither
 * ends the walk with {@link MalformedResponse}.
 *
 * <p><b>Promised</b> for {@link Sort#CREATED_AT}: every intervention that the query gives from the walk's beginning to its end
 * comes exactly once, whatever is opened or cancelled meanwhile. Pages overlap by one record, so that a shift is seen; the walk
 * then steps back over it, leaves out what it has given before, and says so ({@link WalkedPage#shifted}). This needs little
 * memory: a position holds the last moment and the ids at that moment.
 *
 * <p><b>Not promised:</b> what is opened after the walk began, or comes to satisfy the query when the walk has passed its place
 * (a filter by status). With {@link Sort#UPDATED_AT}, a change moves an intervention to the front of the list, so a walk can
 * miss it.
 *
 * <p>A walk can be iterated several times, each time from its position. Iterators are for one thread each.
 */
public final class Walk implements Iterable<Either<InterventionError, WalkedPage>> {

    private static final int LEAST_LIMIT = 2;
    /** How often a page is looked for that comes further: a list that moves may hide it once or twice. */
    private static final int MOST_LOOKS = 5;

    private final Interventions interventions;
    private final InterventionQuery query;
    private final WalkPosition from;
    private final int limit;
    private final boolean skipsUnreadable;

    Walk(Interventions interventions, InterventionQuery query, WalkPosition from, int limit) {
        this(interventions, query, from, limit, false);
    }

    private Walk(
            Interventions interventions,
            InterventionQuery query,
            WalkPosition from,
            int limit,
            boolean skipsUnreadable) {
        this.interventions = interventions;
        this.query = query;
        this.from = from;
        this.limit = limit;
        this.skipsUnreadable = skipsUnreadable;
    }

    /**
     * The same walk with at most this many records asked for at once; 150 unless said otherwise.
     *
     * @throws IllegalArgumentException if the number is not from 2 to 150; one record would be the overlap alone
     */
    public Walk inPagesOf(int newLimit) {
        if (newLimit < LEAST_LIMIT || newLimit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("a walk's pages have from " + LEAST_LIMIT + " to "
                    + PageRequest.MAX_LIMIT + " records, not " + newLimit);
        }
        return new Walk(interventions, query, from, newLimit, skipsUnreadable);
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
        return new Walk(interventions, query, from, limit, true);
    }

    @Override
    public Iterator<Either<InterventionError, WalkedPage>> iterator() {
        return new Steps();
    }

    private final class Steps implements Iterator<Either<InterventionError, WalkedPage>> {

        private WalkPosition position = from;
        private boolean ended;
        /** The page whose skipped records have just been reported. */
        private Option<WalkedPage> held = Option.none();

        @Override
        public boolean hasNext() {
            return !ended || held.isDefined();
        }

        @Override
        public Either<InterventionError, WalkedPage> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the walk has ended");
            }
            if (held.isDefined()) {
                WalkedPage page = held.get();
                held = Option.none();
                return Either.right(page);
            }
            return furtherStep().peekLeft(error -> ended = true).flatMap(this::given);
        }

        private Either<InterventionError, WalkedPage> given(Step step) {
            position = step.page().next();
            if (step.skipped().isEmpty()) {
                return Either.right(step.page());
            }
            held = Option.some(step.page());
            return Either.left(new MalformedResponse(
                    "the walk skips records that can't be read: " + described(step.skipped()),
                    Option.some(step.stretch().pageOf(step.skipped(), limit))));
        }

        private Either<InterventionError, Step> furtherStep() {
            Either<InterventionError, Step> step = step();
            for (int looks = 1; looks < MOST_LOOKS && !step.forAll(this::comesFurther); looks++) {
                step = step();
            }
            return step.filterOrElse(this::comesFurther, this::stuck);
        }

        /** So that a walk comes to its end, whatever the service answers. */
        private boolean comesFurther(Step step) {
            return ended
                    || step.page().records().nonEmpty()
                    || step.page().next().offset() > position.offset();
        }

        private MalformedResponse stuck(Step step) {
            List<UnreadableRecord> unreadable = step.stretch().unreadable();
            String message = "after record " + position.offset() + " of the list, pages of " + limit
                    + " records show nothing new though there are more, so a walk can't go on";
            return unreadable.isEmpty()
                    ? new MalformedResponse(message)
                    : new MalformedResponse(
                            message + "; these can't be read: " + described(unreadable),
                            Option.some(step.stretch().pageOf(unreadable, limit)));
        }

        private Either<InterventionError, Step> step() {
            long overlap = Math.max(0, position.offset() - 1);
            Either<InterventionError, Stretch> stretch = stretchAt(overlap);
            while (stretch.exists(this::mayHaveMissedSome)) {
                stretch = stretchAt(before(stretch.get()));
            }
            return stretch.filterOrElse(
                            found -> found.offset() != overlap || found.end() > position.offset() || !found.hasNext(),
                            found -> new MalformedResponse("a page of " + limit + " records from " + overlap
                                    + " on was asked for, but only "
                                    + found.records().size()
                                    + " came though there are more, so a walk can't go on"))
                    .map(found -> step(found, overlap));
        }

        private Step step(Stretch found, long overlap) {
            ended = !found.hasNext();
            List<Moment> fresh = found.readable().reject(position::isPast);
            WalkPosition next = position.after(fresh, found.endOfReadable());
            return new Step(
                    new WalkedPage(fresh.map(Moment::intervention), hasShifted(found, overlap), next),
                    found,
                    skipped(found));
        }

        /**
         * The unreadable records that this walk passes now: those after the last record that it has given before, and before the last
         * one that can be read. Those that follow come again on the next page, if there is one.
         */
        private List<UnreadableRecord> skipped(Stretch found) {
            List<Either<UnreadableRecord, Moment>> passed = ended
                    ? found.records()
                    : found.records().reverse().dropWhile(Either::isLeft).reverse();
            int known = passed.lastIndexWhere(record -> record.exists(position::isPast));
            return passed.drop(known + 1).flatMap(record -> record.swap().toOption());
        }

        /** A page further back, and at once to the end of a list that has become shorter than that. */
        private long before(Stretch stretch) {
            return Math.max(0, Math.min(stretch.offset() - (limit - 1), stretch.count() - 1));
        }

        /** Whether the list moved towards its beginning, so that records of this walk may stand before this stretch now. */
        private boolean mayHaveMissedSome(Stretch stretch) {
            return stretch.offset() > 0 && !stretch.readable().headOption().exists(position::isPast);
        }

        private boolean hasShifted(Stretch found, long overlap) {
            int expected = position.offset() > 0 ? 1 : 0;
            return found.offset() != overlap || found.readable().count(position::isPast) != expected;
        }

        private Either<InterventionError, Stretch> stretchAt(long offset) {
            return interventions
                    .list(query, PageRequest.of(offset, limit))
                    .fold(Walk.this::readablePart, Walk::readable)
                    .flatMap(page -> stretchOf(page, offset));
        }
    }

    private static Either<InterventionError, Page<Either<UnreadableRecord, Intervention>>> readable(
            Page<Intervention> page) {
        return Either.right(new Page<>(
                page.count(), page.offset(), page.limit(), page.records().map(Either::right)));
    }

    private Either<InterventionError, Page<Either<UnreadableRecord, Intervention>>> readablePart(
            InterventionError error) {
        return skipsUnreadable && error instanceof MalformedResponse malformed
                ? malformed.page().toEither(error)
                : Either.left(error);
    }

    private Either<InterventionError, Stretch> stretchOf(
            Page<Either<UnreadableRecord, Intervention>> page, long offset) {
        if (page.offset() != offset) {
            return Either.left(new MalformedResponse("a page from " + offset
                    + " on was asked for, but the response is one from " + page.offset() + " on"));
        }
        return Either.<InterventionError, Either<UnreadableRecord, Moment>>sequenceRight(
                        page.records().map(this::momentOf))
                .map(moments -> new Stretch(offset, moments.toList(), page.count()));
    }

    private Either<InterventionError, Either<UnreadableRecord, Moment>> momentOf(
            Either<UnreadableRecord, Intervention> record) {
        return record.fold(
                unreadable -> Either.right(Either.left(unreadable)),
                intervention -> momentOf(intervention).map(Either::right));
    }

    private Either<InterventionError, Moment> momentOf(Intervention intervention) {
        Option<Instant> moment = query.sort() == Sort.CREATED_AT
                ? intervention.lifecycle().createdAt()
                : intervention.lifecycle().updatedAt();
        return moment.map(at -> new Moment(at, intervention.id(), intervention))
                .toEither(() -> new MalformedResponse("intervention "
                        + intervention.id().value() + " has no date to sort by, so a walk can't know its position"));
    }

    private static String described(List<UnreadableRecord> unreadable) {
        return unreadable
                .map(record -> "the one at index " + record.index()
                        + record.id().fold(() -> "", id -> " (intervention " + id.value() + ")") + ": "
                        + record.reason())
                .mkString("; ");
    }

    private record Step(WalkedPage page, Stretch stretch, List<UnreadableRecord> skipped) {}

    /** What a page shows of the list, each record in its place. */
    private record Stretch(long offset, List<Either<UnreadableRecord, Moment>> records, long count) {
        List<Moment> readable() {
            return records.flatMap(Either::toOption);
        }

        List<UnreadableRecord> unreadable() {
            return records.flatMap(record -> record.swap().toOption());
        }

        long end() {
            return offset + records.size();
        }

        /** A position ends after a record that can be read, which the next page shows again. */
        long endOfReadable() {
            return offset + records.lastIndexWhere(Either::isRight) + 1;
        }

        /** Unlike {@link Page#hasNext}, also if no records are shown here: a walk must not take that for the end. */
        boolean hasNext() {
            return records.size() < count - offset;
        }

        Page<Either<UnreadableRecord, Intervention>> pageOf(List<UnreadableRecord> unreadable, int limit) {
            return new Page<>(
                    count,
                    offset,
                    limit,
                    records.filter(record -> record.isRight() || unreadable.contains(record.getLeft()))
                            .map(record -> record.map(Moment::intervention)));
        }
    }
}
