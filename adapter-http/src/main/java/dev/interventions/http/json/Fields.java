package dev.interventions.http.json;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of an object, each read as the type that it must have. A missing field and a null one are absent; one of another
 * type throws {@link MalformedException}.
 */
final class Fields {

    /**
     * No account has nearly as many custom fields or categories (<em>choice</em>). Without a limit, keys that are made to have equal
     * hashes would take minutes to be put into a map.
     */
    static final int MOST_ENTRIES = 1_000;

    private final JsonObject object;

    Fields(JsonObject object) {
        this.object = object;
    }

    boolean has(String name) {
        return value(name).isDefined();
    }

    Option<String> text(String name) {
        return value(name).map(value -> text(name, value));
    }

    /** An id; a blank one names nothing, so it is absent (<em>choice</em>). */
    <T> Option<T> id(String name, Function<String, T> type) {
        return text(name).filter(text -> !text.isBlank()).map(text -> fitting(name, () -> type.apply(text)));
    }

    /** Several ids; blank ones name nothing here either. */
    <T> Option<List<T>> ids(String name, Function<String, T> type) {
        return value(name).map(value -> {
            List<String> texts = texts(name, value);
            requireFew(name, texts.size());
            return texts.reject(String::isBlank).map(text -> fitting(name, () -> type.apply(text)));
        });
    }

    Option<Boolean> truth(String name) {
        return value(name).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw wrong(name, "true or false");
        });
    }

    /** A whole number, exactly: 1.0 is one, 1.5 and what a long can't hold are none. */
    Option<Long> whole(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonNumber number) {
                return fitting(name, number::longValueExact);
            }
            throw wrong(name, "a whole number");
        });
    }

    Option<Duration> seconds(String name) {
        return whole(name).map(Duration::ofSeconds);
    }

    Option<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException unreadable) {
                throw wrong(name, "a date and time");
            }
        });
    }

    Option<List<Fields>> objects(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonArray array) {
                return List.ofAll(array).map(element -> {
                    if (element instanceof JsonObject record) {
                        return new Fields(record);
                    }
                    throw wrong(name, "a list of objects");
                });
            }
            throw wrong(name, "a list of objects");
        });
    }

    /** Custom fields by key, in their order; null ones are absent. */
    Option<Map<String, CustomFieldValue>> customFields(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonObject fields) {
                requireFew(name, fields.size());
                return fields.entrySet().stream()
                        .filter(field -> !isNull(field.getValue()))
                        .collect(LinkedHashMap.collector(
                                field -> field.getKey(),
                                field -> customField(name + "." + field.getKey(), field.getValue())));
            }
            throw wrong(name, "an object");
        });
    }

    private static CustomFieldValue customField(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> CustomFieldValue.of(text(name, value));
            case NUMBER -> fitting(name, () -> CustomFieldValue.of(((JsonNumber) value).bigDecimalValue()));
            case TRUE -> CustomFieldValue.of(true);
            case FALSE -> CustomFieldValue.of(false);
            case ARRAY -> CustomFieldValue.of(texts(name, value));
            default -> throw wrong(name, "a text, a number, a boolean or a list of texts");
        };
    }

    private static void requireFew(String name, int entries) {
        if (entries > MOST_ENTRIES) {
            throw new MalformedException(name + " has more than " + MOST_ENTRIES + " entries");
        }
    }

    private Option<JsonValue> value(String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        return Option.when(!isNull(value), value);
    }

    private static boolean isNull(JsonValue value) {
        return value.getValueType() == JsonValue.ValueType.NULL;
    }

    private static String text(String name, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw wrong(name, "a text");
    }

    private static List<String> texts(String name, JsonValue value) {
        if (value instanceof JsonArray array) {
            return List.ofAll(array).map(element -> text(name, element));
        }
        throw wrong(name, "a list of texts");
    }

    private static <T> T fitting(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw new MalformedException(name + " has no possible value: " + unfit.getMessage());
        }
    }

    private static MalformedException wrong(String name, String expected) {
        return new MalformedException(name + " is not " + expected);
    }
}
