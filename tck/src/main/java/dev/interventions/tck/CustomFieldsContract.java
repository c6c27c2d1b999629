package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code updateCustomFields} does, and when it is refused. Numbers and booleans may be returned as their texts. */
public abstract class CustomFieldsContract extends Contract {

    private static final CustomFieldValue SOME = CustomFieldValue.of("342901");

    /** For subclasses. */
    protected CustomFieldsContract() {}

    @Test
    @Tag("FIELDS-1")
    @Tag("CHANGE-1")
    final void sets_the_named_fields() {
        Intervention opened = opened();
        Map<String, CustomFieldValue> fields = HashMap.of("external_id", SOME, "channel", CustomFieldValue.of("shop"));

        write(() -> as(owner).updateCustomFields(opened.id(), fields)).changes(opened, with(fields));
    }

    @Test
    @Tag("FIELDS-1")
    @Tag("CHANGE-1")
    final void leaves_other_fields_as_they_are() {
        Intervention filled = filled(HashMap.of("external_id", SOME, "channel", CustomFieldValue.of("shop")));

        write(() -> as(owner).updateCustomField(filled.id(), "channel", CustomFieldValue.of("phone")))
                .changes(filled, with(HashMap.of("external_id", SOME, "channel", CustomFieldValue.of("phone"))));
    }

    @Test
    @Tag("FIELDS-1")
    final void keeps_the_values_of_numbers_and_booleans() {
        Intervention opened = opened();
        Map<String, CustomFieldValue> fields = HashMap.of(
                "visits", CustomFieldValue.of(-3),
                "price", CustomFieldValue.of(new BigDecimal("12345678901234567890.125")),
                "vip", CustomFieldValue.of(true));

        write(() -> as(owner).updateCustomFields(opened.id(), fields)).changes(opened, with(fields));
    }

    @Test
    @Tag("FIELDS-1")
    final void keeps_every_character_of_keys_and_texts() {
        Intervention opened = opened();
        Map<String, CustomFieldValue> fields = HashMap.of(
                "größe & co=1+1%2B", CustomFieldValue.of(" a&b=c+d%20[e]\n\"é\"\\ 😀 "),
                "last.seen", CustomFieldValue.of("null"));

        write(() -> as(owner).updateCustomFields(opened.id(), fields)).changes(opened, with(fields));
    }

    @Test
    @Tag("FIELDS-1")
    @Tag("CHANGE-2")
    final void changes_nothing_for_the_same_values() {
        Map<String, CustomFieldValue> fields = HashMap.of(
                "external_id", SOME,
                "visits", CustomFieldValue.of(3),
                "colours", CustomFieldValue.of(List.of("red", "blue")));
        Intervention filled = filled(fields);

        write(() -> as(owner).updateCustomFields(filled.id(), fields)).leaves(filled);
    }

    @Test
    @Tag("CHANGE-2")
    final void changes_nothing_for_a_number_that_equals_the_text() {
        Intervention filled = filled(HashMap.of("visits", CustomFieldValue.of("3")));

        write(() -> as(owner).updateCustomField(filled.id(), "visits", CustomFieldValue.of(3)))
                .leaves(filled);
    }

    @Test
    @Tag("FIELDS-1")
    @Tag("CHANGE-2")
    final void changes_nothing_for_an_empty_map() {
        Intervention filled = filled(HashMap.of("external_id", SOME));

        write(() -> as(owner).updateCustomFields(filled.id(), HashMap.empty())).leaves(filled);
    }

    @Test
    @Tag("FIELDS-2")
    @Tag("CHANGE-1")
    final void clears_a_field_by_an_empty_text() {
        isClearedBy(CustomFieldValue.of(""));
    }

    @Test
    @Tag("FIELDS-2")
    final void clears_a_field_by_white_space() {
        isClearedBy(CustomFieldValue.of(" \t"));
    }

    @Test
    @Tag("FIELDS-2")
    final void clears_a_field_by_a_list_without_text() {
        isClearedBy(CustomFieldValue.of(List.empty()));
    }

    private void isClearedBy(CustomFieldValue blank) {
        Intervention filled = filled(HashMap.of("external_id", SOME, "channel", CustomFieldValue.of("shop")));

        write(() -> as(owner).updateCustomField(filled.id(), "channel", blank))
                .changes(filled, with(HashMap.of("external_id", SOME)));
    }

