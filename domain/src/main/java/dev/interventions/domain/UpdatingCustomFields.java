package dev.interventions.domain;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The rules on updating the custom fields of an intervention. */
public final class UpdatingCustomFields {

    private UpdatingCustomFields() {}

    /**
     * The intervention with these custom fields set, or cleared if their value is blank; other fields stay (rules
     * <a href="{@docRoot}/doc-files/rules.html#FIELDS-1">FIELDS-1</a> to <a href="{@docRoot}/doc-files/rules.html#FIELDS-5">FIELDS-5</a>).
     * Refused if a key or value is invalid ({@link CustomFieldKeys}) or, otherwise, if the acting user doesn't see the intervention.
     */
    public static Either<Refused, Intervention> update(
            Lookup lookup, Map<String, CustomFieldValue> values, Actor actor, Instant now) {
        return Unless.refused(CustomFieldKeys.refusal(values), () -> lookup)
                .flatMap(valid -> valid.seenBy(actor))
                .map(found -> updated(found, values, now));
    }

    private static Intervention updated(Intervention found, Map<String, CustomFieldValue> values, Instant now) {
        Map<String, CustomFieldValue> before = found.customFields().getOrElse(LinkedHashMap.empty());
        Map<String, CustomFieldValue> after =
                values.foldLeft(before, (fields, field) -> with(fields, field._1, field._2));
        return after.equals(before)
                ? found
                : found.withCustomFields(Option.some(after)).updatedAt(now);
    }

    private static Map<String, CustomFieldValue> with(
            Map<String, CustomFieldValue> fields, String key, CustomFieldValue value) {
        if (value.isBlank()) {
            return fields.remove(key);
        }
        return fields.get(key).exists(value::meansSameAs) ? fields : fields.put(key, value);
    }
}
