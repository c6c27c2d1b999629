package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultyBehavior.keeping;
import static dev.interventions.conformance.faults.FaultyBehavior.updating;

import dev.interventions.domain.CustomFieldKeys;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of updating custom fields. */
final class CustomFieldsFaults {

    private CustomFieldsFaults() {}

    static Seq<Fault> all() {
        return values().appendAll(blanks())
                .appendAll(whoAndWhat())
                .appendAll(keys())
                .appendAll(lists());
    }

    /** Sets other values than requested. */
    private static FaultyBehavior setting(UnaryOperator<CustomFieldValue> other) {
        return updating((it, id, values) -> it.correct().updateCustomFields(id, values.mapValues(other)));
    }

    private static Seq<Fault> values() {
        return List.of(
                new Fault(
                        "FIELDS-1",
                        "clears the fields that aren't named",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(id, values)
                                .map(after -> it.keep(after, after.withCustomFields(Option.some(values)))))),
                new Fault(
                        "FIELDS-1",
                        "keeps the old value of a field",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(
                                        id,
                                        values.filterKeys(key -> !it.find(id)
                                                .flatMap(Intervention::customFields)
                                                .exists(fields -> fields.containsKey(key)))))),
                new Fault(
                        "FIELDS-1",
                        "rounds numbers to those of a double",
                        setting(value -> value instanceof CustomFieldValue.Number number
                                ? CustomFieldValue.of(
                                        BigDecimal.valueOf(number.value().doubleValue()))
                                : value)),
                new Fault(
                        "FIELDS-1",
                        "trims texts",
                        setting(value -> value instanceof CustomFieldValue.Text text
                                ? CustomFieldValue.of(text.value().strip())
                                : value)),
                new Fault(
                        "FIELDS-1",
                        "treats the text null as absent",
                        setting(value -> value.texts().contains("null") ? CustomFieldValue.of("") : value)),
                new Fault(
                        "FIELDS-1",
                        "treats a dot in a key as a path",
                        updating((it, id, values) ->
                                it.correct().updateCustomFields(id, values.mapKeys(key -> key.replace('.', '_'))))),
                new Fault(
                        "FIELDS-1",
                        "refuses an empty set of fields",
                        updating((it, id, values) -> values.isEmpty()
                                ? Either.left(new InvalidRequest("nothing to set"))
                                : it.correct().updateCustomFields(id, values))));
    }

    private static Seq<Fault> blanks() {
        return List.of(
                new Fault(
                        "FIELDS-2",
                        "keeps an empty text as a value",
                        keepingBlanks(value -> value.equals(CustomFieldValue.of("")))),
                new Fault(
                        "FIELDS-2",
                        "keeps white space as a value",
                        keepingBlanks(value -> value.texts().exists(text -> !text.isEmpty() && text.isBlank()))),
                new Fault(
                        "FIELDS-2",
                        "ignores an empty list",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(
                                        id,
                                        values.filterValues(
                                                value -> !value.texts().isEmpty())))),
                new Fault(
                        "FIELDS-2",
                        "clears all fields by one blank value",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(id, values)
                                .map(after -> values.values().exists(CustomFieldValue::isBlank)
                                        ? it.keep(after, after.withCustomFields(Option.none()))
                                        : after))));
    }

    private static FaultyBehavior keepingBlanks(Predicate<CustomFieldValue> kept) {
        return updating((it, id, values) -> it.correct()
                .updateCustomFields(id, values)
                .map(after -> it.keep(after, with(after, values.filterValues(kept)))));
    }

    private static Intervention with(Intervention one, Map<String, CustomFieldValue> more) {
        return one.withCustomFields(one.customFields().map(more::merge));
    }

    private static Seq<Fault> whoAndWhat() {
        return List.of(
                new Fault(
                        "FIELDS-3",
                        "lets only the owner set custom fields",
                        updating((it, id, values) -> it.isOwner(id) || !it.has(id)
                                ? it.correct().updateCustomFields(id, values)
                                : Either.left(NotAllowed.withoutReason("not the owner")))),
                new Fault(
                        "FIELDS-4",
                        "refuses to set custom fields of a closed intervention",
                        updating((it, id, values) -> it.find(id).exists(Intervention::isClosed)
                                ? Either.left(NotAllowed.withoutReason("closed"))
                                : it.correct().updateCustomFields(id, values))),
                new Fault(
                        "FIELDS-4",
                        "reopens a closed intervention when it sets custom fields",
                        keeping(
                                Operation.UPDATE_CUSTOM_FIELDS,
                                (before, after) -> TamperedResult.open(
                                        after, after.lifecycle().updatedAt().get()))));
    }

    private static Seq<Fault> keys() {
        return List.of(
                new Fault("FIELDS-5", "sets a field whose key has brackets", settingBadKeys(key -> key.contains("["))),
                new Fault(
                        "FIELDS-5",
                        "sets a field whose key has control characters",
                        settingBadKeys(key -> key.chars().anyMatch(Character::isISOControl))),
                new Fault("FIELDS-5", "sets a field with a blank key", settingBadKeys(String::isBlank)),
                new Fault(
                        "FIELDS-5",
                        "sets the valid fields and silently drops the others",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(
                                        id,
                                        values.filterKeys(key -> CustomFieldKeys.refusal(HashSet.of(key))
                                                .isEmpty())))),
                new Fault(
                        "FIELDS-5",
                        "sets a value with an unpaired surrogate",
                        updating((it, id, values) -> insteadOf(
                                InvalidRequest.class,
                                it.correct().updateCustomFields(id, values),
                                () -> CustomFieldKeys.refusal(values.keySet()).isEmpty()
                                        ? it.overwrite(id, one -> with(one, values))
                                        : it.correct().updateCustomFields(id, values)))),
                new Fault("FIELDS-5", "throws for an invalid key", updating((it, id, values) -> {
                    if (CustomFieldKeys.refusal(values.keySet()).isDefined()) {
                        throw new FaultContext.Thrown();
                    }
                    return it.correct().updateCustomFields(id, values);
                })));
    }

    private static FaultyBehavior settingBadKeys(Predicate<String> accepted) {
        return updating((it, id, values) -> insteadOf(
                InvalidRequest.class,
                it.correct().updateCustomFields(id, values),
                () -> values.keySet().exists(accepted)
                        ? it.overwrite(id, one -> with(one, values))
                        : it.correct().updateCustomFields(id, values)));
    }

    private static Seq<Fault> lists() {
        return List.of(
                new Fault("FIELDS-6", "sorts several values", ordering(texts -> texts.sorted())),
                new Fault("FIELDS-6", "drops a value that was given twice", ordering(Seq::distinct)),
                new Fault("FIELDS-6", "keeps only the last of several values", ordering(texts -> texts.takeRight(1))),
                new Fault(
                        "FIELDS-6",
                        "turns a list of one text into a text",
                        setting(value -> value instanceof CustomFieldValue.TextList list
                                        && list.texts().size() == 1
                                ? CustomFieldValue.of(list.texts().head())
                                : value)));
    }

    private static FaultyBehavior ordering(UnaryOperator<Seq<String>> other) {
        return setting(value -> value instanceof CustomFieldValue.TextList list
                ? CustomFieldValue.of(other.apply(list.texts()))
                : value);
    }
}
