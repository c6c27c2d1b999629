package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The cancellations that the platform's journal names, as hints: for hosts without webhooks whose user may search events.
 *
 * <p>Reads the events {@code intervention.canceled} from the oldest on, and those of an {@linkplain #overlapping overlap} again. The mark
 * contains the ids of the events in the overlap, so that each event gives only one hint. A poll costs one request, one more for each 150
 * cancellations, and the requests that the feed sends for each hint. After 1,500 new events, the next poll reads the rest.
 *
 * <p>An error of the journal, such as {@link dev.interventions.domain.Refused.NotAllowed}, ends the feed's poll, and so does a journal that
 * isn't in the requested order. No hint is lost: the next poll reads the same events.
 *
 * <p><b>Not promised.</b> The service doesn't guarantee that an event says which intervention it is about; one that doesn't gives no hint.
 * Neither does an event that the service lists later than the overlap, or no longer. So give the feed {@linkplain Feed#knowing its copy}
 * too: then the numbers differ, and the same poll compares the copy with the account.
 *
 * <p>Immutable; threads may share an instance if they may share the journal.
 */
public final class JournalHints implements Hints {

    private static final String CANCELLED = "intervention.canceled";
    private static final int MAX_EVENTS = 10 * PageRequest.MAX_LIMIT;
    private static final Duration MIN_OVERLAP = Duration.ofSeconds(1);

    private final Journal journal;
    private final Instant start;
    private final Duration overlap;

    private JournalHints(Journal journal, Instant start, Duration overlap) {
        this.journal = requireNonNull(journal, "journal");
        this.start = requireNonNull(start, "start");
        this.overlap = overlap;
    }

    /**
     * The cancellations in this journal, with an overlap of one second.
     *
     * @param start where a feed without a mark begins: no later than the beginning of its first copy, by the service's clock, even if that
     *     copy was interrupted. Each earlier cancellation costs one request
     */
    public static JournalHints from(Instant start, Journal journal) {
        return new JournalHints(journal, start, MIN_OVERLAP);
    }

    /**
     * The same hints, which read the events of this time before the newest one again. The overlap must be longer than the service takes to
     * list an event. Each position contains the ids of these events.
     *
     * @throws IllegalArgumentException if it is less than a second: the dates of events may be whole seconds
     */
    public JournalHints overlapping(Duration newOverlap) {
        if (newOverlap.compareTo(MIN_OVERLAP) < 0) {
            throw new IllegalArgumentException("the overlap must be at least a second, but is " + newOverlap);
        }
        return new JournalHints(journal, start, newOverlap);
    }

    /** {@inheritDoc} The mark of other hints, which the feed used before, counts as empty. */
    @Override
    public Either<InterventionError, Hinted> since(String mark) {
        Place place = Place.parse(mark).getOrElse(() -> new Place(start, HashSet.empty()));
        Instant from = place.newest().minus(overlap);
        Predicate<JournalEvent> isNew = event -> !event.createdAt().isBefore(from) && !place.hasRead(event);
        return events(from, isNew)
                .map(read -> new Hinted(
                        read.filter(isNew).flatMap(JournalEvent::intervention),
                        after(place, read).toString()));
    }

    private Either<InterventionError, Seq<JournalEvent>> events(Instant from, Predicate<JournalEvent> isNew) {
        JournalQuery query = JournalQuery.all().named(CANCELLED).after(from).oldestFirst();
        Vector<JournalEvent> read = Vector.empty();
        PageRequest next = PageRequest.of(0, PageRequest.MAX_LIMIT);
        while (true) {
            Either<InterventionError, Page<JournalEvent>> page = journal.list(query, next);
            if (page.isLeft()) {
                return Either.left(page.getLeft());
            }
            read = read.appendAll(page.get().records());
            if (!isOldestFirst(read)) {
                return Either.left(
                        new MalformedResponse("the journal is not in the requested order, the oldest event first"));
            }
            if (!page.get().hasNext() || read.count(isNew) >= MAX_EVENTS) {
                return Either.right(read);
            }
            next = next.at(read.size());
        }
    }

    private static boolean isOldestFirst(Seq<JournalEvent> events) {
        Seq<Instant> dates = events.map(JournalEvent::createdAt);
        return dates.zip(dates.drop(1)).forAll(two -> !two._2().isBefore(two._1()));
    }

    private Place after(Place place, Seq<JournalEvent> events) {
        Instant newest = events.lastOption().map(JournalEvent::createdAt).getOrElse(place.newest());
        Set<String> again = events.filter(event -> !event.createdAt().isBefore(newest.minus(overlap)))
                .map(JournalEvent::id)
                .toSet();
        return new Place(newest, again);
    }

    /**
     * A place in the journal.
     *
     * @param newest the date of the newest event that was read
     * @param read the ids of the events in the overlap before it
     */
    private record Place(Instant newest, Set<String> read) {

        private static final String SEPARATOR = " ";

        static Option<Place> parse(String mark) {
            List<String> parts = List.of(mark.split(SEPARATOR));
            try {
                return Option.some(
                        new Place(Instant.parse(parts.head()), parts.tail().toSet()));
            } catch (DateTimeException otherMark) {
                return Option.none();
            }
        }

        boolean hasRead(JournalEvent event) {
            return read.contains(event.id());
        }

        @Override
        public String toString() {
            return read.toList().sorted().prepend(newest.toString()).mkString(SEPARATOR);
        }
    }
}
