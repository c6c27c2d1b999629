package dev.interventions.http.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.http.Await;
import dev.interventions.http.CountingBudget;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.RecordingListener;
import dev.interventions.http.ScriptedResponse;
import dev.interventions.http.ScriptedService;
import dev.interventions.http.TestData;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.event.HttpListener.Ended;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.Outcome;
import dev.interventions.port.Operation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No listener can stop calls. */
@Timeout(60)
class ListenerIsolationTest {

    private static final String THREAD = "interventions-listener";

    @AutoClose
    private final ScriptedService service = new ScriptedService().replying(ScriptedResponse.json(TestData.RESPONSE));

    private final HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());
    private final CountDownLatch release = new CountDownLatch(1);

    private static Ended ended(int number) {
        return new Ended(
                new HostCall("call-" + number, Operation.GET), Outcome.RESULT, Option.none(), number, Duration.ZERO);
    }

    // ---- that fails ----

    static Stream<Consumer<Object>> failures() {
        return Stream.of(
                event -> {
                    throw new IllegalStateException("not now");
                },
                event -> {
                    throw new AssertionError("not so");
                },
                event -> {
                    throw new NoClassDefFoundError("not here");
                },
                event -> Thread.currentThread().interrupt());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_listener_that_fails_still_receives_the_next_event(Consumer<Object> failure) throws InterruptedException {
        RecordingListener recorded = RecordingListener.atOnce();
        HttpListener failing = new HttpListener() {
            @Override
            public void attempted(Attempted event) {
                failure.accept(event);
            }

            @Override
            public void ended(Ended event) {
                recorded.ended(event);
            }
        };

        try (EngageClient client = EngageClient.connect(settings.addingListener(failing))) {
            HttpInterventions interventions = client.interventions();
            for (int call = 0; call < 3; call++) {
                assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
            }
            assertThat(recorded.next(3)).hasOnlyElementsOfType(Ended.class);
        }
    }

    // ---- that is slow ----

    @Test
    void a_listener_that_blocks_delays_no_other() throws InterruptedException {
        RecordingListener stuck = RecordingListener.after(release);
        RecordingListener heard = RecordingListener.atOnce();

        try (EngageClient client =
                EngageClient.connect(settings.addingListener(stuck).addingListener(heard))) {
            client.interventions().get(TestData.INTERVENTION);
            List<Object> events = heard.untilEnded();

            release.countDown();
            assertThat(stuck.untilEnded()).isEqualTo(events);
        }
    }

    @Test
    void calls_continue_while_a_listener_blocks_and_it_receives_the_number_of_missed_events()
            throws InterruptedException {
        RecordingListener stuck = RecordingListener.after(release);
        int missed = 50;

        try (EngageClient client = EngageClient.connect(settings.addingListener(stuck))) {
            HttpInterventions interventions = client.interventions();
            endWithoutSending(interventions);
            stuck.awaitEvent();
            for (int call = 0; call < AsyncListener.CAPACITY + missed; call++) {
                endWithoutSending(interventions);
            }
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
            release.countDown();

            assertThat(stuck.next()).isInstanceOf(Ended.class);
            // The last call has an attempt and an end; a pause of the machine may be reported as a wait.
            assertThat((long) stuck.next()).isBetween(missed + 2L, missed + 3L);
            assertThat(stuck.next(AsyncListener.CAPACITY)).hasOnlyElementsOfType(Ended.class);
        }
    }

    /** A call whose only event is its end. */
    private static void endWithoutSending(HttpInterventions interventions) {
        assertThat(interventions
                        .updateCustomField(TestData.INTERVENTION, "", CustomFieldValue.of("v"))
                        .isLeft())
                .isTrue();
    }

    @Test
    void dropped_events_are_counted_exactly_and_the_others_arrive_in_order() throws InterruptedException {
        RecordingListener stuck = RecordingListener.after(release);
        try (AsyncListener queued = AsyncListener.delivering(stuck)) {
            queued.ended(ended(0));
            stuck.awaitEvent();
            for (int number = 1; number <= AsyncListener.CAPACITY + 7; number++) {
                queued.ended(ended(number));
            }
            release.countDown();

            assertThat(stuck.next()).isEqualTo(ended(0));
            assertThat(stuck.next()).isEqualTo(7L);
            for (int number = 1; number <= AsyncListener.CAPACITY; number++) {
                assertThat(stuck.next()).isEqualTo(ended(number));
            }
            queued.ended(ended(9999));
            assertThat(stuck.next()).isEqualTo(ended(9999));
        }
    }

    // ---- closing ----

    @Test
    void closing_does_not_wait_for_the_listener_which_receives_the_remaining_events() throws InterruptedException {
        RecordingListener stuck = RecordingListener.after(release);
        EngageClient client = EngageClient.connect(settings.addingListener(stuck));
        client.interventions().get(TestData.INTERVENTION);
        client.interventions().get(TestData.INTERVENTION);
        stuck.awaitEvent();

        client.close();
        client.close();

        Thread notifier = stuck.thread();
        assertThat(notifier.isAlive()).isTrue();
        release.countDown();
        assertThat(stuck.untilEnded()).isNotEmpty();
        assertThat(stuck.untilEnded()).isNotEmpty();
        notifier.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(notifier.isAlive()).isFalse();
    }

    @Test
    void a_thread_ends_when_it_is_closed_while_the_queue_is_full() throws InterruptedException {
        RecordingListener stuck = RecordingListener.after(release);
        AsyncListener queued = AsyncListener.delivering(stuck);
        queued.ended(ended(0));
        stuck.awaitEvent();
        for (int number = 1; number <= AsyncListener.CAPACITY; number++) {
            queued.ended(ended(number));
        }

        queued.close();
        release.countDown();

        assertThat(stuck.next(AsyncListener.CAPACITY + 1)).hasOnlyElementsOfType(Ended.class);
        stuck.thread().join(TimeUnit.SECONDS.toMillis(20));
        assertThat(stuck.thread().isAlive()).isFalse();
    }

    @Test
    void the_thread_of_an_idle_listener_ends_when_its_client_is_closed() throws Exception {
        RecordingListener recorded = RecordingListener.atOnce();
        EngageClient client = EngageClient.connect(settings.addingListener(recorded));
        client.interventions().get(TestData.INTERVENTION);
        recorded.untilEnded();
        Thread notifier = recorded.thread();
        Await.until("the listener's thread waits", () -> notifier.getState() == Thread.State.WAITING);

        client.close();

        notifier.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(notifier.isAlive()).isFalse();
    }

    // ---- threads ----

    @Test
    void without_a_listener_there_is_no_listener_thread() throws Exception {
        assertThat(threadsOf(settings)).isNotEmpty().doesNotContain(THREAD);
    }

    @Test
    void a_listener_has_one_thread_for_all_views_which_is_a_daemon() throws Exception {
        RecordingListener recorded = RecordingListener.atOnce();

        assertThat(threadsOf(settings.addingListener(recorded))).containsOnlyOnce(THREAD);

        recorded.untilEnded();
        assertThat(recorded.thread().getName()).isEqualTo(THREAD);
        assertThat(recorded.thread().isDaemon()).isTrue();
    }

    /** The names of the threads that calls of an instance and of a view of it create. */
    private static List<String> threadsOf(HttpSettings settings) throws Exception {
        ThreadGroup group = new ThreadGroup("an instance's threads");
        FutureTask<List<String>> calls = new FutureTask<>(() -> {
            try (EngageClient client = EngageClient.connect(settings)) {
                HttpInterventions interventions = client.interventions();
                interventions.get(TestData.INTERVENTION);
                interventions.actingAs(TestData.USER).get(TestData.INTERVENTION);
                Thread[] threads = new Thread[100];
                int number = group.enumerate(threads);
                return Stream.of(threads).limit(number).map(Thread::getName).toList();
            }
        });
        new Thread(group, calls, "caller").start();
        return calls.get(20, TimeUnit.SECONDS);
    }
}
