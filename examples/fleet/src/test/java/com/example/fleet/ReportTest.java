package com.example.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.fleet.Arrivals.Arrival;
import com.example.fleet.Attempts.Attempt;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Duration SPAN = Duration.ofSeconds(2);

    private static Demonstration demonstration(int limit, int kills, int skew) {
        return new Demonstration(2, Duration.ofSeconds(60), limit, SPAN, kills, Duration.ofSeconds(skew), "", "");
    }

    private static Attempt attempt(int process, long waitedMillis, long usedMillis, long clockMillis) {
        return new Attempt(
                process,
                Duration.ofMillis(waitedMillis),
                Duration.ofMillis(usedMillis),
                Duration.ofMillis(clockMillis));
    }

    private static Report report(Demonstration demonstration, int arrivals, Attempt... attempts) {
        return new Report(
                demonstration,
                new Arrivals(Collections.nCopies(arrivals, new Arrival(0, Duration.ofSeconds(1)))),
                new Attempts(List.of(attempts)),
                Duration.ofSeconds(60),
                0,
                7);
    }

    @Test
    void an_attempt_is_reported_as_a_line() {
        String line = Attempt.line(Duration.ofMillis(250), Duration.ofNanos(1_234_567));
        long millis = Long.parseLong(line.split(" ")[0]);

        assertThat(Attempt.of(3, line, millis - 5_000))
                .isEqualTo(new Attempt(3, Duration.ofMillis(250), Duration.ofNanos(1_234_000), Duration.ofSeconds(5)));
    }

    @Test
    void waits_are_counted_by_quarters_of_a_span() {
        String text = report(
                        demonstration(50, 0, 0),
                        1,
                        attempt(0, 499, 1, 0),
                        attempt(0, 500, 1, 0),
                        attempt(1, 9_000, 1, 0))
                .text();

        assertThat(text)
                .contains("Waits of process 1, by 0.50 s: 1 1 0 0 0 0, longer 0.")
                .contains("Waits of process 2, by 0.50 s: 0 0 0 0 0 0, longer 1.");
    }

    @Test
    void a_call_may_wait_until_as_many_slots_are_free_as_callers_are_before_it() {
        Duration use = Duration.ofMillis(100);

        assertThat(demonstration(50, 0, 0).longestWait(4, use)).isEqualTo(Duration.ofMillis(2_350));
        assertThat(demonstration(4, 0, 0).longestWait(4, use)).isEqualTo(Duration.ofMillis(2 * 2_350));
        // The slots of a process that is killed are lost for a lease.
        assertThat(demonstration(50, 1, 0).longestWait(4, use)).isEqualTo(Duration.ofMillis(3_250));
    }

    @Test
    void a_run_says_which_promises_are_broken() {
        assertThat(report(demonstration(3, 0, 0), 3, attempt(0, 6_000, 100, 0)).broken())
                .isEmpty();
        assertThat(report(demonstration(3, 0, 0), 4, attempt(0, 8_000, 100, 0)).broken())
                .containsExactly(
                        "a span had more requests than the limit", "a call waited longer than docs/fleet.md allows");
    }

    @Test
    void the_clocks_are_reported_if_they_are_skewed() {
        Attempt[] attempts = {attempt(0, 1, 1, -4_900), attempt(0, 1, 1, 3_000), attempt(1, 1, 1, 200)};

        assertThat(report(demonstration(50, 0, 5), 1, attempts).text())
                .contains("process 1 -4.9 to +3.0, process 2 +0.2 to +0.2. They were set 7 times.");
        assertThat(report(demonstration(50, 0, 0), 1, attempts).text()).doesNotContain("Clocks");
    }
}
