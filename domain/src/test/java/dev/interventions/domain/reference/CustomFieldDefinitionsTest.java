package dev.interventions.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomFieldDefinitionsTest {

    private static final CustomFieldDefinition COLOUR =
            CustomFieldDefinition.of("colour", CustomFieldType.SINGLE_CHOICE).withChoices("red", "blue");
    private static final CustomFieldDefinition SIZES =
            CustomFieldDefinition.of("sizes", CustomFieldType.MULTIPLE_CHOICE).withChoices("S", "M", "L");
    private static final CustomFieldDefinitions DEFINITIONS = CustomFieldDefinitions.of(List.of(
            COLOUR,
            SIZES,
            CustomFieldDefinition.of("amount", CustomFieldType.INTEGER),
            CustomFieldDefinition.of("external_id", CustomFieldType.STRING).asReadOnly()));

    @Test
    @Tag("CHECK-3")
    void an_unknown_field_breaks_a_rule() {
        assertThat(DEFINITIONS.check(HashMap.of("weight", CustomFieldValue.of("5"))))
                .containsExactly(new BrokenCheck(Rule.CHECK_KNOWN_FIELD, "there is no custom field \"weight\""));
    }

    @Test
    @Tag("CHECK-4")
    void a_read_only_field_breaks_a_rule_even_if_it_is_cleared() {
        for (String value : List.of("4711", "")) {
            assertThat(DEFINITIONS.check(HashMap.of("external_id", CustomFieldValue.of(value))))
                    .containsExactly(
                            new BrokenCheck(Rule.CHECK_WRITABLE_FIELD, "custom field \"external_id\" is read-only"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STRING, anything", "TEXT, anything", "BOOLEAN, true", "BOOLEAN, false", "INTEGER, 5", "INTEGER, -5",
        "INTEGER, +007", "FLOAT, 5", "FLOAT, -1.5", "FLOAT, .5", "FLOAT, 1e-3", "SINGLE_CHOICE, anything",
        "MULTIPLE_CHOICE, anything"
    })
    @Tag("CHECK-5")
    void a_text_that_represents_a_value_of_the_type_breaks_nothing(CustomFieldType type, String text) {
        assertThat(rules(CustomFieldDefinition.of("key", type), CustomFieldValue.of(text)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, yes",
        "BOOLEAN, 1",
        "INTEGER, 1.5",
        "INTEGER, five",
        "INTEGER, 1 000",
        "FLOAT, five",
        "FLOAT, '1,5'",
        "FLOAT, NaN",
        "FLOAT, .",
        "FLOAT, 1e"
    })
    @Tag("CHECK-5")
    void a_text_that_represents_no_value_of_the_type_breaks_a_rule(CustomFieldType type, String text) {
        assertThat(rules(CustomFieldDefinition.of("key", type), CustomFieldValue.of(text)))
                .containsExactly(Rule.CHECK_FIELD_TYPE);
    }

    @Test
    void numbers_and_booleans_are_checked_as_the_texts_that_are_sent() {
        assertThat(rules(CustomFieldDefinition.of("key", CustomFieldType.INTEGER), CustomFieldValue.of(5)))
                .isEmpty();
        assertThat(rules(
                        CustomFieldDefinition.of("key", CustomFieldType.INTEGER),
                        CustomFieldValue.of(new BigDecimal("1.5"))))
                .containsExactly(Rule.CHECK_FIELD_TYPE);
        assertThat(rules(CustomFieldDefinition.of("key", CustomFieldType.BOOLEAN), CustomFieldValue.of(true)))
                .isEmpty();
        assertThat(rules(CustomFieldDefinition.of("key", CustomFieldType.STRING), CustomFieldValue.of(5)))
                .isEmpty();
    }

    @Test
    @Tag("CHECK-5")
    void a_list_breaks_a_rule_unless_the_field_can_have_several_values() {
        CustomFieldValue list = CustomFieldValue.of(List.of("1", "2"));
        CustomFieldDefinition amount = CustomFieldDefinition.of("amount", CustomFieldType.INTEGER);

        assertThat(rules(amount, list)).containsExactly(Rule.CHECK_FIELD_TYPE);
        assertThat(rules(amount.asMultiple(), list)).isEmpty();
        assertThat(rules(amount.asMultiple(), CustomFieldValue.of("1"))).isEmpty();
        assertThat(rules(amount.asMultiple(), CustomFieldValue.of(List.of("1", "two"))))
                .containsExactly(Rule.CHECK_FIELD_TYPE);
    }

    @Test
    @Tag("CHECK-6")
    void a_value_outside_of_the_choices_breaks_a_rule() {
        assertThat(COLOUR.check(CustomFieldValue.of("green")))
                .containsExactly(new BrokenCheck(
                        Rule.CHECK_FIELD_CHOICE, "custom field \"colour\" takes only \"red\", \"blue\""));
        assertThat(rules(COLOUR, CustomFieldValue.of("red"))).isEmpty();
        assertThat(rules(SIZES, CustomFieldValue.of(List.of("S", "XL")))).containsExactly(Rule.CHECK_FIELD_CHOICE);
        assertThat(rules(SIZES, CustomFieldValue.of(List.of("S", "L")))).isEmpty();
        assertThat(rules(SIZES, CustomFieldValue.of("S"))).isEmpty();
    }

    @Test
    void a_message_names_ten_choices_and_no_value() {
        CustomFieldDefinition many = CustomFieldDefinition.of("n", CustomFieldType.SINGLE_CHOICE)
                .withChoices("0", List.range(1, 15).map(String::valueOf).toJavaArray(String[]::new));

        assertThat(many.check(CustomFieldValue.of("secret")).get(0).detail())
                .contains("\"9\" and 5 other choices")
                .doesNotContain("\"10\"", "secret");
    }

    @Test
    void choices_that_are_not_shown_or_are_not_of_the_type_restrict_nothing() {
        assertThat(rules(CustomFieldDefinition.of("key", CustomFieldType.SINGLE_CHOICE), CustomFieldValue.of("green")))
                .isEmpty();
        assertThat(rules(
                        CustomFieldDefinition.of("key", CustomFieldType.STRING).withChoices("red"),
                        CustomFieldValue.of("green")))
                .isEmpty();
    }

    @Test
    void a_field_of_unknown_type_takes_any_value() {
        assertThat(rules(CustomFieldDefinition.withKey("key"), CustomFieldValue.of(List.of("a", "b"))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_blank_value_clears_a_field_of_any_type(CustomFieldType type) {
        assertThat(rules(CustomFieldDefinition.of("key", type).withChoices("a"), CustomFieldValue.of(" ")))
                .isEmpty();
    }

    @Test
    void all_broken_rules_are_reported_in_the_order_of_the_keys() {
        assertThat(DEFINITIONS
                        .check(HashMap.of(
                                "weight", CustomFieldValue.of("5"),
                                "colour", CustomFieldValue.of("green"),
                                "amount", CustomFieldValue.of("five")))
                        .map(BrokenCheck::rule))
                .containsExactly(Rule.CHECK_FIELD_TYPE, Rule.CHECK_FIELD_CHOICE, Rule.CHECK_KNOWN_FIELD);
    }

    @Test
    void a_definition_needs_a_key() {
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldDefinition.withKey(" "));
    }

    @Test
    void equal_definitions_are_equal() {
        assertThat(CustomFieldDefinitions.of(DEFINITIONS.all()))
                .isEqualTo(DEFINITIONS)
                .hasSameHashCodeAs(DEFINITIONS);
        assertThat(DEFINITIONS).isNotEqualTo(CustomFieldDefinitions.none());
        assertThat(DEFINITIONS).asString().contains("colour");
    }

    private static Seq<Rule> rules(CustomFieldDefinition definition, CustomFieldValue value) {
        return definition.check(value).map(BrokenCheck::rule);
    }
}
