package dev.interventions.example.sql;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Conditions that must all hold, with their parameters. */
record Conditions(Seq<String> texts, Seq<Object> parameters) {

    /** Holds for every row. */
    static final Conditions NONE = new Conditions(List.empty(), List.empty());

    Conditions and(String condition, Object... bound) {
        return new Conditions(texts.append(condition), parameters.appendAll(List.of(bound)));
    }

    /** With a condition that has this value as its parameter, if the value is given. */
    Conditions andIfGiven(Option<?> value, String condition) {
        return value.fold(() -> this, given -> and(condition, given));
    }

    /** With the condition that the column has one of these values, if there are any. */
    Conditions andIfAny(Seq<?> values, String column) {
        return values.isEmpty()
                ? this
                : and(column + " IN (" + values.map(value -> "?").mkString(", ") + ")", values.toJavaArray());
    }

    String where() {
        return texts.isEmpty() ? "" : "WHERE " + texts.mkString(" AND ");
    }
}
