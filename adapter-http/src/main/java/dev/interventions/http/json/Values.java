package dev.interventions.http.json;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Reads the value whose first event was read last as the type that it must have. Null is absent. A value of another type is skipped,
 * is absent too, and is reported by {@link #defect()}.
 */
final class Values {

    private static final Option<Boolean> TRUE = Option.some(true);
    private static final Option<Boolean> FALSE = Option.some(false);

    private final StrictParser parser;
    private final EntryLimit limit;
    private Option<String> defect = Option.none();

    Values(StrictParser parser, EntryLimit limit) {
        this.parser = parser;
        this.limit = limit;
    }

    /** Forgets the defect. */
    void clear() {
        defect = Option.none();
    }

    /** Why the first value that couldn't be read could not. */
    Option<String> defect() {
        return defect;
    }

    void requireNoDefect() {
        defect.forEach(reason -> {
            throw new MalformedException(reason);
        });
    }

    Option<String> text(Field field) {
        return parser.event() == Event.VALUE_STRING
                ? Option.some(parser.getString())
                : otherwise(field.key(), "a text");
    }

    /** An id; a blank one names nothing, so it is absent (<em>choice</em>). */
    <T> Option<T> id(Field field, Function<String, T> type) {
        if (parser.event() != Event.VALUE_STRING) {
            return otherwise(field.key(), "a text");
        }
        String text = parser.getString();
        if (text.isBlank()) {
            return Option.none();
        }
        try {
            return Option.some(type.apply(text));
        } catch (IllegalArgumentException invalid) {
            return invalid(field.key(), invalid);
        }
    }

    /** Several ids, without the blank ones. */
    <T> Option<Set<T>> ids(Field field, Function<String, T> type) {
        if (parser.event() != Event.START_ARRAY) {
            return otherwise(field.key(), "a list of texts");
        }
        Set<T> ids = HashSet.empty();
        for (int elements = 1; parser.next() != Event.END_ARRAY; elements++) {
            limit.countElement(field.key(), elements);
            if (parser.event() == Event.VALUE_STRING) {
                Option<T> id = id(field, type);
                ids = id.isEmpty() ? ids : ids.add(id.get());
            } else {
                skipWrong(field.key(), "a list of texts");
            }
        }
        return Option.some(ids);
    }

    Option<Boolean> truth(Field field) {
        return switch (parser.event()) {
            case VALUE_TRUE -> TRUE;
            case VALUE_FALSE -> FALSE;
            default -> otherwise(field.key(), "true or false");
        };
    }

    /** A whole number, never rounded: 1.0 is one, 1.5 and numbers out of the range of a long are not. */
    Option<Long> whole(Field field) {
        return whole(field, Long::valueOf);
    }

    Option<Duration> seconds(Field field) {
        return whole(field, Duration::ofSeconds);
    }

    private <T> Option<T> whole(Field field, LongFunction<T> type) {
        if (parser.event() != Event.VALUE_NUMBER) {
            return otherwise(field.key(), "a whole number");
        }
        try {
            return Option.some(type.apply(parser.getLong()));
        } catch (ArithmeticException invalid) {
            return invalid(field.key(), invalid);
        }
    }

    Option<Instant> instant(Field field) {
        if (parser.event() != Event.VALUE_STRING) {
            return otherwise(field.key(), "a text");
        }
        try {
            return Option.some(parser.instant());
        } catch (DateTimeException unreadable) {
            note(field.key() + " is not a date and time");
            return Option.none();
        }
    }

    /** Custom fields by key, in order; a null one is absent. */
    Option<Map<String, CustomFieldValue>> customFields(Field field) {
        if (parser.event() != Event.START_OBJECT) {
            return otherwise(field.key(), "an object");
        }
        Map<String, CustomFieldValue> fields = LinkedHashMap.empty();
        while (parser.next() != Event.END_OBJECT) {
            limit.count();
            String key = parser.getString();
            parser.next();
            Option<CustomFieldValue> value = customField(field, key);
            if (value.isDefined()) {
                fields = fields.put(key, value.get());
            }
        }
        return Option.some(fields);
    }

    private Option<CustomFieldValue> customField(Field field, String key) {
        return switch (parser.event()) {
            case VALUE_STRING -> Option.some(CustomFieldValue.of(parser.getString()));
            case VALUE_TRUE -> Option.some(CustomFieldValue.of(true));
            case VALUE_FALSE -> Option.some(CustomFieldValue.of(false));
            case VALUE_NUMBER -> numbers(name(field, key), () -> CustomFieldValue.of(parser.getBigDecimal()));
            case START_ARRAY -> severalValues(name(field, key));
            default -> otherwise(name(field, key), "a text, a number, a boolean, or a list of texts or of numbers");
        };
    }

    private static String name(Field field, String key) {
        return field.key() + "." + key;
    }

    private Option<CustomFieldValue> severalValues(String name) {
        java.util.List<String> texts = new ArrayList<>();
        java.util.List<BigDecimal> numbers = new ArrayList<>();
        int elements = 0;
        while (parser.next() != Event.END_ARRAY) {
            elements++;
            limit.countElement(name, elements);
            switch (parser.event()) {
                case VALUE_STRING -> texts.add(parser.getString());
                case VALUE_NUMBER -> numbers.add(parser.getBigDecimal());
                default -> parser.skipValue();
            }
        }
        if (texts.size() == elements) {
            return Option.some(CustomFieldValue.of(List.ofAll(texts)));
        }
        if (numbers.size() == elements) {
            return numbers(name, () -> CustomFieldValue.ofNumbers(List.ofAll(numbers)));
        }
        note(name + " is not a list of texts or of numbers");
        return Option.none();
    }

    private Option<CustomFieldValue> numbers(String name, Supplier<CustomFieldValue> value) {
        try {
            return Option.some(value.get());
        } catch (IllegalArgumentException invalid) {
            return invalid(name, invalid);
        }
    }

    private <T> Option<T> invalid(String name, RuntimeException reason) {
        note(name + " is invalid: " + reason.getMessage());
        return Option.none();
    }

    /** Absent, since the value is null or isn't of the expected type. */
    <T> Option<T> otherwise(String name, String expected) {
        if (parser.event() != Event.VALUE_NULL) {
            skipWrong(name, expected);
        }
        return Option.none();
    }

    /** Skips a value that isn't of the expected type. */
    void skipWrong(String name, String expected) {
        parser.skipValue();
        note(name + " is not " + expected);
    }

    private void note(String reason) {
        defect = defect.orElse(() -> Option.some(reason));
    }
}
