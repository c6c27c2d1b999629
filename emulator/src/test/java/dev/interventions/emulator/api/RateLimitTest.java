package dev.interventions.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RateLimit limit = new RateLimit(2, now::get);

    @Test
    @Tag("WIRE-10")
    void admits_no_more_than_the_limit_in_any_minute() {
        assertThat(limit.admits()).isTrue();
        pass(Duration.ofSeconds(59));
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isFalse();
        pass(Duration.ofSeconds(58));
        assertThat(limit.admits()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(limit.admits()).isTrue();
    }

    @Test
    void what_is_refused_does_not_count() {
        limit.admits();
        limit.admits();
        pass(Duration.ofSeconds(30));
        assertThat(limit.admits()).isFalse();
        pass(Duration.ofSeconds(30));

        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isTrue();
    }

    @Test
    void admits_exactly_the_limit_to_many_who_ask_at_once() throws Exception {
        RateLimit shared = new RateLimit(50_000, now::get);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> admitted =
                    callers.invokeAll(Stream.generate(() -> (Callable<Long>) () -> IntStream.range(0, 20_000)
                                    .filter(index -> shared.admits())
                                    .count())
                            .limit(8)
                            .toList());
            long sum = 0;
            for (Future<Long> one : admitted) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(50_000);
        } finally {
            callers.shutdownNow();
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
