package dev.interventions.domain;

import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What the key of a custom field may be when it is set: not blank, and without what a request can't carry, which is {@code [},
 * {@code ]}, control characters and halves of surrogate pairs (rule <a href="{@docRoot}/doc-files/rules.html#FIELDS-5">FIELDS-5</a>). A value may be anything but such a half.
 */
public final class CustomFieldKeys {

    private CustomFieldKeys() {}

    /** Why these keys can't be set, if one of them can't. */
    public static Option<Refused> refusal(Set<String> keys) {
        return keys.find(key -> !isSettable(key))
                .map(key -> new Refused.InvalidRequest("custom field key \"" + key.replaceAll("\\p{Cc}|\\p{Cs}", "?")
                        + "\" must not be blank nor have brackets or control characters"));
    }

    /** Why these custom fields can't be set, if one of the keys or values can't. */
    public static Option<Refused> refusal(Map<String, CustomFieldValue> values) {
        return refusal(values.keySet())
                .orElse(() -> values.find(field -> field._2.texts().exists(CustomFieldKeys::hasHalfOfSurrogatePair))
                        .map(field -> new Refused.InvalidRequest("the value of custom field \"" + field._1
                                + "\" must not have half of a surrogate pair, which no request can carry")));
    }

    private static boolean hasHalfOfSurrogatePair(String text) {
        return text.codePoints().anyMatch(CustomFieldKeys::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isSettable(String key) {
        return !key.isBlank() && key.codePoints().noneMatch(CustomFieldKeys::isForbidden);
    }

    private static boolean isForbidden(int codePoint) {
        return codePoint == '[' || codePoint == ']' || Character.isISOControl(codePoint) || isSurrogate(codePoint);
    }
}
