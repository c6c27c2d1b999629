package dev.interventions.conformance.faults;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.WorldChange;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Faults of the journal. */
final class JournalFaults {

    private static final UserId SOMEBODY = UserId.of("somebody");

    private JournalFaults() {}

    static Seq<Fault> all() {
        AtomicLong reads = new AtomicLong();
        return List.of(
                        new Fault(
                                "JOURNAL-1",
                                "always gives the newest events first",
                                asking(query -> with(query, query.names(), query.user(), false))),
                        new Fault(
                                "JOURNAL-1", "always gives the oldest events first", asking(JournalQuery::oldestFirst)),
                        new Fault(
                                "JOURNAL-1",
                                "gives events of the same date in the same order both ways",
                                listing((all, query) -> query.isOldestFirst()
                                        ? all
                                        : all.reverse()
                                                .sorted(Comparator.comparing(JournalEvent::createdAt)
                                                        .reversed()))),
                        new Fault(
                                "JOURNAL-2",
                                "ignores the names",
                                asking(query ->
                                        with(query, LinkedHashSet.empty(), query.user(), query.isOldestFirst()))),
                        new Fault(
                                "JOURNAL-2",
                                "looks at one of several names only",
                                asking(query ->
                                        with(query, query.names().take(1), query.user(), query.isOldestFirst()))),
                        new Fault(
                                "JOURNAL-2",
                                "gives nothing if one of the names is unknown",
                                listing((all, query) ->
                                        query.names().forAll(WorldChange.EVENTS::contains) ? all : Vector.empty())),
                        new Fault(
                                "JOURNAL-3",
                                "ignores the date after which events are requested",
                                asking(query -> dated(query, Option.none(), query.createdBefore()))),
                        new Fault(
                                "JOURNAL-3",
                                "ignores the date before which events are requested",
                                asking(query -> dated(query, query.createdAfter(), Option.none()))),
                        new Fault(
                                "JOURNAL-3",
                                "takes one date for the other",
                                asking(query -> dated(query, query.createdBefore(), query.createdAfter()))),
                        new Fault(
                                "JOURNAL-4",
                                "ignores the user",
                                asking(query -> with(query, query.names(), Option.none(), query.isOldestFirst()))),
                        new Fault(
                                "JOURNAL-5",
                                "ignores all filters but the first",
                                asking(query -> query.names().isEmpty()
                                        ? query
                                        : with(
                                                JournalQuery.all(),
                                                query.names(),
                                                Option.none(),
                                                query.isOldestFirst()))),
                        new Fault(
                                "JOURNAL-7",
                                "records a reply as an update of custom fields",
                                changing((state, correct) -> new FaultyJournal(
                                        correct, (all, query) -> all.appendAll(replies(state)), query -> query))),
                        new Fault(
                                "JOURNAL-8",
                                "dates events when they are read",
                                changing((state, correct) -> new FaultyJournal(
                                        correct,
                                        (all, query) -> all.map(event -> new JournalEvent(
                                                event.id(),
                                                event.name(),
                                                state.world().now(),
                                                event.user(),
                                                event.intervention())),
                                        query -> query))),
                        new Fault("JOURNAL-8", "names no user", events(event -> by(Option.none(), event))),
                        new Fault(
                                "JOURNAL-8",
                                "names a user for an event that nobody caused",
                                events(event -> by(event.user().orElse(Option.some(SOMEBODY)), event))),
                        new Fault(
                                "JOURNAL-9",
                                "names another intervention",
                                events(event -> new JournalEvent(
                                        event.id(),
                                        event.name(),
                                        event.createdAt(),
                                        event.user(),
                                        Option.some(InterventionId.of("another"))))),
                        new Fault(
                                "JOURNAL-10",
                                "gives an event another id each time",
                                events(event -> withId(event.id() + reads.incrementAndGet(), event))),
                        new Fault("JOURNAL-10", "gives all events one id", events(event -> withId("e", event))),
                        new Fault(
                                "JOURNAL-11",
                                "repeats the last event of the page before",
                                paging(page -> page.at(Math.max(0, page.offset() - 1)))),
                        new Fault(
                                "JOURNAL-11",
                                "misses an event between two pages",
                                paging(page -> page.offset() == 0 ? page : page.at(page.offset() + 1))),
                        new Fault(
                                "JOURNAL-12",
                                "keeps one of several events of the same kind and date",
                                listing((all, query) -> all.distinctBy(event ->
                                        List.of(event.name(), event.createdAt().toString())))),
                        new Fault(
                                "JOURNAL-12",
                                "records every event twice",
                                listing((all, query) ->
                                        all.flatMap(event -> Vector.of(event, withId(event.id() + "again", event))))),
                        new Fault(
                                "PAGE-1",
                                "counts the events of the page only",
                                pages(page -> new Page<>(
                                        page.records().size(), page.offset(), page.limit(), page.records()))),
                        new Fault(
                                "ARGUMENT-1",
                                "takes no query for all events",
                                changing((state, correct) ->
                                        new FaultyJournal(correct, (all, query) -> all, query -> query) {
                                            @Override
                                            public Either<InterventionError, Page<JournalEvent>> list(
                                                    JournalQuery query, PageRequest page) {
                                                return super.list(query == null ? JournalQuery.all() : query, page);
                                            }
                                        })),
                        new Fault(
                                "IMPERSONATE-2",
                                "ignores as whom the journal is read",
                                changing((state, correct) ->
                                        new FaultyJournal(correct, (all, query) -> all, query -> query) {
                                            @Override
                                            public Journal actingAs(UserId user) {
                                                return this;
                                            }
                                        })))
                .appendAll(WorldChange.EVENTS
                        .toList()
                        .map(name -> new Fault(
                                "JOURNAL-7",
                                "records no " + name,
                                listing((all, query) ->
                                        all.reject(event -> event.name().equals(name))))));
    }

