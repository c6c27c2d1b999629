package dev.interventions.records.field;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.OpaqueId;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.TreeMap;

/** Categories and custom fields as JSON. Both are written sorted, so that equal interventions are written equally. */
final class MultipleValues {

    /** The maximum number of characters of a key that messages show. */
    private static final int SHOWN = 100;

    private MultipleValues() {}

    static void writeCategories(JsonGenerator json, Set<CategoryId> categories) {
        json.writeStartArray();
        categories.toList().map(OpaqueId::value).sorted().forEach(json::write);
        json.writeEnd();
    }

    static Set<CategoryId> readCategories(JsonInput json) {
        json.require(Event.START_ARRAY, "a list of texts");
        Set<CategoryId> categories = HashSet.empty();
        while (json.next() != Event.END_ARRAY) {
            categories = categories.add(FieldType.id(CategoryId::parse, json.text()));
        }
        return categories;
    }

    static void writeCustomFields(JsonGenerator json, Map<String, CustomFieldValue> fields) {
        json.writeStartObject();
        new TreeMap<>(fields.toJavaMap()).forEach((key, value) -> {
            json.writeKey(key);
            writeValue(json, value);
        });
        json.writeEnd();
    }

    private static void writeValue(JsonGenerator json, CustomFieldValue value) {
        if (value instanceof CustomFieldValue.Number number) {
            json.write(plain(number.value()));
        } else if (value instanceof CustomFieldValue.Flag flag) {
            json.write(flag.value());
        } else if (value instanceof CustomFieldValue.NumberList list) {
            json.writeStartArray();
            list.numbers().forEach(number -> json.write(plain(number.value())));
            json.writeEnd();
        } else if (value instanceof CustomFieldValue.TextList list) {
            json.writeStartArray();
            list.texts().forEach(json::write);
            json.writeEnd();
        } else {
            json.write(value.texts().head());
        }
    }

    /** Written as 1000 and not as 1E+3, which many programs read as a floating-point number. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    static Map<String, CustomFieldValue> readCustomFields(JsonInput json) {
        json.require(Event.START_OBJECT, "an object");
        Map<String, CustomFieldValue> fields = LinkedHashMap.empty();
        while (json.next() != Event.END_OBJECT) {
            String key = json.key();
            if (fields.containsKey(key)) {
                throw new MalformedValueException("has the key " + quoted(key) + " twice");
            }
            if (json.next() != Event.VALUE_NULL) {
                fields = fields.put(key, value(json, key));
            }
        }
        return fields;
    }

    private static CustomFieldValue value(JsonInput json, String key) {
        try {
            return switch (json.event()) {
                case VALUE_STRING -> CustomFieldValue.of(json.text());
                case VALUE_TRUE, VALUE_FALSE -> CustomFieldValue.of(json.truth());
                case VALUE_NUMBER -> CustomFieldValue.of(json.number());
                case START_ARRAY -> list(json);
                default ->
                    throw new MalformedValueException(
                            "is not a text, a number, a boolean, or a list of texts or of numbers");
            };
        } catch (MalformedValueException malformed) {
            throw malformed.in(quoted(key));
        } catch (IllegalArgumentException tooManyDigits) {
            throw new MalformedValueException(quoted(key) + ": " + tooManyDigits.getMessage());
        }
    }

    private static CustomFieldValue list(JsonInput json) {
        if (json.next() == Event.VALUE_NUMBER) {
            java.util.List<BigDecimal> numbers = new ArrayList<>();
            for (; json.event() != Event.END_ARRAY; json.next()) {
                numbers.add(json.number());
            }
            return CustomFieldValue.ofNumbers(List.ofAll(numbers));
        }
        java.util.List<String> texts = new ArrayList<>();
        for (; json.event() != Event.END_ARRAY; json.next()) {
            texts.add(json.text());
        }
        return CustomFieldValue.of(List.ofAll(texts));
    }

    private static String quoted(String key) {
        return "\"" + (key.length() <= SHOWN ? key : key.substring(0, SHOWN) + "…") + "\"";
    }
}
