package dev.interventions.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.http.transport.Cancellation;
import dev.interventions.http.transport.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ClientLifecycleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long BOUND_SECONDS = 60;

    private final ScriptedTime time = new ScriptedTime();
    private final Cancellation cancellation = new Cancellation();
    private final List<String> events = new ArrayList<>();
    private final ClientLifecycle lifecycle = new ClientLifecycle(time, cancellation, this::release);

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private void release() {
        assertThat(cancellation.isCancelled()).isTrue();
        events.add("released");
    }

    /** Time that passes as each wait says. It begins so late that its nanoseconds overflow. */
    private static final class ScriptedTime implements TimeSource {

        private interface Wait {
            void of(Condition condition, long nanos) throws InterruptedException;
        }

        private long now = Long.MAX_VALUE - 1_000;
        private Wait wait = (condition, nanos) -> now += nanos;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            wait.of(condition, nanos);
        }

        void waitingBy(Wait script) {
            wait = script;
        }

        /** A wait ends early, spuriously, when this much time has passed and this has happened. */
        void endingEachWaitAfter(Duration duration, Runnable event) {
            waitingBy((condition, nanos) -> {
                now += Math.min(nanos, duration.toNanos());
                event.run();
            });
        }

        /** Time stands still, and only a signal ends a wait. Each wait that begins releases the semaphore. */
        @SuppressWarnings("WaitNotInLoop") // The caller loops.
        Semaphore standingStill() {
            Semaphore waiting = new Semaphore(0);
            waitingBy((condition, nanos) -> {
                waiting.release();
                condition.await();
            });
            return waiting;
        }

        void interruptingEachWait() {
            waitingBy((condition, nanos) -> {
                throw new InterruptedException();
            });
        }

        Duration since(long begun) {
            return Duration.ofNanos(now - begun);
        }
    }

    // ---- calls ----

    @Test
    void a_call_returns_its_result() {
        assertThat(lifecycle.<String>during(() -> "result")).isEqualTo("result");
    }

    @Test
    void no_call_begins_once_the_client_is_closed() {
        lifecycle.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.during(() -> events.add("called")))
                .withMessage("this client is closed: create a new one");
        assertThat(events).containsExactly("released");
    }

    // ---- closing ----

    @Test
    void closing_without_calls_cancels_and_releases_at_once_and_once() {
        lifecycle.close();
        lifecycle.close();
        lifecycle.close(MINUTE);

        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(events).containsExactly("released");
    }

    @Test
    void closing_cancels_calls_in_progress_and_the_last_that_ends_releases() {
        lifecycle.during(() -> {
            lifecycle.during(() -> {
                lifecycle.close();
                assertThat(cancellation.isCancelled()).isTrue();
                return events.add("the first ends");
            });
            return events.add("the last ends");
        });

        assertThat(events).containsExactly("the first ends", "the last ends", "released");
    }

    @Test
    void a_call_that_throws_has_ended() {
        assertThatThrownBy(() -> lifecycle.during(() -> {
                    throw new IllegalArgumentException("a mistake of the host");
                }))
                .hasMessage("a mistake of the host");

        lifecycle.close();

        assertThat(events).containsExactly("released");
    }

    @Test
    void calls_that_ended_before_are_not_waited_for() {
        lifecycle.during(() -> events.add("ended"));
        long begun = time.nanos();

        lifecycle.close(MINUTE);

        assertThat(time.since(begun)).isZero();
        assertThat(events).containsExactly("ended", "released");
    }

    // ---- closing gracefully ----

    @Test
    void a_graceful_close_waits_for_a_call_this_long_and_then_ends_it() {
        long begun = time.nanos();
        time.endingEachWaitAfter(
                Duration.ofSeconds(7),
                () -> assertThat(cancellation.isCancelled()).isFalse());

        lifecycle.during(() -> {
            lifecycle.close(MINUTE);
            assertThat(cancellation.isCancelled()).isTrue();
            return events.add("ended");
        });

        assertThat(time.since(begun)).isEqualTo(MINUTE);
        assertThat(events).containsExactly("ended", "released");
    }

    @Test
    void no_call_begins_while_a_graceful_close_waits() {
        time.endingEachWaitAfter(
                MINUTE,
                () -> assertThatIllegalStateException().isThrownBy(() -> lifecycle.during(() -> events.add("called"))));

        lifecycle.during(() -> {
            lifecycle.close(MINUTE);
            return events.add("ended");
        });

        assertThat(events).containsExactly("ended", "released");
    }

    @Test
    void a_graceful_close_returns_when_the_last_call_ends_and_lets_it_end() throws Exception {
        Semaphore waiting = time.standingStill();
        CountDownLatch oneMayEnd = new CountDownLatch(1);
        CountDownLatch otherMayEnd = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        Future<Boolean> one = cancelledAtItsEnd(begun, oneMayEnd);
        Future<Boolean> other = cancelledAtItsEnd(begun, otherMayEnd);
        awaited(begun, 2);
        Future<?> closing = threads.submit(() -> lifecycle.close(MINUTE));
        awaited(waiting, 1);

        oneMayEnd.countDown();
        assertThat(result(one)).isFalse();
        awaited(waiting, 1);
        otherMayEnd.countDown();

        assertThat(result(other)).isFalse();
        result(closing);
        assertThat(events).containsExactly("released");
    }

    private Future<Boolean> cancelledAtItsEnd(Semaphore begun, CountDownLatch mayEnd) {
        return threads.submit(() -> lifecycle.during(() -> {
            begun.release();
            await(mayEnd);
            return cancellation.isCancelled();
        }));
    }

    @Test
    void a_graceful_close_that_may_take_no_time_does_not_wait() {
        time.interruptingEachWait();

        lifecycle.during(() -> {
            lifecycle.close(Duration.ZERO);
            lifecycle.close(Duration.ofSeconds(Long.MIN_VALUE));
            return events.add("ended");
        });

        assertThat(Thread.interrupted()).isFalse();
        assertThat(events).containsExactly("ended", "released");
    }

    @Test
    void a_graceful_close_waits_for_a_year_at_most() {
        long begun = time.nanos();

        lifecycle.during(() -> {
            lifecycle.close(Duration.ofSeconds(Long.MAX_VALUE));
            return events.add("ended");
        });

        assertThat(time.since(begun)).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void an_interrupted_graceful_close_ends_calls_at_once_and_keeps_the_flag() {
        long begun = time.nanos();
        time.interruptingEachWait();

        lifecycle.during(() -> {
            lifecycle.close(MINUTE);
            assertThat(cancellation.isCancelled()).isTrue();
            return events.add("ended");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(time.since(begun)).isZero();
        assertThat(events).containsExactly("ended", "released");
    }

    // ---- a call that waits ----

    @Test
    void a_call_waits_this_long_whatever_wakes_it() {
        long begun = time.nanos();
        time.endingEachWaitAfter(Duration.ofSeconds(7), () -> {});

        assertThat(lifecycle.sleep(MINUTE)).isTrue();

        assertThat(time.since(begun)).isEqualTo(MINUTE);
    }

    @Test
    void every_wait_ends_when_the_client_is_closed() throws Exception {
        Semaphore waiting = time.standingStill();
        Future<Boolean> one = threads.submit(() -> lifecycle.sleep(MINUTE));
        Future<Boolean> other = threads.submit(() -> lifecycle.sleep(MINUTE));
        awaited(waiting, 2);

        lifecycle.close();

        assertThat(result(one)).isFalse();
        assertThat(result(other)).isFalse();
    }

    @Test
    void a_wait_whose_time_is_over_when_the_client_is_closed_ends_the_call() {
        time.endingEachWaitAfter(MINUTE, lifecycle::close);

        assertThat(lifecycle.sleep(MINUTE)).isFalse();
    }

    @Test
    void a_wait_of_no_time_ends_at_once_and_says_whether_the_client_is_closed() {
        time.interruptingEachWait();

        assertThat(lifecycle.sleep(Duration.ZERO)).isTrue();
        lifecycle.close();
        assertThat(lifecycle.sleep(Duration.ZERO)).isFalse();
    }

    @Test
    void an_interrupted_wait_ends_at_once_and_keeps_the_flag() {
        long begun = time.nanos();
        time.interruptingEachWait();

        assertThat(lifecycle.sleep(MINUTE)).isFalse();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(time.since(begun)).isZero();
    }

    // ---- waiting in a test ----

    private static void awaited(Semaphore semaphore, int permits) throws InterruptedException {
        assertThat(semaphore.tryAcquire(permits, BOUND_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException neverInterrupted) {
            throw new IllegalStateException(neverInterrupted);
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.get(BOUND_SECONDS, TimeUnit.SECONDS);
    }
}
