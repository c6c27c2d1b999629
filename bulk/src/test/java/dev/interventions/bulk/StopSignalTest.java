package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    private final StopSignal stop = new StopSignal();

    @Test
    void a_given_signal_ends_the_longest_wait() {
        stop.give();

        assertThat(stop.isGivenWithin(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    }

    @Test
    void a_wait_without_a_signal_ends_when_its_time_is_over() {
        assertThat(stop.isGivenWithin(Duration.ofMillis(1))).isFalse();
    }
}
