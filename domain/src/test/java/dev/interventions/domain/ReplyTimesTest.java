package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplyTimesTest {

    private static final Option<Instant> OPENED = Option.some(Given.OPENED);

    @Test
    @Tag("TIME-1")
    @Tag("REPLY-4")
    void reply_times_are_truncated_to_whole_seconds_and_never_rounded() {
        Option<Duration> precise = Option.some(Duration.ofMillis(59_999));
        Option<Duration> cut = Option.some(Duration.ofSeconds(59));

        ReplyTimes times = new ReplyTimes(precise, precise, precise);

        assertThat(times.first()).isEqualTo(cut);
        assertThat(times.last()).isEqualTo(cut);
        assertThat(times.average()).isEqualTo(cut);
    }

    @Test
    void the_time_of_a_reply_is_truncated_to_the_second() {
        ReplyTimes times = ReplyTimes.UNKNOWN.after(OPENED, Given.OPENED.plusMillis(2_999), List.empty());

        assertThat(times.first()).containsExactly(Duration.ofSeconds(2));
        assertThat(times.last()).containsExactly(Duration.ofSeconds(2));
        assertThat(times.average()).isEmpty();
    }

    @Test
    void the_average_is_truncated_to_the_second() {
        ReplyTimes times = ReplyTimes.UNKNOWN.after(
                OPENED, Given.NOW, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2)));

        assertThat(times.average()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void a_later_reply_changes_the_last_time_and_the_average_but_not_the_first() {
        ReplyTimes before =
                ReplyTimes.UNKNOWN.after(OPENED, Given.OPENED.plusSeconds(10), List.of(Duration.ofSeconds(10)));

        ReplyTimes after = before.after(
                OPENED, Given.OPENED.plusSeconds(50), List.of(Duration.ofSeconds(10), Duration.ofSeconds(30)));

        assertThat(after)
                .isEqualTo(new ReplyTimes(
                        Option.some(Duration.ofSeconds(10)),
                        Option.some(Duration.ofSeconds(50)),
                        Option.some(Duration.ofSeconds(20))));
    }

    @Test
    void without_a_known_opening_the_first_and_last_times_stay_as_they_are() {
        Option<Duration> first = Option.some(Duration.ofSeconds(3));
        Option<Duration> last = Option.some(Duration.ofSeconds(8));

        ReplyTimes after = new ReplyTimes(first, last, Option.none()).after(Option.none(), Given.NOW, List.empty());

        assertThat(after).isEqualTo(new ReplyTimes(first, last, Option.none()));
    }
}
