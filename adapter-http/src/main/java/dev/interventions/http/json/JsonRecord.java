package dev.interventions.http.json;

import io.vavr.collection.List;
import io.vavr.control.Option;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of a response, for records that are small and seldom read; interventions have an {@link InterventionReader}. Null and an
 * absent field mean the same. A field whose value isn't of the requested type fails with a {@link MalformedException}, which makes the
 * response malformed. Immutable.
 */
public final class JsonRecord {

    private final Map<String, Object> values;

    private JsonRecord(Map<String, Object> values) {
        this.values = values;
    }

    /** Reads the rest of the object whose start was read last. */
    static JsonRecord read(StrictParser parser, EntryLimit limit) {
        Map<String, Object> values = new HashMap<>();
        while (parser.next() != Event.END_OBJECT) {
            limit.count();
            String key = parser.getString();
            parser.next();
            Object value = value(parser, limit, key);
            if (value != null) {
                values.put(key, value);
            }
        }
        return new JsonRecord(values);
    }

    private static @Nullable Object value(StrictParser parser, EntryLimit limit, String key) {
        return switch (parser.event()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> parser.getBigDecimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> read(parser, limit);
            case START_ARRAY -> elements(parser, limit, key);
            default -> null;
        };
    }

    private static List<Object> elements(StrictParser parser, EntryLimit limit, String key) {
        java.util.List<Object> elements = new java.util.ArrayList<>();
        while (parser.next() != Event.END_ARRAY) {
            limit.countElement(key, elements.size() + 1);
            Object element = value(parser, limit, key);
            if (element == null) {
                throw new MalformedException(key + " has a null element");
            }
            elements.add(element);
        }
        return List.ofAll(elements);
    }

    public Option<String> text(String key) {
        return value(key, String.class, "a text");
    }

    /** A text, or a whole number as text. */
    public Option<String> textOrWhole(String key) {
        return values.get(key) instanceof BigDecimal ? whole(key).map(String::valueOf) : text(key);
    }

    public Option<Boolean> truth(String key) {
        return value(key, Boolean.class, "true or false");
    }

    /** A whole number, never rounded. */
    public Option<Long> whole(String key) {
        return value(key, BigDecimal.class, "a whole number").map(number -> {
            try {
                return number.longValueExact();
            } catch (ArithmeticException invalid) {
                throw new MalformedException(key + " is invalid: " + invalid.getMessage());
            }
        });
    }

    public Option<Instant> instant(String key) {
        return text(key).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException unreadable) {
                throw new MalformedException(key + " is not a date and time");
            }
        });
    }

    public Instant requiredInstant(String key) {
        return instant(key).getOrElseThrow(() -> new MalformedException("there is no " + key));
    }

    /** An id; a blank one names nothing, so it is absent (<em>choice</em>). */
    public <T> Option<T> id(String key, Function<String, T> type) {
        return text(key).filter(text -> !text.isBlank()).map(text -> {
            try {
                return type.apply(text);
            } catch (IllegalArgumentException invalid) {
                throw new MalformedException(key + " is invalid: " + invalid.getMessage());
            }
        });
    }

    public <T> T requiredId(String key, Function<String, T> type) {
        return id(key, type).getOrElseThrow(() -> new MalformedException("there is no " + key));
    }

    public Option<JsonRecord> object(String key) {
        return value(key, JsonRecord.class, "an object");
    }

    /** A text in an object whose contents aren't guaranteed: absent if anything else is there. */
    public Option<String> textWithin(String object, String key) {
        return Option.of(values.get(object))
                .filter(JsonRecord.class::isInstance)
                .map(JsonRecord.class::cast)
                .flatMap(within -> Option.of(within.values.get(key)))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    public Option<List<String>> texts(String key) {
        return list(key, String.class, "a list of texts");
    }

    public Option<List<JsonRecord>> objects(String key) {
        return list(key, JsonRecord.class, "a list of objects");
    }

    private <T> Option<List<T>> list(String key, Class<T> type, String expected) {
        return value(key, List.class, expected).map(found -> {
            List<?> elements = found;
            if (!elements.forAll(type::isInstance)) {
                throw wrong(key, expected);
            }
            return elements.map(type::cast);
        });
    }

    private <T> Option<T> value(String key, Class<T> type, String expected) {
        Object value = values.get(key);
        if (value == null) {
            return Option.none();
        }
        if (!type.isInstance(value)) {
            throw wrong(key, expected);
        }
        return Option.some(type.cast(value));
    }

    private static MalformedException wrong(String key, String expected) {
        return new MalformedException(key + " is not " + expected);
    }
}
