package dev.interventions.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.stats.Distribution.Bucket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private final Distribution distribution = new Distribution();

    @Test
    void quantiles_are_durations_that_were_added() {
        for (int seconds = 1000; seconds >= 1; seconds--) {
            distribution.add(Duration.ofSeconds(seconds));
        }

        assertThat(distribution.size()).isEqualTo(1000);
        assertThat(distribution.quantile(0)).contains(Duration.ofSeconds(1));
        assertThat(distribution.quantile(0.5)).contains(Duration.ofSeconds(500));
        assertThat(distribution.quantile(0.9)).contains(Duration.ofSeconds(900));
        assertThat(distribution.quantile(1)).contains(Duration.ofSeconds(1000));
    }

    @Test
    void nothing_has_no_quantile_and_no_class() {
        assertThat(distribution.quantile(0.5)).isEmpty();
        assertThat(distribution.buckets()).isEmpty();
    }

    @Test
    void a_class_ends_before_its_bound() {
        distribution.add(Duration.ofSeconds(299));
        distribution.add(Duration.ofSeconds(300));
        distribution.add(Duration.ofSeconds(300));
        distribution.add(Duration.ofSeconds(3600));

        assertThat(distribution.buckets())
                .containsExactly(
                        new Bucket("< 5 min", 1),
                        new Bucket("< 15 min", 2),
                        new Bucket("< 1 h", 0),
                        new Bucket("< 4 h", 1));
    }

    @Test
    void the_last_class_has_no_bound() {
        distribution.add(Duration.ofDays(1000));

        assertThat(distribution.buckets()).containsExactly(new Bucket("longer", 1));
    }

    @Test
    void a_time_before_its_beginning_counts_as_none() {
        distribution.add(Duration.ofSeconds(-7));

        assertThat(distribution.quantile(1)).contains(Duration.ZERO);
    }
}
