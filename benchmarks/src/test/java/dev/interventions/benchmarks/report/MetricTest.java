package dev.interventions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

    @ParameterizedTest
    @CsvSource({"0, 0 µs", "0.1234, 0.123 µs", "9.996, 10.00 µs", "41.26, 41.3 µs", "1234.5, 1.23 ms", "2500000, 2.50 s"
    })
    void shows_a_time_in_three_digits(double micros, String shown) {
        assertThat(Metric.TIME.show(micros)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"530, 530 B", "15040, 15.0 kB", "210000000, 210 MB"})
    void shows_bytes_in_three_digits(double bytes, String shown) {
        assertThat(Metric.BYTES.show(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"3600, '3,600 s'", "0.5, 0.500 s"})
    void leaves_other_units_as_they_are(double seconds, String shown) {
        assertThat(Metric.VIRTUAL_SECONDS.show(seconds)).isEqualTo(shown);
    }
}
