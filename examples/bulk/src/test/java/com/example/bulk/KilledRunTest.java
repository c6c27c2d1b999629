package com.example.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.bulk.KilledRun.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KilledRunTest {

    @Test
    void a_run_that_is_killed_three_times_closes_each_intervention_once() throws Exception {
        Result result = KilledRun.run(new Demonstration(1_000, 4, 1, Duration.ofSeconds(60), 3));

        assertThat(result.closed()).isEqualTo(1_000);
        assertThat(result.repeated()).isZero();
        assertThat(result.missed()).isZero();
    }
}
