package dev.interventions.port.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CachedTest {

    private static final Instant START = Instant.parse("2024-02-29T12:00:00Z");
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final InterventionError DOWN = new Unavailable.ServiceFailed("out of order");

    private final AtomicInteger reads = new AtomicInteger();
    private Instant now = START;
    private Option<InterventionError> failing = Option.none();
    private final Cached<Integer> cached = Cached.of(this::read, MAX_AGE, () -> now);

    /** The number of the read. */
    private Either<InterventionError, Integer> read() {
        int number = reads.incrementAndGet();
        return failing.<Either<InterventionError, Integer>>map(Either::left).getOrElse(() -> Either.right(number));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void a_value_is_read_when_it_is_first_asked_for_and_kept_up_to_its_maximum_age() {
        assertThat(cached.age()).isEmpty();
        assertThat(reads).hasValue(0);

        assertThat(cached.value()).isEqualTo(answer(1, START, Duration.ZERO));
        pass(MAX_AGE.minusSeconds(1));
        assertThat(cached.value()).isEqualTo(answer(1, START, MAX_AGE.minusSeconds(1)));
        pass(Duration.ofSeconds(1));
        assertThat(cached.value()).isEqualTo(answer(2, now, Duration.ZERO));
    }

    @Test
    void a_value_says_its_age_without_a_read() {
        cached.value();
        pass(Duration.ofHours(1));

        assertThat(cached.age()).isEqualTo(Option.some(Duration.ofHours(1)));
        assertThat(reads).hasValue(1);
    }

    @Test
    void a_refresh_reads_a_young_value_too() {
        cached.value();

        assertThat(cached.refresh()).isEqualTo(answer(2, START, Duration.ZERO));
    }

    @Test
    void a_failed_read_keeps_the_old_value_and_says_so() {
        cached.value();
        pass(MAX_AGE);
        failing = Option.some(DOWN);

        assertThat(cached.value()).isEqualTo(Either.right(new CachedValue<>(1, START, MAX_AGE, Option.some(DOWN))));
        failing = Option.none();
        assertThat(cached.refresh()).isEqualTo(answer(3, now, Duration.ZERO));
    }

    @Test
    void a_value_that_was_never_read_is_the_error() {
        failing = Option.some(DOWN);

        assertThat(cached.value()).isEqualTo(Either.left(DOWN));
        assertThat(cached.age()).isEmpty();
    }

    @Test
    void after_a_failed_read_the_source_is_not_read_for_a_while() {
        failing = Option.some(DOWN);
        cached.value();
        pass(Cached.PAUSE_AFTER_FAILURE.minusSeconds(1));

        assertThat(cached.value()).isEqualTo(Either.left(DOWN));
        assertThat(reads).hasValue(1);

        pass(Duration.ofSeconds(1));
        failing = Option.none();
        assertThat(cached.value()).isEqualTo(answer(2, now, Duration.ZERO));
    }

    @Test
    void a_failed_refresh_of_a_young_value_causes_no_earlier_read() {
        cached.value();
        failing = Option.some(DOWN);
        cached.refresh();
        pass(Cached.PAUSE_AFTER_FAILURE);

        assertThat(cached.value().map(CachedValue::value)).isEqualTo(Either.right(1));
        assertThat(reads).hasValue(2);
    }

    @Test
    void a_clock_that_is_set_back_gives_no_negative_age() {
        cached.value();
        now = START.minusSeconds(60);

        assertThat(cached.age()).isEqualTo(Option.some(Duration.ZERO));
    }

    @Test
    void a_negative_maximum_age_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cached.of(this::read, Duration.ofSeconds(-1)));
    }

    @Test
    void callers_that_arrive_during_a_read_share_it() throws Exception {
        try (BlockedSource source = new BlockedSource()) {
            Cached<Integer> shared = Cached.of(source::read, MAX_AGE);
            source.call(10, shared::value);

            assertThat(source.results()).containsOnly(1);
        }
    }

    @Test
    void a_refresh_never_gives_an_earlier_reading_and_shares_a_later_one() throws Exception {
        try (BlockedSource source = new BlockedSource()) {
            Cached<Integer> shared = Cached.of(source::read, MAX_AGE);
            source.call(1, shared::value);
            source.call(10, shared::refresh);

            assertThat(source.results().subList(0, 1)).containsOnly(1);
            assertThat(source.results().subList(1, 11)).containsOnly(2);
        }
    }

    private static Either<InterventionError, CachedValue<Integer>> answer(int value, Instant at, Duration age) {
        return Either.right(new CachedValue<>(value, at, age, Option.none()));
    }

    /** A source whose reads block until the results are asked for, and the threads that call it. */
    private static final class BlockedSource implements AutoCloseable {

        private final AtomicInteger reads = new AtomicInteger();
        private final CountDownLatch released = new CountDownLatch(1);
        private final List<Thread> started = new CopyOnWriteArrayList<>();
        private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            started.add(thread);
            return thread;
        });
        private final List<Future<Integer>> calls = new ArrayList<>();

        Either<InterventionError, Integer> read() {
            int number = reads.incrementAndGet();
            await(released);
            return Either.right(number);
        }

        /** Returns when all of them wait. */
        void call(int times, Supplier<Either<InterventionError, CachedValue<Integer>>> call) {
            for (int i = 0; i < times; i++) {
                calls.add(threads.submit(() -> call.get().get().value()));
            }
            long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!started.stream().allMatch(BlockedSource::waits)) {
                assertThat(System.nanoTime()).as("the calls wait").isLessThan(giveUp);
                Thread.onSpinWait();
            }
        }

        private static boolean waits(Thread thread) {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        }

        List<Integer> results() throws Exception {
            released.countDown();
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> call : calls) {
                results.add(call.get(30, TimeUnit.SECONDS));
            }
            return results;
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            released.countDown();
            threads.shutdownNow();
        }
    }
}
