package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldValueTest {

    @Test
    void each_kind_of_value_is_represented_by_texts() {
        assertThat(CustomFieldValue.of("342901").texts()).containsExactly("342901");
        assertThat(CustomFieldValue.of(-17L).texts()).containsExactly("-17");
        assertThat(CustomFieldValue.of(new BigDecimal("12.50")).texts()).containsExactly("12.5");
        assertThat(CustomFieldValue.of(true).texts()).containsExactly("true");
        assertThat(CustomFieldValue.of(false).texts()).containsExactly("false");
        assertThat(CustomFieldValue.of(List.of("b", "a", "b")).texts()).containsExactly("b", "a", "b");
    }

    @Test
    void each_kind_of_value_is_a_type() {
        assertThat(CustomFieldValue.of("x")).isEqualTo(new CustomFieldValue.Text("x"));
        assertThat(CustomFieldValue.of(3L)).isEqualTo(new CustomFieldValue.Number(new BigDecimal(3)));
        assertThat(CustomFieldValue.of(BigDecimal.TEN)).isEqualTo(new CustomFieldValue.Number(BigDecimal.TEN));
        assertThat(CustomFieldValue.of(true)).isEqualTo(new CustomFieldValue.Flag(true));
        assertThat(CustomFieldValue.of(List.of("x"))).isEqualTo(new CustomFieldValue.TextList(List.of("x")));
    }

    @Test
    void a_number_is_not_the_text_that_it_is_written_as() {
        assertThat(CustomFieldValue.of(1L)).isNotEqualTo(CustomFieldValue.of("1"));
        assertThat(CustomFieldValue.of(1L).texts())
                .isEqualTo(CustomFieldValue.of("1").texts());
    }

    @Test
    void lists_are_equal_in_any_type_of_sequence_but_not_in_another_order() {
        assertThat(CustomFieldValue.of(List.of("a", "b"))).isEqualTo(CustomFieldValue.of(Vector.of("a", "b")));
        assertThat(CustomFieldValue.of(List.of("a", "b"))).isNotEqualTo(CustomFieldValue.of(List.of("b", "a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void a_text_of_white_space_is_blank(String text) {
        assertThat(CustomFieldValue.of(text).isBlank()).isTrue();
        assertThat(CustomFieldValue.of(List.of(text, "")).isBlank()).isTrue();
        assertThat(CustomFieldValue.of(List.of(text, "x")).isBlank()).isFalse();
    }

    @Test
    void an_empty_list_is_blank_and_numbers_and_booleans_never_are() {
        assertThat(CustomFieldValue.of(List.empty()).isBlank()).isTrue();
        assertThat(CustomFieldValue.of("x").isBlank()).isFalse();
        assertThat(CustomFieldValue.of(0L).isBlank()).isFalse();
        assertThat(CustomFieldValue.of(false).isBlank()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "1E+2, 100", "0.10, 0.1", "0E-200, 0", "-0.0, 0", "1E-2, 0.01"})
    void numbers_are_equal_in_any_notation(String written, String same) {
        CustomFieldValue number = CustomFieldValue.of(new BigDecimal(written));

        assertThat(number).isEqualTo(CustomFieldValue.of(new BigDecimal(same)));
        assertThat(number).hasSameHashCodeAs(CustomFieldValue.of(new BigDecimal(same)));
        assertThat(number.texts()).containsExactly(same);
    }

    @Test
    void a_number_has_up_to_100_digits() {
        String digits = "1234567890".repeat(10).substring(0, 99) + "1";

        assertThat(CustomFieldValue.of(new BigDecimal(digits)).texts()).containsExactly(digits);
        assertThat(CustomFieldValue.of(new BigDecimal("0." + digits)).texts()).containsExactly("0." + digits);
        assertThat(CustomFieldValue.of(new BigDecimal("1E+99")).texts()).containsExactly("1" + "0".repeat(99));
        assertThat(CustomFieldValue.of(new BigDecimal("1E-100")).texts()).containsExactly("0." + "0".repeat(99) + "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+101",
                "1E-101",
                "1E+1000000000",
                "-1E-1000000000",
                "1E+2147483647",
                "1E-2147483647",
                "9.9E+999999"
            })
    void a_number_with_a_huge_exponent_is_refused_at_once(String written) {
        BigDecimal huge = new BigDecimal(written);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> CustomFieldValue.of(huge))
                        .withMessage("a custom field's number must have at most 100 digits"));
    }

    @Test
    void trailing_zeros_are_stripped_from_up_to_1000_digits() {
        BigDecimal one1000 = new BigDecimal("1." + "0".repeat(999));
        BigDecimal one1001 = new BigDecimal("1." + "0".repeat(1000));

        assertThat(CustomFieldValue.of(one1000).texts()).containsExactly("1");
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.of(one1001));
    }

    @Test
    void a_number_with_too_many_digits_is_refused() {
        BigDecimal long101 = new BigDecimal("1".repeat(101));

        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.of(long101));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.of(long101.movePointLeft(50)));
    }

    @Test
    void values_mean_the_same_if_their_representations_are_equal() {
        assertThat(CustomFieldValue.of(7).meansSameAs(CustomFieldValue.of("7"))).isTrue();
        assertThat(CustomFieldValue.of("true").meansSameAs(CustomFieldValue.of(true)))
                .isTrue();
        assertThat(CustomFieldValue.of(7).meansSameAs(CustomFieldValue.of("8"))).isFalse();
    }

    @Test
    void a_list_of_one_text_does_not_mean_the_same_as_the_text() {
        CustomFieldValue list = CustomFieldValue.of(List.of("7"));

        assertThat(list.meansSameAs(CustomFieldValue.of("7"))).isFalse();
        assertThat(CustomFieldValue.of("7").meansSameAs(list)).isFalse();
        assertThat(list.meansSameAs(CustomFieldValue.of(List.of("7")))).isTrue();
    }
}
