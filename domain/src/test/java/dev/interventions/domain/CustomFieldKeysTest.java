package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldKeysTest {

    static Stream<Named<String>> invalidKeys() {
        return Stream.of(
                named("nothing", ""),
                named("white space", " \t"),
                named("an opening bracket", "a[b"),
                named("a closing bracket", "a]b"),
                named("a line feed", "a\nb"),
                named("a NUL", "a\0b"),
                named("a DEL", "a\u007fb"),
                named("a C1 control character", "a\u0085b"));
    }

    @ParameterizedTest
    @MethodSource("invalidKeys")
    @Tag("FIELDS-5")
    void a_blank_key_or_one_with_brackets_or_control_characters_is_an_invalid_request(String key) {
        assertThat(CustomFieldKeys.refusal(HashSet.of(key)).get()).isInstanceOf(Refused.InvalidRequest.class);
        assertThat(CustomFieldKeys.refusal(HashSet.of("fine", key, "fine too")).isDefined())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"external_id", "Order number", "é", "a.b", "a&b=c", "100%", "a(b){c}"})
    void other_keys_can_be_set(String key) {
        assertThat(CustomFieldKeys.refusal(HashSet.of(key, "external_id"))).isEqualTo(Option.none());
    }

    @Test
    void an_empty_set_of_keys_is_valid() {
        assertThat(CustomFieldKeys.refusal(HashSet.empty())).isEqualTo(Option.none());
    }

    @Test
    void the_refusal_names_the_key_in_one_line() {
        assertThat(CustomFieldKeys.refusal(HashSet.of("a\r\nb[0]")).get().message())
                .isEqualTo("custom field key \"a??b[0]\" must not be blank or have brackets or control characters");
    }

    @Test
    void the_message_does_not_contain_control_characters_of_the_key() {
        assertThat(CustomFieldKeys.refusal(HashSet.of("a\u0085b")).get().message())
                .doesNotContain("\u0085");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800"})
    @Tag("FIELDS-5")
    void a_value_with_half_a_surrogate_pair_is_refused_with_its_key(String value) {
        assertThat(CustomFieldKeys.refusal(
                                HashMap.of("a", CustomFieldValue.of("fine"), "b", CustomFieldValue.of(value)))
                        .map(Refused::message)
                        .get())
                .contains("\"b\"")
                .doesNotContain(value);
        assertThat(CustomFieldKeys.refusal(HashMap.of("b", CustomFieldValue.of(List.of("fine", value)))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\ud83d\ude00", "a\n[b]\0"})
    void any_other_value_can_be_set(String value) {
        assertThat(CustomFieldKeys.refusal(HashMap.of("a", CustomFieldValue.of(value))))
                .isEmpty();
    }

    @Test
    @Tag("FIELDS-5")
    void a_key_with_half_a_surrogate_pair_is_refused() {
        assertThat(CustomFieldKeys.refusal(HashSet.of("a\ud800"))).isNotEmpty();
    }
}
