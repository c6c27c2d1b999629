package dev.interventions.records;

import dev.interventions.domain.Intervention;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * A field of an intervention. Fields are equal only to themselves.
 *
 * @param <T> the type of its values
 */
final class Field<T> {

    private final String name;
    private final FieldType<T> type;
    private final Function<Intervention, Option<T>> value;

    Field(String name, FieldType<T> type, Function<Intervention, Option<T>> value) {
        this.name = name;
        this.type = type;
        this.value = value;
    }

    /** Its name in the service's API. */
    String name() {
        return name;
    }

    FieldType<T> type() {
        return type;
    }

    Option<T> of(Intervention intervention) {
        return value.apply(intervention);
    }
}
