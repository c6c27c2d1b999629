package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The promises of an {@link EventStore}. For authors of event stores only: an adapter's author needs no subclass. The tests move the
 * fixture's clock, and don't depend on the speed of the machine.
 */
public abstract class EventStoreContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant ISSUED = Instant.ofEpochMilli(1_561_044_728_123L);
    private static final int THREADS = 8;

    private EventStoreFixture fixture;

    /** For subclasses. */
    protected EventStoreContract() {}

    /** A fixture with an empty store. */
    protected abstract EventStoreFixture createFixture();

    @BeforeEach
    final void open() {
        fixture = createFixture();
    }

    @AfterEach
    final void close() {
        fixture.close();
    }

    // ---- adding ----

    @Test
    final void claims_an_event_as_it_was_added() {
        WebhookEvent event = new WebhookEvent(
                "e1",
                EventType.INTERVENTION_CLOSED,
                Option.some(ISSUED),
                Option.some("u1"),
                "intervention",
                "i1",
                "{\"source_id\":\"s1\",\"name\":\"Zoë \uD83D\uDE00\"}");

        assertThat(add(event)).isEqualTo(1);

        assertThat(claimed().flatMap(EventBatch::events)).containsExactly(event);
    }

    @Test
    final void claims_an_event_with_only_an_id_and_a_type() {
        WebhookEvent event =
                new WebhookEvent("e1", new EventType("task.new"), Option.none(), Option.none(), "", "", "{}");

        add(event);

        assertThat(claimed().flatMap(EventBatch::events)).containsExactly(event);
    }

    @Test
    final void adds_each_id_once() {
        assertThat(add(event("e1", "i1"), event("e2", "i1"), event("e1", "i2"))).isEqualTo(2);
        assertThat(add(event("e2", "i1"), event("e3", "i1"))).isEqualTo(1);

        assertThat(idsOf(claimed())).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    final void adds_nothing_from_an_empty_delivery() {
        assertThat(add()).isZero();
        assertThat(claimed()).isEmpty();
    }

    @Test
    final void distinguishes_ids_by_case_and_surrounding_blanks() {
        assertThat(add(event("e1", "i1"), event("E1", "i1"), event("e1 ", "i1")))
                .isEqualTo(3);
    }

    @Test
    final void remembers_the_id_of_a_handled_event_for_two_days() {
        add(event("e1", "i1"));
        complete(claimed().head());

        fixture.advance(EventStore.MEMORY.minusSeconds(1));

        assertThat(add(event("e1", "i1"))).isZero();
        assertThat(claimed()).isEmpty();
    }

    @Test
    final void never_forgets_an_event_that_is_not_handled() {
        add(event("e1", "i1"));

        fixture.advance(EventStore.MEMORY.multipliedBy(3));

        assertThat(add(event("e2", "i2"), event("e1", "i1"))).isEqualTo(1);
        assertThat(idsOf(claimed())).containsExactlyInAnyOrder("e1", "e2");
    }

    // ---- claiming ----

    @Test
    final void claims_all_events_of_a_subject_together_in_the_order_of_their_times() {
        add(event("e3", "i1", Option.some(ISSUED.plusMillis(2))), event("x", "i2"));
        add(event("e2", "i1", Option.some(ISSUED.plusMillis(1))), event("e4", "i1", Option.none()));
        add(event("e1", "i1", Option.some(ISSUED)));

        Seq<EventBatch> batches = claimed();

        assertThat(batches).hasSize(2);
        EventBatch batch = batches.find(claim -> claim.subject().endsWith("i1")).get();
        assertThat(batch.events().map(WebhookEvent::id)).containsExactly("e1", "e2", "e3", "e4");
        assertThat(batch.attempts()).isEqualTo(1);
    }

    @Test
    final void claims_at_most_as_many_batches_as_asked_and_the_one_due_for_longest_first() {
        add(event("e1", "i1"));
        fixture.advance(Duration.ofSeconds(1));
        add(event("e2", "i2"));
        fixture.advance(Duration.ofSeconds(1));
        add(event("e3", "i3"), event("e4", "i1"));

        assertThat(idsOf(store().claim(2, LEASE).get())).containsExactlyInAnyOrder("e1", "e4", "e2");
        assertThat(idsOf(claimed())).containsExactly("e3");
    }

    @Test
    final void claims_no_event_of_a_subject_that_is_claimed() {
        add(event("e1", "i1"));
        EventBatch first = claimed().head();
        add(event("e2", "i1"), event("e3", "i3"));

        assertThat(idsOf(claimed())).containsExactly("e3");

        complete(first);
        assertThat(idsOf(claimed())).containsExactly("e2");
    }

    @Test
    final void claims_again_after_the_lease_and_counts_the_attempts() {
        add(event("e1", "i1"));
        claimed();

        fixture.advance(LEASE.minusMillis(1));
        assertThat(claimed()).isEmpty();

        fixture.advance(Duration.ofMillis(1));
        assertThat(claimed().single().attempts()).isEqualTo(2);
    }

    @Test
    final void lets_no_claim_end_what_another_one_holds() {
        add(event("e1", "i1"));
        EventBatch slow = claimed().head();
        fixture.advance(LEASE);
        EventBatch current = claimed().head();

        assertThat(store().complete(slow).get()).isFalse();
        assertThat(store().retry(slow, Duration.ZERO).get()).isFalse();
        assertThat(store().giveUp(slow, "too slow").get()).isFalse();

        assertThat(claimed()).isEmpty();
        assertThat(store().deadLetters(10).get()).isEmpty();
        assertThat(store().complete(current).get()).isTrue();
    }

    @Test
    final void refuses_a_claim_of_nothing() {
        assertThatThrownBy(() -> store().claim(0, LEASE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().claim(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- ending a claim ----

    @Test
    final void never_claims_a_completed_event_again() {
        add(event("e1", "i1"));
        EventBatch batch = claimed().head();

        assertThat(store().complete(batch).get()).isTrue();
        assertThat(store().complete(batch).get()).isFalse();

        fixture.advance(LEASE.multipliedBy(2));
        assertThat(claimed()).isEmpty();
    }

    @Test
    final void claims_a_failed_batch_after_its_delay_with_events_added_since() {
        add(event("e1", "i1"));
        assertThat(store().retry(claimed().head(), Duration.ofSeconds(30)).get())
                .isTrue();
        add(event("e2", "i1"));

        fixture.advance(Duration.ofSeconds(30).minusMillis(1));
        assertThat(claimed()).isEmpty();

        fixture.advance(Duration.ofMillis(1));
        EventBatch batch = claimed().single();
        assertThat(batch.events().map(WebhookEvent::id)).containsExactly("e1", "e2");
        assertThat(batch.attempts()).isEqualTo(2);
    }

    @Test
    final void keeps_events_that_were_given_up_until_they_are_revived() {
        WebhookEvent event = event("e1", "i1");
        add(event);
        assertThat(store().giveUp(claimed().head(), "the handler failed").get()).isTrue();

        fixture.advance(LEASE.multipliedBy(2));
        assertThat(claimed()).isEmpty();
        assertThat(add(event)).isZero();
        assertThat(store().deadLetters(10).get()).containsExactly(new DeadLetter(event, "the handler failed"));

        assertThat(store().revive("e1").get()).isTrue();
        assertThat(store().revive("e1").get()).isFalse();
        assertThat(store().deadLetters(10).get()).isEmpty();
        EventBatch batch = claimed().single();
        assertThat(batch.events()).containsExactly(event);
        assertThat(batch.attempts()).isEqualTo(1);
    }

    @Test
    final void claims_events_added_after_a_batch_that_was_given_up() {
        add(event("e1", "i1"));
        EventBatch batch = claimed().head();
        add(event("e2", "i1"));

        store().giveUp(batch, "the handler failed");

        EventBatch next = claimed().single();
        assertThat(next.events().map(WebhookEvent::id)).containsExactly("e2");
        assertThat(next.attempts()).isEqualTo(1);
    }

    @Test
    final void lists_no_more_dead_letters_than_asked() {
        for (int number = 1; number <= 3; number++) {
            add(event("e" + number, "i" + number));
            store().giveUp(claimed().head(), "reason " + number);
            fixture.advance(Duration.ofSeconds(1));
        }

        assertThat(store().deadLetters(2).get().map(letter -> letter.event().id()))
                .containsExactly("e1", "e2");
    }

    // ---- several at once ----

    @Test
    final void stores_doubled_deliveries_from_several_threads_once() throws Exception {
        Vector<WebhookEvent> events = Vector.range(0, 100).map(number -> event("e" + number, "i" + number % 10));

        int added = together(() -> store().add(List.ofAll(events).shuffle()).get())
                .sum()
                .intValue();

        assertThat(added).isEqualTo(events.size());
        assertThat(idsOf(store().claim(1_000, LEASE).get())).hasSize(events.size());
    }

    @Test
    final void gives_each_subject_to_one_of_several_claims() throws Exception {
        store().add(Vector.range(0, 60).map(number -> event("e" + number, "i" + number % 20)));

        Seq<Seq<EventBatch>> claims = together(() -> store().claim(5, LEASE).get());

        Seq<EventBatch> batches = claims.flatMap(batch -> batch);
        assertThat(batches.map(EventBatch::subject)).doesNotHaveDuplicates();
        assertThat(idsOf(batches.appendAll(store().claim(100, LEASE).get()))).hasSize(60);
    }

    @Test
    final void handles_every_event_of_a_random_sequence() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        java.util.Set<String> handled = new java.util.HashSet<>();
        for (int number = 0; number < 200; number++) {
            add(event("e" + number, "i" + random.nextInt(8)));
            step(random, handled);
        }
        for (int round = 0; round < 100 && handled.size() < 200; round++) {
            fixture.advance(LEASE);
            claimed().forEach(batch -> completeInto(handled, batch));
        }
        assertThat(handled).as("seed %d", seed).hasSize(200);
    }

    private void step(Random random, java.util.Set<String> handled) {
        Seq<EventBatch> batches = store().claim(1 + random.nextInt(3), LEASE).get();
        for (EventBatch batch : batches) {
            switch (random.nextInt(4)) {
                case 0 -> completeInto(handled, batch);
                case 1 -> store().retry(batch, Duration.ofMillis(random.nextInt(5_000)));
                case 2 -> {
                    store().giveUp(batch, "random");
                    batch.events().forEach(event -> store().revive(event.id()));
                }
                default -> fixture.advance(Duration.ofMillis(random.nextInt(90_000)));
            }
        }
    }

    private void completeInto(java.util.Set<String> handled, EventBatch batch) {
        if (store().complete(batch).get()) {
            batch.events()
                    .forEach(event -> assertThat(handled.add(event.id()))
                            .as("event %s is completed once", event.id())
                            .isTrue());
        }
    }

    // ---- restarts ----

    @Test
    final void keeps_everything_over_a_restart_if_it_can_be_reopened() {
        add(event("handled", "i0"));
        complete(claimed().head());
        add(event("e1", "i1"));
        EventBatch claimed = claimed().head();
        add(event("e2", "i2"));

        fixture.reopened().forEach(reopened -> {
            assertThat(reopened.add(List.of(event("handled", "i0"), event("e1", "i1"), event("e2", "i2")))
                            .get())
                    .isZero();
            assertThat(idsOf(reopened.claim(10, LEASE).get())).containsExactly("e2");
            assertThat(reopened.complete(claimed).get()).isTrue();
        });
    }

    private EventStore store() {
        return fixture.store();
    }

    private int add(WebhookEvent... events) {
        return store().add(List.of(events)).get();
    }

    private Seq<EventBatch> claimed() {
        return store().claim(100, LEASE).get();
    }

    private void complete(EventBatch batch) {
        assertThat(store().complete(batch).get()).isTrue();
    }

    private static Seq<String> idsOf(Seq<EventBatch> batches) {
        return batches.flatMap(EventBatch::events).map(WebhookEvent::id);
    }

    private static WebhookEvent event(String id, String interventionId) {
        return event(id, interventionId, Option.some(ISSUED));
    }

    private static WebhookEvent event(String id, String interventionId, Option<Instant> issuedAt) {
        return new WebhookEvent(
                id, EventType.INTERVENTION_CLOSED, issuedAt, Option.none(), "intervention", interventionId, "{}");
    }

    private static <T> Seq<T> together(Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Vector<Callable<T>> calls = Vector.fill(THREADS, call);
            Vector<T> results = Vector.empty();
            for (Future<T> result : threads.invokeAll(calls.asJava())) {
                results = results.append(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
