package dev.interventions.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Option<Long> OF_ALL = Option.some(10_000L);

    private Instant now = Instant.parse("2024-05-21T09:00:00Z");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console terminal() {
        return new Console(out, err, Terminal.of(true, true, HashMap.of("TERM", "xterm", "COLUMNS", "80")));
    }

    private Console pipe() {
        return new Console(out, err, Terminal.of(false, false, HashMap.of("TERM", "xterm")));
    }

    private void after(int millis) {
        now = now.plusMillis(millis);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_bar_has_rate_and_time_left_in_79_columns() {
        Progress progress = Progress.of(terminal(), () -> now, "close");
        after(100_000);
        progress.at(2_500, OF_ALL);

        assertThat(err())
                .isEqualTo("\r\033[Kclose [=======                        ]  25 %  2,500/10,000  25.0/s  5 min left");
        assertThat(err().length() - "\r\033[K".length()).isEqualTo(79);
    }

    @Test
    void a_bar_is_drawn_at_most_ten_times_a_second() {
        Progress progress = Progress.of(terminal(), () -> now, "close");
        for (int number = 1; number <= 1_000; number++) {
            after(1);
            progress.at(number, OF_ALL);
        }

        assertThat(List.of(err().split("\r"))).hasSize(11);
    }

    @Test
    void a_line_of_the_output_erases_the_bar() {
        Console console = terminal();
        Progress progress = Progress.of(console, () -> now, "list");
        after(200);
        progress.at(1, Option.none());
        console.print(Line.of("closed a"));
        progress.close();

        assertThat(err()).isEqualTo("\r\033[Klist 1  5.0/s\r\033[K");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("closed a\n");
    }

    @Test
    void elsewhere_it_is_a_line_every_ten_seconds() {
        Progress progress = Progress.of(pipe(), () -> now, "close");
        for (int second = 1; second <= 25; second++) {
            after(1_000);
            progress.at(10L * second, OF_ALL);
        }
        progress.close();

        assertThat(err()).isEqualTo("""
                close:   1 %  100/10,000  10.0/s  16 min left
                close:   2 %  200/10,000  10.0/s  16 min left
                """);
    }

    @Test
    void what_an_earlier_run_has_done_doesnt_count_for_the_rate() {
        Progress progress = Progress.of(terminal(), () -> now, "copy");
        progress.startedAt(5_000);
        after(10_000);
        progress.at(5_100, OF_ALL);

        assertThat(err()).contains("  51 %  5,100/10,000  10.0/s  8 min left");
    }

    @Test
    void hidden_progress_shows_nothing() {
        Progress progress = Progress.hidden(terminal(), () -> now);
        after(100_000);
        progress.at(1, OF_ALL);

        assertThat(err()).isEmpty();
    }

    @Test
    void durations_have_at_most_two_units() {
        assertThat(List.of(0, 59, 60, 3_599, 3_600, 86_399, 86_400, 10 * 86_400 + 7_300)
                        .map(seconds -> Wording.duration(Duration.ofSeconds(seconds))))
                .containsExactly(
                        "0 s", "59 s", "1 min", "59 min", "1 h 00 min", "23 h 59 min", "1 d 00 h", "10 d 02 h");
    }
}