    // ---- faulty journals ----

    /** A journal with a fault, made from the correct one. */
    interface Change {
        Journal of(FaultState state, Journal correct);
    }

    private static FaultyBehavior changing(Change change) {
        return new FaultyBehavior() {
            @Override
            public Journal journal(FaultState state, Journal correct) {
                return change.of(state, correct);
            }
        };
    }

    private static FaultyBehavior asking(UnaryOperator<JournalQuery> other) {
        return changing((state, correct) -> new FaultyJournal(correct, (all, query) -> all, other));
    }

    /** The list of all events that match a query, made from the correct one. */
    interface Listing {
        Seq<JournalEvent> of(Seq<JournalEvent> all, JournalQuery query);
    }

    private static FaultyBehavior listing(Listing other) {
        return changing((state, correct) -> new FaultyJournal(correct, other, query -> query));
    }

    private static FaultyBehavior events(UnaryOperator<JournalEvent> other) {
        return listing((all, query) -> all.map(other));
    }

    private static FaultyBehavior paging(UnaryOperator<PageRequest> other) {
        return changing((state, correct) -> new FaultyJournal(correct, (all, query) -> all, query -> query) {
            @Override
            public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
                return super.list(query, other.apply(page));
            }
        });
    }

    private static FaultyBehavior pages(UnaryOperator<Page<JournalEvent>> other) {
        return changing((state, correct) -> new FaultyJournal(correct, (all, query) -> all, query -> query) {
            @Override
            public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
                return super.list(query, page).map(other);
            }
        });
    }

    /** Reads the longest page of the correct journal, which in a test is all of it. */
    private static class FaultyJournal implements Journal {

        private final Journal correct;
        private final Listing list;
        private final UnaryOperator<JournalQuery> asked;

        FaultyJournal(Journal correct, Listing list, UnaryOperator<JournalQuery> asked) {
            this.correct = correct;
            this.list = list;
            this.asked = asked;
        }

        @Override
        public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
            return correct.list(asked.apply(query), PageRequest.of(0, PageRequest.MAX_LIMIT))
                    .map(all -> list.of(all.records(), query))
                    .map(all -> new Page<>(
                            all.size(),
                            page.offset(),
                            page.limit(),
                            all.drop((int) Math.min(all.size(), page.offset())).take(page.limit())));
        }

        @Override
        public Journal actingAs(UserId user) {
            return new FaultyJournal(correct.actingAs(user), list, asked);
        }
    }

    // ---- changed queries and events ----

    private static JournalQuery with(
            JournalQuery query, Set<String> names, Option<UserId> user, boolean isOldestFirst) {
        return new JournalQuery(names, query.createdAfter(), query.createdBefore(), user, isOldestFirst);
    }

    private static JournalQuery dated(JournalQuery query, Option<Instant> after, Option<Instant> before) {
        return new JournalQuery(query.names(), after, before, query.user(), query.isOldestFirst());
    }

    private static JournalEvent by(Option<UserId> user, JournalEvent event) {
        return new JournalEvent(event.id(), event.name(), event.createdAt(), user, event.intervention());
    }

    private static JournalEvent withId(String id, JournalEvent event) {
        return new JournalEvent(id, event.name(), event.createdAt(), event.user(), event.intervention());
    }

    private static Seq<JournalEvent> replies(FaultState state) {
        return Vector.ofAll(state.replies().entrySet())
                .map(reply -> new JournalEvent(
                        reply.getKey().value(),
                        "intervention.custom_fields_updated",
                        state.world().now(),
                        Option.none(),
                        Option.some(reply.getValue())));
    }
}
