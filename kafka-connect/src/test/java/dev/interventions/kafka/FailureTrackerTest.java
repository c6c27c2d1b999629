package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureTrackerTest {

    private final FailureTracker failures = new FailureTracker("north");

    @Test
    void each_wait_is_twice_as_long_as_the_one_before_up_to_a_minute() {
        assertThat(Stream.generate(() -> failures.failed(new Unavailable.Unreachable("no route")))
                        .limit(8)
                        .map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }
}
