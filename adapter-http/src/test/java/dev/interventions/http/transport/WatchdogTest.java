package dev.interventions.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.Await;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.ScriptedResponse;
import dev.interventions.http.ScriptedService;
import dev.interventions.http.TestData;
import dev.interventions.http.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchdogTest {

    private final VirtualTime time = new VirtualTime();
    private final Cancellation cancellation = new Cancellation();
    private final Watchdog watchdog = Watchdog.withoutThread(cancellation);
    private final AtomicInteger cancels = new AtomicInteger();

    private Watchdog.Watched watchFor(Duration duration) {
        return watchdog.watch(Deadline.in(duration, time), cancels::incrementAndGet);
    }

    @Test
    void cancels_at_the_deadline_and_not_before() {
        watchFor(Duration.ofSeconds(1));

        time.pass(Duration.ofSeconds(1).minusNanos(1));
        watchdog.check();
        assertThat(cancels).hasValue(0);
        time.pass(Duration.ofNanos(1));
        watchdog.check();
        assertThat(cancels).hasValue(1);
    }

    @Test
    void cancels_again_until_the_attempt_has_ended() {
        Watchdog.Watched watched = watchFor(Duration.ZERO);

        watchdog.check();
        watchdog.check();
        watched.end();
        watchdog.check();

        assertThat(cancels).hasValue(2);
    }

    @Test
    void cancels_when_the_caller_is_interrupted() {
        watchFor(Duration.ofHours(1));
        Thread.currentThread().interrupt();

        watchdog.check();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancels).hasValue(1);
    }

    @Test
    void cancels_the_others_when_one_cancel_fails() {
        for (int number = 0; number < 5; number++) {
            watchdog.watch(Deadline.in(Duration.ZERO, time), () -> {
                throw new IllegalStateException("not now");
            });
            watchFor(Duration.ZERO);
        }

        watchdog.check();

        assertThat(cancels).hasValue(5);
    }

    // ---- its thread ----

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("not now"), new NoClassDefFoundError("not here"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void its_thread_continues_when_a_cancel_fails(Throwable failure) throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(2);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Watchdog ofItsOwn = Watchdog.start(cancellation, () -> 0)) {
            ofItsOwn.watch(Deadline.in(Duration.ZERO, time), () -> {
                failed.countDown();
                TestData.sneakilyThrow(failure);
            });
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();

            ofItsOwn.watch(Deadline.in(Duration.ZERO, time), cancelled::countDown);

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void its_thread_continues_when_its_maintenance_fails(Throwable failure) throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(2);
        CountDownLatch cancelled = new CountDownLatch(1);
        LongSupplier failing = () -> {
            failed.countDown();
            return TestData.sneakilyThrow(failure);
        };
        try (Watchdog ofItsOwn = Watchdog.start(cancellation, failing)) {
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();

            ofItsOwn.watch(Deadline.in(Duration.ZERO, time), cancelled::countDown);

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_clients_thread_runs_while_a_call_is_in_progress_waits_otherwise_and_ends_with_the_client()
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ScriptedResponse last = ScriptedResponse.status(200, TestData.RESPONSE, "Connection: close");
        try (ScriptedService service = new ScriptedService().replying(last.after(release))) {
            ThreadGroup group = new ThreadGroup("the threads of a client");
            EngageClient client = connectedIn(group, service.settings());
            Thread looking = onlyThreadIn(group);
            assertThat(looking.isDaemon()).isTrue();
            awaitState(Thread.State.WAITING, looking);

            new Thread(() -> client.interventions().get(TestData.INTERVENTION)).start();
            awaitState(Thread.State.TIMED_WAITING, looking);
            release.countDown();
            awaitState(Thread.State.WAITING, looking);

            client.close();
            awaitState(Thread.State.TERMINATED, looking);
        }
    }

    /** Threads belong to the group of the one that makes them. */
    private static EngageClient connectedIn(ThreadGroup group, HttpSettings settings) throws Exception {
        FutureTask<EngageClient> connecting = new FutureTask<>(() -> EngageClient.connect(settings));
        Thread connector = new Thread(group, connecting);
        connector.start();
        connector.join();
        return connecting.get();
    }

    private static Thread onlyThreadIn(ThreadGroup group) {
        Thread[] threads = new Thread[10];
        assertThat(group.enumerate(threads)).isEqualTo(1);
        return threads[0];
    }

    private static void awaitState(Thread.State state, Thread thread) throws Exception {
        Await.until("the thread is " + state, () -> thread.getState() == state);
    }
}
