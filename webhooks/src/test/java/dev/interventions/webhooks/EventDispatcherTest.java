package dev.interventions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.InMemoryEventStore;
import dev.interventions.webhooks.store.StoreFailure;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDispatcherTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryEventStore store = InMemoryEventStore.on(now::get);
    private final AtomicInteger reads = new AtomicInteger();
    private final World world = World.startingAt(now.get());
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final InterventionId opened = world.as(agent)
            .create(world.customerMessage(world.thread(source), world.customer()))
            .get()
            .id();
    private final Interventions interventions = countingReads(world.as(agent));

    @Test
    void hints_of_one_intervention_are_handled_together_and_read_it_once() throws Exception {
        java.util.List<List<EventType>> handled = new ArrayList<>();
        java.util.List<String> found = new ArrayList<>();
        store.add(List.of(
                event("e1", EventType.INTERVENTION_CLOSED, opened.value()),
                event("e2", EventType.INTERVENTION_REOPENED, opened.value())));

        int batches = dispatcher(hint -> {
                    handled.add(hint.events().map(WebhookEvent::type).toList());
                    found.add(hint.current().get().id().value());
                    found.add(hint.current().get().id().value());
                })
                .dispatchDue()
                .get();

        assertThat(batches).isEqualTo(1);
        assertThat(handled).containsExactly(List.of(EventType.INTERVENTION_CLOSED, EventType.INTERVENTION_REOPENED));
        assertThat(found).containsExactly(opened.value(), opened.value());
        assertThat(reads).hasValue(1);
    }

    @Test
    void an_intervention_that_is_gone_is_seen_as_not_found() throws Exception {
        java.util.List<Object> found = new ArrayList<>();
        store.add(List.of(event("e1", EventType.INTERVENTION_CANCELED, "cancelled")));

        dispatcher(hint -> found.add(hint.current().getLeft())).dispatchDue().get();

        assertThat(found).singleElement().isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void an_intervention_that_the_handler_does_not_look_at_is_not_read() throws Exception {
        store.add(List.of(event("e1", EventType.INTERVENTION_CLOSED, opened.value())));

        dispatcher(hint -> {}).dispatchDue().get();

        assertThat(reads).hasValue(0);
    }

    @Test
    void handled_events_are_not_handled_again() throws Exception {
        java.util.List<InterventionId> handled = new ArrayList<>();
        EventDispatcher dispatcher = dispatcher(hint -> handled.add(hint.id()));
        store.add(List.of(event("e1", EventType.INTERVENTION_CLOSED, "i1")));

        dispatcher.dispatchDue().get();
        pass(Duration.ofDays(1));

        assertThat(dispatcher.dispatchDue().get()).isZero();
        assertThat(handled).containsExactly(InterventionId.of("i1"));
    }

    @Test
    void a_batch_that_failed_is_handled_again_after_delays_that_double() throws Exception {
        java.util.List<Duration> attempts = new ArrayList<>();
        Instant start = now.get();
        EventDispatcher dispatcher = dispatcher(hint -> {
                    attempts.add(Duration.between(start, now.get()));
                    throw new IllegalStateException("the host's database is down");
                })
                .withRetries(new RetrySchedule(5, Duration.ofSeconds(1), Duration.ofSeconds(4)));
        store.add(List.of(event("e1", EventType.INTERVENTION_CLOSED, "i1")));

        for (int second = 0; second < 60; second++) {
            dispatcher.dispatchDue().get();
            pass(Duration.ofSeconds(1));
        }

        assertThat(attempts.stream().map(Duration::toSeconds)).containsExactly(0L, 1L, 3L, 7L, 11L);
        DeadLetter letter = store.deadLetters(10).get().single();
        assertThat(letter.event().id()).isEqualTo("e1");
        assertThat(letter.reason()).contains("attempt 5", "the host's database is down");
    }

    @Test
    void a_failure_delays_only_its_own_intervention() throws Exception {
        java.util.List<String> handled = new ArrayList<>();
        EventDispatcher dispatcher = dispatcher(hint -> {
            if (hint.id().value().equals("i1")) {
                throw new java.io.IOException("no");
            }
            handled.add(hint.id().value());
        });
        store.add(List.of(
                event("e1", EventType.INTERVENTION_CLOSED, "i1"), event("e2", EventType.INTERVENTION_CLOSED, "i2")));

        dispatcher.dispatchDue().get();

        assertThat(handled).containsExactly("i2");
    }

    @Test
    void other_events_go_to_their_own_handler() throws Exception {
        java.util.List<String> handled = new ArrayList<>();
        EventDispatcher dispatcher = dispatcher(hint -> {
                    throw new AssertionError(hint);
                })
                .handlingOthers(batch -> handled.add(batch.subject()));
        store.add(List.of(
                new WebhookEvent(
                        "e1", new EventType("content.imported"), Option.none(), Option.none(), "content", "c1", "{}"),
                event("e2", EventType.INTERVENTION_CLOSED, "not/an/id")));

        dispatcher.dispatchDue().get();

        assertThat(handled).containsExactlyInAnyOrder("content/c1", "intervention/not/an/id");
    }

    @Test
    void without_a_handler_other_events_are_completed() throws Exception {
        store.add(List.of(new WebhookEvent(
                "e1", new EventType("content.imported"), Option.none(), Option.none(), "content", "c1", "{}")));

        assertThat(dispatcher(hint -> {}).dispatchDue().get()).isEqualTo(1);

        pass(Duration.ofDays(1));
        assertThat(store.claim(1, Duration.ofSeconds(1)).get()).isEmpty();
    }

    @Test
    void events_of_a_process_that_died_are_handled_after_the_lease() throws Exception {
        store.add(List.of(event("e1", EventType.INTERVENTION_CLOSED, "i1")));
        store.claim(1, Duration.ofMinutes(5)).get();
        java.util.List<InterventionId> handled = new ArrayList<>();
        EventDispatcher dispatcher = dispatcher(hint -> handled.add(hint.id()));

        dispatcher.dispatchDue().get();
        assertThat(handled).isEmpty();

        pass(Duration.ofMinutes(5));
        dispatcher.dispatchDue().get();
        assertThat(handled).containsExactly(InterventionId.of("i1"));
    }

    @Test
    void a_failure_of_the_store_is_a_value() throws Exception {
        EventDispatcher dispatcher = EventDispatcher.of(new FailingStore("gone"), interventions, hint -> {});

        assertThat(dispatcher.dispatchDue().getLeft()).isEqualTo(new StoreFailure("gone"));
    }

    @Test
    void an_interrupt_in_a_handler_makes_its_events_due_again_at_once() {
        EventDispatcher interrupted = dispatcher(hint -> {
            throw new InterruptedException();
        });
        store.add(List.of(event("e1", EventType.INTERVENTION_CLOSED, "i1")));

        assertThatThrownBy(interrupted::dispatchDue).isInstanceOf(InterruptedException.class);

        EventBatch again = store.claim(1, Duration.ofSeconds(1)).get().single();
        assertThat(again.events().map(WebhookEvent::id)).containsExactly("e1");
    }

    @Test
    void a_running_dispatcher_is_woken_up_by_new_events_and_ends_when_interrupted() throws Exception {
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();
        EventDispatcher dispatcher = dispatcher(hint -> handled.add(hint.id().value()));
        Thread thread = new Thread(() -> dispatcher.run(Duration.ofDays(1)));
        thread.start();

        for (int number = 0; number < 20; number++) {
            store.add(List.of(event("e" + number, EventType.INTERVENTION_CLOSED, "i" + number)));
            dispatcher.wakeUp();
            assertThat(handled.poll(30, TimeUnit.SECONDS)).isEqualTo("i" + number);
        }

        thread.interrupt();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    @Timeout(30)
    void an_interval_without_a_pause_is_refused() {
        assertThatThrownBy(() -> dispatcher(hint -> {}).run(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval must be positive, but is PT0S");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "1, -1, 2", "1, 3, 2"})
    void a_schedule_without_an_attempt_or_with_contradicting_delays_is_refused(int attempts, long first, long longest) {
        assertThatThrownBy(() -> new RetrySchedule(attempts, Duration.ofSeconds(first), Duration.ofSeconds(longest)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_standard_schedule_goes_on_for_more_than_an_hour() {
        RetrySchedule schedule = RetrySchedule.standard();
        Duration total = Duration.ZERO;
        for (int attempt = 1; !schedule.isLast(attempt); attempt++) {
            total = total.plus(schedule.delayAfter(attempt));
        }

        assertThat(total).isGreaterThan(Duration.ofMinutes(60));
        assertThat(schedule.delayAfter(1_000)).isEqualTo(Duration.ofMinutes(30));
    }

    private EventDispatcher dispatcher(InterventionHandler handler) {
        return EventDispatcher.of(store, interventions, handler);
    }

    private Interventions countingReads(Interventions counted) {
        return (Interventions) Proxy.newProxyInstance(
                Interventions.class.getClassLoader(),
                new Class<?>[] {Interventions.class},
                (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    return method.invoke(counted, arguments);
                });
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static WebhookEvent event(String id, EventType type, String intervention) {
        return new WebhookEvent(id, type, Option.none(), Option.none(), "intervention", intervention, "{}");
    }
}
