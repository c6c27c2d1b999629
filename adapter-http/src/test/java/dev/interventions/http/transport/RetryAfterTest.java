package dev.interventions.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "999999999999999999, 999999999999999999",
        "1000000000000000000, 9223372036854775807",
        "99999999999999999999999999, 9223372036854775807"
    })
    void a_number_of_seconds_may_have_any_size(String value, long seconds) {
        assertThat(RetryAfter.parse(value)).isEqualTo(Option.some(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Mon, 06 Nov 1994 08:49:37 GMT"})
    void a_date_that_has_passed_is_no_wait_whatever_its_day_of_the_week(String value) {
        assertThat(RetryAfter.parse(value)).isEqualTo(Option.some(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon"})
    void anything_else_is_ignored(String value) {
        assertThat(RetryAfter.parse(value)).isEqualTo(Option.none());
    }
}
