package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    @Tag("PAGE-2")
    void the_first_page_has_30_records_by_default() {
        assertThat(PageRequest.first().offset()).isZero();
        assertThat(PageRequest.first().limit()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 149, 150})
    void a_limit_from_1_to_150_is_accepted(int limit) {
        assertThat(PageRequest.of(7, limit).offset()).isEqualTo(7);
        assertThat(PageRequest.of(7, limit).limit()).isEqualTo(limit);
        assertThat(PageRequest.parse(7, limit).get()).isEqualTo(PageRequest.of(7, limit));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 'limit must be from 1 to 150, but is 0'",
        "0, -1, 'limit must be from 1 to 150, but is -1'",
        "0, 151, 'limit must be from 1 to 150, but is 151'",
        "0, 2147483647, 'limit must be from 1 to 150, but is 2147483647'",
        "-1, 30, 'offset must be at least 0, but is -1'",
        "-9223372036854775808, 30, 'offset must be at least 0, but is -9223372036854775808'"
    })
    @Tag("PAGE-2")
    void other_numbers_are_refused_by_of_and_parse(long offset, int limit, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRequest.of(offset, limit))
                .withMessage(reason);
        assertThat(PageRequest.parse(offset, limit).getLeft()).isEqualTo(new Refused.InvalidRequest(reason));
    }

    @Test
    @Tag("PAGE-2")
    void a_limit_of_0_or_151_and_a_negative_offset_are_invalid_requests() {
        assertThat(PageRequest.parse(0, 0).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
        assertThat(PageRequest.parse(0, 151).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
        assertThat(PageRequest.parse(-1, 30).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
        assertThat(PageRequest.parse(0, 1).isRight()).isTrue();
        assertThat(PageRequest.parse(0, 150).isRight()).isTrue();
    }

    @Test
    void a_request_at_another_offset_keeps_its_limit() {
        assertThat(PageRequest.of(0, 20).at(40)).isEqualTo(PageRequest.of(40, 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRequest.first().at(-1));
    }

    @Test
    void requests_are_equal_if_offset_and_limit_are() {
        PageRequest request = PageRequest.of(60, 20);

        assertThat(request).isEqualTo(PageRequest.of(60, 20)).hasSameHashCodeAs(PageRequest.of(60, 20));
        assertThat(request).isNotEqualTo(PageRequest.of(61, 20)).isNotEqualTo(PageRequest.of(60, 21));
        assertThat(request.equals(null)).isFalse();
        assertThat(request.hashCode())
                .isNotEqualTo(PageRequest.of(61, 20).hashCode())
                .isNotEqualTo(PageRequest.of(60, 21).hashCode());
        assertThat(PageRequest.of(1, 33).hashCode())
                .isNotEqualTo(PageRequest.of(33, 1).hashCode());
        assertThat(request).hasToString("PageRequest[offset=60, limit=20]");
    }
}
