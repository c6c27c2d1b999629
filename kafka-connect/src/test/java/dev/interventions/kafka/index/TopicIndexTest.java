package dev.interventions.kafka.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.feed.KnownInterventions.Known;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicIndexTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final TopicIndex index = new TopicIndex();

    @ParameterizedTest
    @ValueSource(
            strings = {"3f55c8330da4144afd1c6728", "3F55C8330DA4144AFD1C6728", "abc", "ab", "AB", "été", "x", "ab-cd"})
    void an_id_of_any_form_is_kept_as_it_is(String text) {
        index.put(InterventionId.of(text), START, 7);

        assertThat(index.createdBetween(START, START)).containsExactly(known(text, START, 7));
    }

    @Test
    void ids_that_differ_in_case_or_form_are_different() {
        for (String text : List.of("ab", "AB", "\u00ab", "abab", "6162")) {
            index.put(InterventionId.of(text), START, 0);
        }

        assertThat(index.count()).isEqualTo(5);
        assertThat(index.createdBetween(START, START)).hasSize(5);
    }

    @Test
    void another_digest_replaces_the_first() {
        index.put(InterventionId.of("a"), START, 1);
        index.put(InterventionId.of("a"), START, 2);

        assertThat(index.count()).isOne();
        assertThat(index.createdBetween(START, START)).containsExactly(known("a", START, 2));
    }

    @Test
    void another_date_replaces_the_first() {
        index.put(InterventionId.of("a"), START, 1);
        index.put(InterventionId.of("a"), START.plusSeconds(1), 1);

        assertThat(index.countCreatedBefore(START.plusSeconds(1))).isZero();
        assertThat(index.createdBetween(START, START)).isEmpty();
    }

    @Test
    void a_fraction_of_a_second_is_respected() {
        index.put(InterventionId.of("a"), START, 1);

        assertThat(index.countCreatedBefore(START.plusNanos(1))).isOne();
        assertThat(index.countCreatedBefore(START)).isZero();
        assertThat(index.createdBetween(START.plusNanos(1), START.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void dates_outside_of_the_sorted_range_are_found() {
        index.put(InterventionId.of("old"), Instant.parse("1901-01-01T00:00:00Z"), 1);
        index.put(InterventionId.of("far"), Instant.parse("2901-01-01T00:00:00Z"), 1);

        assertThat(index.createdBetween(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void it_equals_a_map_after_any_changes(long seed) {
        Random random = new Random(seed);
        Map<String, Entry> model = new HashMap<>();
        for (int round = 0; round < 40; round++) {
            for (int step = 0; step < 700; step++) {
                change(model, random);
            }
            compare(model, random);
        }
    }

    private void change(Map<String, Entry> model, Random random) {
        String id = HexFormat.of().toHexDigits(random.nextInt(6_000), 2 + random.nextInt(2));
        if (random.nextInt(3) == 0) {
            index.remove(InterventionId.of(id));
            model.remove(id);
        } else {
            Entry entry = new Entry(START.plusSeconds(random.nextInt(500)), random.nextLong());
            index.put(InterventionId.of(id), entry.createdAt(), entry.digest());
            model.put(id, entry);
        }
    }

    private void compare(Map<String, Entry> model, Random random) {
        Instant from = START.plusSeconds(random.nextInt(500));
        Instant to = from.plusSeconds(random.nextInt(20));
        List<Known> expected = new ArrayList<>();
        model.forEach((id, entry) -> {
            if (!entry.createdAt().isBefore(from) && !entry.createdAt().isAfter(to)) {
                expected.add(known(id, entry.createdAt(), entry.digest()));
            }
        });

        assertThat(index.count()).isEqualTo(model.size());
        assertThat(index.countCreatedBefore(from))
                .isEqualTo(model.values().stream()
                        .filter(entry -> entry.createdAt().isBefore(from))
                        .count());
        assertThat(index.createdBetween(from, to)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Known known(String id, Instant createdAt, long digest) {
        return new Known(InterventionId.of(id), createdAt, Option.some(digest));
    }

    private record Entry(Instant createdAt, long digest) {}
}