    @Test
    @Tag("FIELDS-2")
    @Tag("CHANGE-2")
    final void changes_nothing_when_clearing_an_absent_field() {
        Intervention filled = filled(HashMap.of("external_id", SOME));

        write(() -> as(owner).updateCustomField(filled.id(), "channel", CustomFieldValue.of("")))
                .leaves(filled);
    }

    @Test
    @Tag("FIELDS-3")
    final void lets_every_user_who_reads_the_source_update() {
        Intervention opened = opened();

        write(() -> as(colleague).updateCustomField(opened.id(), "external_id", SOME))
                .changes(opened, with(HashMap.of("external_id", SOME)));
    }

    @Test
    @Tag("FIELDS-4")
    final void updates_a_closed_intervention_which_stays_closed() {
        Intervention closed = closed();

        Intervention updated = write(() -> as(owner).updateCustomField(closed.id(), "external_id", SOME))
                .changes(closed, with(HashMap.of("external_id", SOME)));

        assertThat(updated.isClosed()).isTrue();
    }

    @Test
    @Tag("FIELDS-5")
    @Tag("REFUSE-1")
    final void refuses_keys_that_are_blank_or_have_brackets_or_control_characters() {
        Intervention filled = filled(HashMap.of("external_id", SOME));

        for (String key : List.of("", " ", "a[b", "a]b", "[]", "a\nb", "\u0000")) {
            attempt(() -> as(owner).updateCustomField(filled.id(), key, SOME)).isRefusedAs(InvalidRequest.class);
        }
    }

    @Test
    @Tag("FIELDS-5")
    @Tag("REFUSE-1")
    final void refuses_values_with_half_of_a_surrogate_pair() {
        Intervention opened = opened();

        for (String value : List.of("a\ud800", "\udc00")) {
            attempt(() -> as(owner).updateCustomField(opened.id(), "external_id", CustomFieldValue.of(value)))
                    .isRefusedAs(InvalidRequest.class);
        }
    }

    @Test
    @Tag("FIELDS-5")
    @Tag("REFUSE-1")
    final void sets_no_field_at_all_if_one_key_is_wrong() {
        Intervention opened = opened();

        attempt(() -> as(owner).updateCustomFields(opened.id(), HashMap.of("external_id", SOME, "a[b]", SOME)))
                .isRefusedAs(InvalidRequest.class);
    }

    @Test
    @Tag("FIELDS-6")
    final void keeps_several_values_in_order() {
        keepsTheList(List.of("red", "blue", "a,b&c", "red"));
    }

    @Test
    @Tag("FIELDS-6")
    final void keeps_a_list_of_one_value_as_a_list() {
        keepsTheList(List.of("red"));
    }

    private void keepsTheList(Seq<String> values) {
        Intervention opened = opened();

        Intervention updated = write(
                        () -> as(owner).updateCustomField(opened.id(), "colours", CustomFieldValue.of(values)))
                .changes(opened, with(HashMap.of("colours", CustomFieldValue.of(values))));

        assertThat(updated.customFields().get().get("colours").get()).isEqualTo(CustomFieldValue.of(values));
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_changing_fields() {
        Intervention filled = filled(HashMap.of("external_id", SOME));

        throwsForNull(port -> port.updateCustomFields(nothing(), HashMap.of("channel", SOME)));
        throwsForNull(port -> port.updateCustomFields(filled.id(), nothing()));
        throwsForNull(port -> port.updateCustomField(filled.id(), nothing(), SOME));
        throwsForNull(port -> port.updateCustomField(filled.id(), "external_id", nothing()));
    }

    @Test
    @Tag("FOUND-1")
    @Tag("REFUSE-1")
    final void finds_no_intervention_to_update_that_does_not_exist() {
        opened();

        attempt(() -> as(owner).updateCustomField(UnknownIds.INTERVENTION, "external_id", SOME))
                .isRefusedAs(NotFound.class);
    }

    private Intervention filled(Map<String, CustomFieldValue> fields) {
        return given(as(owner).updateCustomFields(opened().id(), fields));
    }

    private static BiFunction<Intervention, Instant, Intervention> with(Map<String, CustomFieldValue> fields) {
        return (before, now) -> ExpectedChange.change(before.withCustomFields(Option.some(fields)), now);
    }
}
