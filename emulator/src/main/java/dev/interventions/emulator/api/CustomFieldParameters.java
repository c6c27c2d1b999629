package dev.interventions.emulator.api;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The custom fields that parameters set: {@code custom_field_values[KEY]}, and {@code custom_field_values[KEY][]} for lists. */
final class CustomFieldParameters {

    private static final String NAME = "custom_field_values[";
    private static final Pattern KEY = Pattern.compile("\\[(.*?)](?:\\[])?", Pattern.DOTALL);

    private CustomFieldParameters() {}

    static Map<String, CustomFieldValue> values(Parameters parameters) {
        return parameters
                .values()
                .filterKeys(name -> name.startsWith(NAME))
                .foldLeft(LinkedHashMap.empty(), (values, field) -> values.put(keyOf(field._1), field._2));
    }

    /** The key in a parameter's name. A malformed name keeps its brackets, so that it is refused as a key (rule FIELDS-5). */
    private static String keyOf(String name) {
        String bracketed = name.substring(NAME.length() - 1);
        Matcher key = KEY.matcher(bracketed);
        return key.matches() ? key.group(1) : bracketed;
    }
}
