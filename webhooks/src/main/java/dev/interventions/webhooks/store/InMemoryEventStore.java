package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps events in the memory of this process, for tests and for hosts that can afford to lose events: an acknowledged event that isn't
 * handled when the process ends is lost. Dead letters are kept until they are revived.
 */
public final class InMemoryEventStore implements EventStore {

    private static final int MAX_EVENTS_OF_A_BATCH = 500;

    private final InstantSource clock;

    /** Subjects with events to handle, in the order in which their first event was added. */
    private final Map<String, Subject> subjects = new LinkedHashMap<>();

    private final Set<String> known = new HashSet<>();
    private final Deque<Handled> handled = new ArrayDeque<>();
    private final Map<String, DeadLetter> deadLetters = new LinkedHashMap<>();
    private long claims;

    private InMemoryEventStore(InstantSource clock) {
        this.clock = clock;
    }

    /** An empty store on the system's clock. */
    public static InMemoryEventStore create() {
        return on(InstantSource.system());
    }

    /** An empty store on another clock, for tests that control the time. */
    public static InMemoryEventStore on(InstantSource clock) {
        return new InMemoryEventStore(requireNonNull(clock, "clock"));
    }

    private record Handled(String id, Instant at) {}

    private static final class Subject {
        private final java.util.List<WebhookEvent> events = new ArrayList<>();
        private Instant due;
        private int attempts;
        /** How many of the first events are claimed. */
        private int claimed;

        private String claim = "";

        Subject(Instant due) {
            this.due = due;
        }
    }

    @Override
    public synchronized Either<StoreFailure, Integer> add(Seq<WebhookEvent> events) {
        Instant now = clock.instant();
        forgetHandledBefore(now.minus(MEMORY));
        int added = 0;
        for (WebhookEvent event : events) {
            if (known.add(event.id())) {
                append(event, now);
                added++;
            }
        }
        return Either.right(added);
    }

    private void append(WebhookEvent event, Instant due) {
        subjects.computeIfAbsent(event.subject(), subject -> new Subject(due))
                .events
                .add(event);
    }

    private void forgetHandledBefore(Instant moment) {
        while (!handled.isEmpty() && handled.element().at().isBefore(moment)) {
            known.remove(handled.remove().id());
        }
    }

    @Override
    public synchronized Either<StoreFailure, Seq<EventBatch>> claim(int max, Duration lease) {
        if (max < 1 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a claim needs a positive number of batches and a positive lease");
        }
        Instant now = clock.instant();
        java.util.List<EventBatch> batches = subjects.entrySet().stream()
                .filter(entry -> !entry.getValue().due.isAfter(now))
                .sorted(Comparator.comparing(entry -> entry.getValue().due))
                .limit(max)
                .map(entry -> claim(entry.getKey(), entry.getValue(), now.plus(lease)))
                .toList();
        return Either.right(Vector.ofAll(batches));
    }

    private EventBatch claim(String name, Subject subject, Instant end) {
        subject.claim = Long.toString(++claims);
        subject.due = end;
        subject.attempts++;
        subject.claimed = Math.min(subject.events.size(), MAX_EVENTS_OF_A_BATCH);
        return new EventBatch(
                subject.claim, name, inOrder(subject.events.subList(0, subject.claimed)), subject.attempts);
    }

    private static List<WebhookEvent> inOrder(java.util.List<WebhookEvent> events) {
        return List.ofAll(events).sortBy(event -> event.issuedAt().getOrElse(Instant.MAX));
    }

    @Override
    public synchronized Either<StoreFailure, Boolean> complete(EventBatch batch) {
        Instant now = clock.instant();
        return Either.right(held(batch)
                .peek(subject -> {
                    batch.events().forEach(event -> handled.add(new Handled(event.id(), now)));
                    removeClaimed(batch.subject(), subject);
                })
                .isDefined());
    }

    @Override
    public synchronized Either<StoreFailure, Boolean> retry(EventBatch batch, Duration delay) {
        return Either.right(held(batch)
                .peek(subject -> {
                    subject.claim = "";
                    subject.due = clock.instant().plus(delay);
                })
                .isDefined());
    }

    @Override
    public synchronized Either<StoreFailure, Boolean> giveUp(EventBatch batch, String reason) {
        return Either.right(held(batch)
                .peek(subject -> {
                    batch.events().forEach(event -> deadLetters.put(event.id(), new DeadLetter(event, reason)));
                    removeClaimed(batch.subject(), subject);
                })
                .isDefined());
    }

    /** The subject of this batch, if its claim is still held. */
    private Option<Subject> held(EventBatch batch) {
        Subject subject = subjects.get(batch.subject());
        return subject == null || !subject.claim.equals(batch.claim()) ? Option.none() : Option.some(subject);
    }

    private void removeClaimed(String name, Subject subject) {
        subject.events.subList(0, subject.claimed).clear();
        subjects.remove(name);
        if (!subject.events.isEmpty()) {
            Subject rest = new Subject(clock.instant());
            rest.events.addAll(subject.events);
            subjects.put(name, rest);
        }
    }

    @Override
    public synchronized Either<StoreFailure, Seq<DeadLetter>> deadLetters(int max) {
        return Either.right(Vector.ofAll(deadLetters.values()).take(max));
    }

    @Override
    public synchronized Either<StoreFailure, Boolean> revive(String eventId) {
        DeadLetter letter = deadLetters.remove(eventId);
        if (letter != null) {
            append(letter.event(), clock.instant());
        }
        return Either.right(letter != null);
    }
}
