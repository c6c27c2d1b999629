package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

    private static final Instant NOON = Instant.parse("2024-05-21T12:00:00Z");
    private static final CustomFieldValue ONE = CustomFieldValue.of("1");
    private static final CustomFieldValue TWO = CustomFieldValue.of("2");
    private static final Intervention BARE = Intervention.withId(InterventionId.of("a"));

    @Test
    void does_not_depend_on_the_order_of_categories_and_fields() {
        Intervention one = BARE.withCategories(Option.some(LinkedHashSet.of(CategoryId.of("x"), CategoryId.of("y"))))
                .withCustomFields(fields(LinkedHashMap.of("p", ONE, "q", TWO)));
        Intervention other = BARE.withCategories(Option.some(LinkedHashSet.of(CategoryId.of("y"), CategoryId.of("x"))))
                .withCustomFields(fields(LinkedHashMap.of("q", TWO, "p", ONE)));

        assertThat(ContentDigest.of(one)).isEqualTo(ContentDigest.of(other));
    }

    @Test
    void differs_for_different_contents() {
        assertThat(Stream.of(
                                BARE,
                                Intervention.withId(InterventionId.of("b")),
                                BARE.withOwner(Option.some(UserId.of("u"))),
                                BARE.withLifecycle(Lifecycle.openedAt(NOON)),
                                BARE.withLifecycle(Lifecycle.openedAt(NOON.plusSeconds(1))),
                                BARE.withCommentsCount(Option.some(0L)),
                                BARE.withCategories(Option.some(HashSet.empty())),
                                BARE.withCategories(Option.some(HashSet.of(CategoryId.of("xy")))),
                                BARE.withCategories(Option.some(HashSet.of(CategoryId.of("x"), CategoryId.of("y")))),
                                BARE.withCustomFields(fields(LinkedHashMap.empty())),
                                BARE.withCustomFields(fields(LinkedHashMap.of("p", ONE))),
                                BARE.withCustomFields(fields(LinkedHashMap.of("p", CustomFieldValue.of(1)))),
                                BARE.withCustomFields(fields(LinkedHashMap.of("p", CustomFieldValue.of(List.of("1"))))))
                        .map(ContentDigest::of))
                .doesNotHaveDuplicates();
    }

    @Test
    void is_the_same_in_every_process() {
        assertThat(ContentDigest.of(BARE.withLifecycle(Lifecycle.openedAt(NOON))))
                .isEqualTo(-8135590042324753817L);
    }

    private static Option<Map<String, CustomFieldValue>> fields(Map<String, CustomFieldValue> fields) {
        return Option.some(fields);
    }
}
