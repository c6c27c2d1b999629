package dev.interventions.domain.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Rule;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The definition of a custom field of interventions (operation {@code GET /custom_fields}). Immutable.
 *
 * @param key the name of the field in {@code custom_fields} of an intervention
 * @param label its name for people
 * @param type the type of its values; absent if the record doesn't show one that is known here
 * @param choices the values that are valid if the type is one with choices; absent if the record doesn't show them: the service documents
 *     them as a parameter, and not as a field of the record
 * @param multiple whether it may have several values; a record that doesn't show it means no (<em>choice</em>)
 * @param readOnly whether it can't be set; a record that doesn't show it means no (<em>choice</em>)
 */
public record CustomFieldDefinition(
        String key,
        Option<String> label,
        Option<CustomFieldType> type,
        Option<Seq<String>> choices,
        boolean multiple,
        boolean readOnly) {

    private static final int MAX_CHOICES_NAMED = 10;

    public CustomFieldDefinition {
        requireNonNull(label, "label");
        requireNonNull(type, "type");
        requireNonNull(choices, "choices");
        if (key.isBlank()) {
            throw new IllegalArgumentException("the key of a custom field must not be blank");
        }
    }

    /** A field of which only its key is known: any value is valid. */
    public static CustomFieldDefinition withKey(String key) {
        return new CustomFieldDefinition(key, Option.none(), Option.none(), Option.none(), false, false);
    }

    /** A field with one value of this type. */
    public static CustomFieldDefinition of(String key, CustomFieldType type) {
        return new CustomFieldDefinition(key, Option.none(), Option.some(type), Option.none(), false, false);
    }

    /** The same with this label. */
    public CustomFieldDefinition withLabel(String newLabel) {
        return new CustomFieldDefinition(key, Option.some(newLabel), type, choices, multiple, readOnly);
    }

    /** The same with these choices. */
    public CustomFieldDefinition withChoices(String first, String... rest) {
        return new CustomFieldDefinition(
                key, label, type, Option.some(List.of(rest).prepend(first)), multiple, readOnly);
    }

    /** The same for several values. */
    public CustomFieldDefinition asMultiple() {
        return new CustomFieldDefinition(key, label, type, choices, true, readOnly);
    }

    /** The same, which can't be set. */
    public CustomFieldDefinition asReadOnly() {
        return new CustomFieldDefinition(key, label, type, choices, multiple, true);
    }

    /**
     * What setting the field to this value would break (rules <a href="{@docRoot}/doc-files/rules.html#CHECK-4">CHECK-4</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CHECK-6">CHECK-6</a>). A blank value, which clears the field, breaks no rule about values.
     * The texts that a request sends are checked, so the text {@code 5} is a whole number.
     */
    public Seq<BrokenCheck> check(CustomFieldValue value) {
        Option<BrokenCheck> set = broken(readOnly, Rule.CHECK_WRITABLE_FIELD, "is read-only");
        return value.isBlank() ? set.toList() : set.toList().appendAll(checkValue(value));
    }

    private Option<BrokenCheck> checkValue(CustomFieldValue value) {
        return broken(value.isList() && !mayHaveSeveral(), Rule.CHECK_FIELD_TYPE, "has one value, not a list")
                .orElse(() -> type.flatMap(known -> broken(
                        !value.texts().forAll(known::accepts),
                        Rule.CHECK_FIELD_TYPE,
                        "takes values of the type " + known)))
                .orElse(() -> knownChoices()
                        .flatMap(valid -> broken(
                                !value.texts().forAll(valid::contains),
                                Rule.CHECK_FIELD_CHOICE,
                                "takes only " + named(valid))));
    }

    private boolean mayHaveSeveral() {
        return multiple || type.isEmpty() || type.contains(CustomFieldType.MULTIPLE_CHOICE);
    }

    private Option<Seq<String>> knownChoices() {
        return choices.filter(any -> type.exists(CustomFieldType::hasChoices));
    }

    private static String named(Seq<String> choices) {
        return choices.take(MAX_CHOICES_NAMED).mkString("\"", "\", \"", "\"")
                + (choices.size() > MAX_CHOICES_NAMED
                        ? " and " + (choices.size() - MAX_CHOICES_NAMED) + " other choices"
                        : "");
    }

    private Option<BrokenCheck> broken(boolean isBroken, Rule rule, String how) {
        return Option.when(isBroken, () -> new BrokenCheck(rule, "custom field \"" + key + "\" " + how));
    }
}
