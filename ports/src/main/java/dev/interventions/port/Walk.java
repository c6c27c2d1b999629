package dev.interventions.port;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;

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
        return new Walk(interventions, query, from, WalkSteps.validLimit(newLimit), skipsUnreadable, oldest);
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
     * The same walk, but only interventions that may have been created after this moment. Dates are truncated to whole seconds, so
     * interventions that were created in the moment's own second are included: a later walk from the newest date that was seen misses none,
     * and returns the interventions of that second again. Another call replaces the moment.
     *
     * <p>The walk ends at the first page that shows an older intervention, without requesting another one. A walk from a position that is
     * older than this moment has no elements. {@link WalkedPage#total} still counts the whole list.
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
        Iterator<Either<InterventionError, WalkSteps.Passed<Intervention>>> steps =
                new WalkSteps<>(new Listed(), from, limit, oldest);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return steps.hasNext();
            }

            @Override
            public Either<InterventionError, WalkedPage> next() {
                return steps.next()
                        .map(page -> new WalkedPage(
                                page.records(), page.shifted(), page.next(), page.total(), page.before()));
            }
        };
    }

    private final class Listed implements WalkedList<Intervention> {

        @Override
        public String nameOfRecord() {
            return "intervention";
        }

        @Override
        public Either<InterventionError, Page<Intervention>> page(PageRequest request) {
            return interventions.list(query, request);
        }

        @Override
        public String idOf(Intervention intervention) {
            return intervention.id().value();
        }

        @Override
        public Option<Instant> momentOf(Intervention intervention) {
            return query.sort() == Sort.CREATED_AT
                    ? intervention.lifecycle().createdAt()
                    : intervention.lifecycle().updatedAt();
        }

        @Override
        public Option<Page<Either<UnreadableRecord, Intervention>>> readablePart(InterventionError error) {
            return skipsUnreadable && error instanceof MalformedResponse malformed ? malformed.page() : Option.none();
        }

        @Override
        public MalformedResponse malformed(String message, Page<Either<UnreadableRecord, Intervention>> page) {
            return new MalformedResponse(message, Option.some(page));
        }
    }
}
