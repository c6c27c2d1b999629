package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
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

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
