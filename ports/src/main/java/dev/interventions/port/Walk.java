package dev.interventions.port;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
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
 * <p>Every element is either a page or an error. An error ends the walk; {@link WalkedPage#next} of the page before it is the
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

    Walk(Interventions interventions, InterventionQuery query, WalkPosition from, int limit) {
        this.interventions = interventions;
        this.query = query;
        this.from = from;
        this.limit = limit;
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
        return new Walk(interventions, query, from, newLimit);
    }

    @Override
    public Iterator<Either<InterventionError, WalkedPage>> iterator() {
        return new Steps();
    }

    private final class Steps implements Iterator<Either<InterventionError, WalkedPage>> {

        private WalkPosition position = from;
        private boolean ended;

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Either<InterventionError, WalkedPage> next() {
            if (ended) {
                throw new NoSuchElementException("the walk has ended");
            }
            return furtherStep().peek(page -> position = page.next()).peekLeft(error -> ended = true);
        }

        private Either<InterventionError, WalkedPage> furtherStep() {
            Either<InterventionError, WalkedPage> step = step();
            for (int looks = 1; looks < MOST_LOOKS && !step.forAll(this::comesFurther); looks++) {
                step = step();
            }
            return step.filterOrElse(
                    this::comesFurther,
                    page -> new MalformedResponse("after record " + position.offset() + " of the list, pages of "
                            + limit + " records show nothing new though there are more, so a walk can't go on"));
        }

        /** So that a walk comes to its end, whatever the service answers. */
        private boolean comesFurther(WalkedPage page) {
            return ended || page.records().nonEmpty() || page.next().offset() > position.offset();
        }

        private Either<InterventionError, WalkedPage> step() {
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
                    .map(found -> page(found, overlap));
        }

        private WalkedPage page(Stretch found, long overlap) {
            ended = !found.hasNext();
            List<Moment> fresh = found.records().reject(position::isPast);
            return new WalkedPage(
                    fresh.map(Moment::intervention), hasShifted(found, overlap), position.after(fresh, found.end()));
        }

        /** A page further back, and at once to the end of a list that has become shorter than that. */
        private long before(Stretch stretch) {
            return Math.max(0, Math.min(stretch.offset() - (limit - 1), stretch.count() - 1));
        }

        /** Whether the list moved towards its beginning, so that records of this walk may stand before this stretch now. */
        private boolean mayHaveMissedSome(Stretch stretch) {
            return stretch.offset() > 0 && !stretch.records().headOption().exists(position::isPast);
        }

        private boolean hasShifted(Stretch found, long overlap) {
            int expected = position.offset() > 0 ? 1 : 0;
            return found.offset() != overlap || found.records().count(position::isPast) != expected;
        }

        private Either<InterventionError, Stretch> stretchAt(long offset) {
            return interventions.list(query, PageRequest.of(offset, limit)).flatMap(page -> stretchOf(page, offset));
        }
    }

    private Either<InterventionError, Stretch> stretchOf(Page<Intervention> page, long offset) {
        if (page.offset() != offset) {
            return Either.left(new MalformedResponse("a page from " + offset
                    + " on was asked for, but the response is one from " + page.offset() + " on"));
        }
        return Either.<InterventionError, Moment>sequenceRight(page.records().map(this::momentOf))
                .map(moments -> new Stretch(offset, moments.toList(), page.count()));
    }

    private Either<InterventionError, Moment> momentOf(Intervention intervention) {
        Option<Instant> moment = query.sort() == Sort.CREATED_AT
                ? intervention.lifecycle().createdAt()
                : intervention.lifecycle().updatedAt();
        return moment.map(at -> new Moment(at, intervention.id(), intervention))
                .toEither(() -> new MalformedResponse("intervention "
                        + intervention.id().value() + " has no date to sort by, so a walk can't tell its place"));
    }

    /** What a page shows of the list. */
    private record Stretch(long offset, List<Moment> records, long count) {
        long end() {
            return offset + records.size();
        }

        /** Unlike {@link Page#hasNext}, also if no records are shown here: a walk must not take that for the end. */
        boolean hasNext() {
            return records.size() < count - offset;
        }
    }
}
