package com.example.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.fleet.Arrivals.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Duration SPAN = Duration.ofSeconds(5);

    private final Arrivals arrivals = new Arrivals(List.of(at(1, 6), at(0, 1), at(0, 5), at(1, 5), at(0, 12)));

    private final Demonstration demonstration =
            new Demonstration(2, Duration.ofSeconds(60), 4, SPAN, 0, Duration.ZERO, "", "");

    private static Arrival at(int process, long seconds) {
        return new Arrival(process, Duration.ofSeconds(seconds));
    }

    @Test
    void the_most_in_any_span_is_counted_wherever_the_span_begins() {
        assertThat(arrivals.mostInAnySpan(SPAN)).isEqualTo(3);
        assertThat(new Arrivals(List.of()).mostInAnySpan(SPAN)).isZero();
    }

    @Test
    void a_request_one_span_ago_is_not_in_the_span() {
        assertThat(arrivals.inSpan(0, Duration.ofSeconds(5), SPAN)).isEqualTo(2);
        assertThat(arrivals.inSpan(0, Duration.ofSeconds(6), SPAN)).isEqualTo(1);
        assertThat(arrivals.inSpan(1, Duration.ofSeconds(6), SPAN)).isEqualTo(2);
    }

    @Test
    void the_average_of_a_span_is_counted_from_one_span_after_the_first_request() {
        // From 6 s to 12 s: three requests for 4 s, 4 s and 5 s, and the last for none.
        assertThat(arrivals.meanInSpan(Duration.ofSeconds(12), SPAN)).isEqualTo((4 + 4 + 5) / 6.0);
        assertThat(arrivals.meanInSpan(Duration.ofSeconds(3), SPAN)).isZero();
        assertThat(new Arrivals(List.of()).meanInSpan(Duration.ofSeconds(12), SPAN))
                .isZero();
    }

    @Test
    void slots_that_are_used_again_at_once_make_the_average_as_large_as_the_limit() {
        Arrivals full = new Arrivals(
                IntStream.range(0, 20).mapToObj(second -> at(0, second)).toList());

        assertThat(full.meanInSpan(Duration.ofSeconds(19), SPAN)).isEqualTo(5);
    }

    @Test
    void each_process_has_its_bar_and_the_line_their_sum() {
        assertThat(Bars.line(Duration.ofSeconds(6), arrivals, demonstration))
                .isEqualTo("  6 s  1 █████···············   1  2 ██████████··········   2  together 3 of 4");
    }

    @Test
    void the_picture_has_an_area_for_each_process_and_the_limit() {
        String svg = new Picture(arrivals, demonstration).svg();

        assertThat(svg.split("<polygon", -1)).hasSize(3);
        assertThat(svg).contains(">process 1<", ">process 2<", "limit of 4", ">60 s<");
    }
}
