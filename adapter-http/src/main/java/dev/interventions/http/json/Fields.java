package dev.interventions.http.json;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.http.json.KnownFields.Unkept;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.math.BigDecimal;
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

    private final java.util.Map<String, Object> values;

    /** @param values kept values, see {@link KnownFields} */
    Fields(java.util.Map<String, Object> values) {
        this.values = values;
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
        return value(name)
                .map(value -> elements(name, value)
                        .map(element -> text(name, element))
                        .reject(String::isBlank)
                        .map(text -> fitting(name, () -> type.apply(text))));
    }

    Option<Boolean> truth(String name) {
        return value(name).map(value -> {
            if (value instanceof Boolean truth) {
                return truth;
            }
            throw wrong(name, "true or false");
        });
    }

    /** A whole number, exactly: 1.0 is one, 1.5 and what a long can't hold are none. */
    Option<Long> whole(String name) {
        return value(name).map(value -> {
            if (value instanceof BigDecimal number) {
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
            if (value instanceof java.util.List<?> list) {
                return List.ofAll(list).map(element -> {
                    if (element instanceof Fields record) {
                        return record;
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
            if (value instanceof java.util.Map<?, ?> fields) {
                return fields.entrySet().stream()
                        .filter(field -> field.getValue() != Unkept.NULL)
                        .collect(LinkedHashMap.collector(
                                field -> (String) field.getKey(),
                                field -> customField(name + "." + field.getKey(), field.getValue())));
            }
            throw wrong(name, "an object");
        });
    }

    private static CustomFieldValue customField(String name, Object value) {
        if (value instanceof String text) {
            return CustomFieldValue.of(text);
        }
        if (value instanceof BigDecimal number) {
            return fitting(name, () -> CustomFieldValue.of(number));
        }
        if (value instanceof Boolean truth) {
            return CustomFieldValue.of(truth);
        }
        if (value instanceof java.util.List<?> list) {
            return severalValues(name, list);
        }
        throw wrong(name, "a text, a number, a boolean, or a list of texts or of numbers");
    }

    private static CustomFieldValue severalValues(String name, java.util.List<?> list) {
        if (!list.isEmpty() && list.stream().allMatch(BigDecimal.class::isInstance)) {
            return fitting(
                    name, () -> CustomFieldValue.ofNumbers(List.ofAll(list).map(BigDecimal.class::cast)));
        }
        return CustomFieldValue.of(elements(name, list).map(element -> {
            if (element instanceof String text) {
                return text;
            }
            throw wrong(name, "a list of texts or of numbers");
        }));
    }

    private Option<Object> value(String name) {
        Object value = values.getOrDefault(name, Unkept.NULL);
        return Option.when(value != Unkept.NULL, value);
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    private static List<Object> elements(String name, Object value) {
        if (value instanceof java.util.List<?> list) {
            return List.ofAll(list);
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
