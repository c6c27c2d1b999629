package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    @Tag("PAGE-1")
    void a_page_has_the_count_over_all_pages_and_the_offset_and_limit_used() {
        Page<String> page = new Page<>(4320, 90, 30, List.of("a", "b"));

        assertThat(page.count()).isEqualTo(4320);
        assertThat(page.offset()).isEqualTo(90);
        assertThat(page.limit()).isEqualTo(30);
        assertThat(page.records()).containsExactly("a", "b");
    }

    @Test
    void there_are_more_records_after_a_page_that_ends_before_the_count() {
        assertThat(new Page<>(3, 0, 2, List.of("a", "b")).hasNext()).isTrue();
        assertThat(new Page<>(4, 1, 2, List.of("a", "b")).hasNext()).isTrue();
    }

    @Test
    void there_are_no_records_after_a_page_that_ends_at_the_count_or_past_it() {
        assertThat(new Page<>(2, 0, 2, List.of("a", "b")).hasNext()).isFalse();
        assertThat(new Page<>(3, 1, 2, List.of("a", "b")).hasNext()).isFalse();
        assertThat(new Page<>(1, 0, 2, List.of("a", "b")).hasNext()).isFalse();
    }

    @Test
    void there_are_no_records_after_an_empty_page() {
        assertThat(new Page<>(0, 0, 30, List.empty()).hasNext()).isFalse();
        assertThat(new Page<>(5, 9, 30, List.empty()).hasNext()).isFalse();
        assertThat(new Page<>(5, 0, 30, List.empty()).hasNext()).isFalse();
    }

    @Test
    void a_page_with_invalid_numbers_cannot_be_created() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Page<>(-1, 0, 1, List.empty()))
                .withMessageContaining("are -1, 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Page<>(0, -1, 1, List.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Page<>(0, 0, 0, List.empty()));
        assertThat(new Page<>(0, 0, 1, List.empty()).records()).isEmpty();
    }

    @Test
    void there_is_no_page_after_the_maximum_offset() {
        assertThat(new Page<>(5, Long.MAX_VALUE, 1, List.of("x")).hasNext()).isFalse();
    }

    @Test
    @Tag("PAGE-1")
    void is_the_requested_part_of_a_list_with_the_count_of_the_whole_list() {
        List<String> all = List.of("a", "b", "c", "d", "e");

        assertThat(Page.of(all, PageRequest.of(1, 2))).isEqualTo(new Page<>(5, 1, 2, List.of("b", "c")));
        assertThat(Page.of(all, PageRequest.of(4, 2))).isEqualTo(new Page<>(5, 4, 2, List.of("e")));
        assertThat(Page.of(all, PageRequest.of(5, 2))).isEqualTo(new Page<>(5, 5, 2, List.empty()));
        assertThat(Page.of(all, PageRequest.of(Long.MAX_VALUE, 2)))
                .isEqualTo(new Page<>(5, Long.MAX_VALUE, 2, List.empty()));
    }
}
