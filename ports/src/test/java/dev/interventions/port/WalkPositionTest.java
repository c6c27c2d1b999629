package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.interventions.domain.Refused;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalkPositionTest {

    private static final Instant NOON = Instant.parse("2024-05-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(1);

    private final WalkPosition afterTwoAtNoon = WalkPosition.start().after(NOON, ids("c", "b"), 3);

    @Test
    void at_the_start_no_record_is_past() {
        assertThat(WalkPosition.start().offset()).isZero();
        assertThat(WalkPosition.start().isPast(NOON, "a")).isFalse();
    }

    @Test
    void a_newer_intervention_is_past_and_an_older_one_is_not() {
        assertThat(afterTwoAtNoon.offset()).isEqualTo(3);
        assertThat(afterTwoAtNoon.isPast(LATER, "new")).isTrue();
        assertThat(afterTwoAtNoon.isPast(NOON.minusSeconds(1), "old")).isFalse();
    }

    @Test
    void of_the_records_at_the_last_moment_only_the_known_ones_are_past() {
        assertThat(afterTwoAtNoon.isPast(NOON, "b")).isTrue();
        assertThat(afterTwoAtNoon.isPast(NOON, "c")).isTrue();
        assertThat(afterTwoAtNoon.isPast(NOON, "a")).isFalse();
        assertThat(afterTwoAtNoon.isPast(NOON, "d")).isFalse();
    }

    @Test
    void further_records_at_the_last_moment_are_added_to_the_known_ones() {
        WalkPosition further = afterTwoAtNoon.after(NOON, ids("d"), 4);

        assertThat(further.offset()).isEqualTo(4);
        assertThat(further.isPast(NOON, "b")).isTrue();
        assertThat(further.isPast(NOON, "d")).isTrue();
    }

    @Test
    void records_at_an_earlier_last_moment_replace_the_known_ones() {
        WalkPosition further = afterTwoAtNoon.after(NOON.minusSeconds(1), ids("d"), 4);

        assertThat(further).hasToString("4 2024-05-21T11:59:59Z d");
        assertThat(further.isPast(NOON, "b")).isTrue();
        assertThat(further.isPast(NOON.minusSeconds(1), "b")).isFalse();
    }

    @Test
    void without_new_records_only_the_offset_moves() {
        WalkPosition moved = afterTwoAtNoon.movedTo(9);

        assertThat(moved).hasToString("9 2024-05-21T12:00:00Z b c");
        assertThat(moved.isPast(NOON, "b")).isTrue();
    }

    @Test
    @Tag("WALK-3")
    void a_position_is_read_as_it_was_written() {
        assertThat(afterTwoAtNoon).hasToString("3 2024-05-21T12:00:00Z b c");
        assertThat(WalkPosition.parse(afterTwoAtNoon.toString()).get())
                .isEqualTo(afterTwoAtNoon)
                .hasSameHashCodeAs(afterTwoAtNoon);
        assertThat(WalkPosition.start()).hasToString("0");
        assertThat(WalkPosition.parse("0").get()).isEqualTo(WalkPosition.start());
    }

    @Test
    @Tag("WALK-3")
    void a_position_at_the_beginning_of_an_emptied_list_is_read_as_it_was_written() {
        WalkPosition emptied = afterTwoAtNoon.movedTo(0);

        assertThat(WalkPosition.parse(emptied.toString()).get()).isEqualTo(emptied);
    }

    static Stream<Named<String>> invalidPositions() {
        return Stream.of(
                named("nothing", ""),
                named("a space", " "),
                named("a word", "start"),
                named("a negative offset", "-1"),
                named("a negative offset with the rest", "-1 2024-05-21T12:00:00Z a"),
                named("an offset past the greatest", "9223372036854775808 2024-05-21T12:00:00Z a"),
                named("a fraction", "1.5 2024-05-21T12:00:00Z a"),
                named("an offset without the rest", "3"),
                named("an offset and a moment without ids", "3 2024-05-21T12:00:00Z"),
                named("no moment", "3 a b"),
                named("no such day", "3 2024-02-30T12:00:00Z a"),
                named("a path for an id", "3 2024-05-21T12:00:00Z a/b"),
                named("two spaces", "3  2024-05-21T12:00:00Z a"),
                named("a space at the end", "3 2024-05-21T12:00:00Z a "),
                named("a space at the start", " 3 2024-05-21T12:00:00Z a"),
                named("a line feed", "3 2024-05-21T12:00:00Z a\nb"),
                named("JSON", "{\"offset\":3}"));
    }

    @ParameterizedTest
    @MethodSource("invalidPositions")
    void a_text_that_is_not_a_position_is_an_invalid_request(String text) {
        assertThat(WalkPosition.parse(text).getLeft())
                .isInstanceOf(Refused.InvalidRequest.class)
                .satisfies(error -> assertThat(error.message()).isEqualTo("not a position of a walk: " + text));
    }

    @Test
    void a_missing_text_is_an_invalid_request() {
        assertThat(WalkPosition.parse(null).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    void positions_are_equal_if_their_offsets_moments_and_ids_are() {
        WalkPosition position = read("3 2024-05-21T12:00:00Z b c");

        assertThat(position).isEqualTo(read("3 2024-05-21T12:00:00Z c b"));
        assertThat(position).isNotEqualTo(read("4 2024-05-21T12:00:00Z b c"));
        assertThat(position).isNotEqualTo(read("3 2024-05-21T12:00:01Z b c"));
        assertThat(position).isNotEqualTo(read("3 2024-05-21T12:00:00Z b d"));
        assertThat(position.equals(null)).isFalse();
        assertThat(position.hashCode())
                .isNotEqualTo(read("4 2024-05-21T12:00:00Z b c").hashCode());
    }

    private static WalkPosition read(String text) {
        return WalkPosition.parse(text).get();
    }

    private static List<String> ids(String... ids) {
        return List.of(ids);
    }
}
