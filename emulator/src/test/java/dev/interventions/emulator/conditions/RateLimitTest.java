package dev.interventions.emulator.conditions;

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
        advance(Duration.ofSeconds(59));
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isFalse();
        advance(Duration.ofSeconds(1));
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isFalse();
        advance(Duration.ofSeconds(58));
        assertThat(limit.admits()).isFalse();
        advance(Duration.ofSeconds(1));
        assertThat(limit.admits()).isTrue();
    }

    @Test
    void refused_requests_do_not_count() {
        limit.admits();
        limit.admits();
        advance(Duration.ofSeconds(30));
        assertThat(limit.admits()).isFalse();
        advance(Duration.ofSeconds(30));

        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isTrue();
    }

    @Test
    void admits_exactly_the_limit_of_many_concurrent_requests() throws Exception {
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

    private void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
