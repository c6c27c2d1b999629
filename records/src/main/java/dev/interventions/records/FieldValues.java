package dev.interventions.records;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** The values of some fields while a record is read. */
final class FieldValues {

    private final Map<Field<?>, Object> values = new HashMap<>();

    <T> void put(Field<T> field, T value) {
        values.put(field, value);
    }

    @SuppressWarnings("unchecked") // put accepts only values of the field's type.
    <T> Option<T> get(Field<T> field) {
        return Option.of((T) values.get(field));
    }
}
