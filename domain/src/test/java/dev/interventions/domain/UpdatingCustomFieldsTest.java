package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UpdatingCustomFieldsTest {

    private static final CustomFieldValue OLD = CustomFieldValue.of("old");
    private static final CustomFieldValue NEW = CustomFieldValue.of("new");
    private static final CustomFieldValue BLANK = CustomFieldValue.of(" ");

    private final Intervention open =
            AnIntervention.open().withCustomField("colour", OLD).build();

    @Test
    @Tag("FIELDS-1")
    void named_fields_are_set_others_stay_and_nothing_else_changes() {
        Map<String, CustomFieldValue> values = LinkedHashMap.of("colour", NEW, "size", CustomFieldValue.of(3L));

        assertThat(Perform.updateCustomFields(open, Given.owner(), values, Given.NOW))
                .isEqualTo(Either.right(AnIntervention.open()
                        .withCustomField("colour", NEW)
                        .withCustomField("size", CustomFieldValue.of(3L))
                        .lastChangedAt(Given.NOW)
                        .build()));
        assertThat(fieldsAfter(values).get("external_id")).containsExactly(CustomFieldValue.of("342901"));
    }

    @Test
    @Tag("FIELDS-2")
    void a_blank_value_clears_its_field() {
        Map<String, CustomFieldValue> left = HashMap.of("external_id", CustomFieldValue.of("342901"));

        assertThat(fieldsAfter(HashMap.of("colour", BLANK))).isEqualTo(left);
        assertThat(fieldsAfter(HashMap.of("colour", CustomFieldValue.of(List.empty()))))
                .isEqualTo(left);
        assertThat(fieldsAfter(HashMap.of("colour", CustomFieldValue.of(List.of("", " ")))))
                .isEqualTo(left);
    }

    @Test
    void zero_and_false_are_values_and_clear_nothing() {
        assertThat(fieldsAfter(HashMap.of("colour", CustomFieldValue.of(0L))).get("colour"))
                .containsExactly(CustomFieldValue.of(0L));
        assertThat(fieldsAfter(HashMap.of("colour", CustomFieldValue.of(false))).get("colour"))
                .containsExactly(CustomFieldValue.of(false));
    }

    @Test
    @Tag("CHANGE-2")
    void setting_the_same_value_clearing_an_absent_one_and_naming_no_field_change_nothing() {
        assertThat(Perform.updateCustomFields(open, Given.owner(), HashMap.of("colour", OLD), Given.NOW))
                .isEqualTo(Either.right(open));
        assertThat(Perform.updateCustomFields(open, Given.owner(), HashMap.of("absent", BLANK), Given.NOW))
                .isEqualTo(Either.right(open));
        assertThat(Perform.updateCustomFields(open, Given.owner(), HashMap.empty(), Given.NOW))
                .isEqualTo(Either.right(open));
    }

    @Test
    @Tag("FIELDS-3")
    void updating_requires_reading_the_source_but_no_ownership() {
        Map<String, CustomFieldValue> values = HashMap.of("colour", NEW);

        assertThat(Perform.updateCustomFields(open, Given.colleague(), values, Given.NOW)
                        .isRight())
                .isTrue();
        assertThat(Perform.updateCustomFields(open, Given.ownerWhoDoesNotReadTheSource(), values, Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("FIELDS-4")
    void a_closed_intervention_is_updated_and_stays_closed() {
        Intervention closed = AnIntervention.closed().build();

        Intervention updated = Perform.updateCustomFields(closed, Given.owner(), HashMap.of("colour", NEW), Given.NOW)
                .get();

        assertThat(updated)
                .isEqualTo(AnIntervention.closed()
                        .withCustomField("colour", NEW)
                        .lastChangedAt(Given.NOW)
                        .build());
        assertThat(updated.state()).isEqualTo(closed.state());
    }

    @Test
    @Tag("FIELDS-5")
    void an_invalid_key_is_an_invalid_request_even_beside_valid_ones() {
        Map<String, CustomFieldValue> values = HashMap.of("colour", NEW, "a[0]", NEW);

        assertThat(Perform.updateCustomFields(open, Given.owner(), values, Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
        assertThat(Perform.updateCustomFields(open, Given.owner(), HashMap.of(" ", BLANK), Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    void an_intervention_without_known_fields_has_those_that_are_set() {
        assertThat(Perform.updateCustomFields(
                                Intervention.withId(Given.CASE), Given.owner(), HashMap.of("colour", NEW), Given.NOW)
                        .map(Intervention::customFields))
                .isEqualTo(Either.right(Option.some(HashMap.of("colour", NEW))));
    }

    private Map<String, CustomFieldValue> fieldsAfter(Map<String, CustomFieldValue> values) {
        return Perform.updateCustomFields(open, Given.owner(), values, Given.NOW)
                .get()
                .customFields()
                .get();
    }
}
