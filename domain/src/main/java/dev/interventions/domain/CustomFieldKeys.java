package dev.interventions.domain;

import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * Which keys and values of custom fields are valid. A key is not blank and has no {@code [} or {@code ]}, no control character and no
 * unpaired surrogate; a value has no unpaired surrogate (rule <a href="{@docRoot}/doc-files/rules.html#FIELDS-5">FIELDS-5</a>).
 */
public final class CustomFieldKeys {

    private CustomFieldKeys() {}

    /** The refusal, if one of these keys is invalid. */
    public static Option<Refused> refusal(Set<String> keys) {
        return keys.find(key -> !isValid(key))
                .map(key -> new Refused.InvalidRequest("custom field key \"" + key.replaceAll("\\p{Cc}|\\p{Cs}", "?")
                        + "\" must not be blank or have brackets or control characters"));
    }

    /** The refusal, if one of these keys or values is invalid. */
    public static Option<Refused> refusal(Map<String, CustomFieldValue> values) {
        return refusal(values.keySet())
                .orElse(() -> values.find(field -> field._2.texts().exists(CustomFieldKeys::hasUnpairedSurrogate))
                        .map(field -> new Refused.InvalidRequest(
                                "the value of custom field \"" + field._1 + "\" must not have an unpaired surrogate")));
    }

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints().anyMatch(CustomFieldKeys::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isValid(String key) {
        return !key.isBlank() && key.codePoints().noneMatch(CustomFieldKeys::isForbidden);
    }

    private static boolean isForbidden(int codePoint) {
        return codePoint == '[' || codePoint == ']' || Character.isISOControl(codePoint) || isSurrogate(codePoint);
    }
}
