package dev.interventions.example.sql;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** The current row of a result, with its columns as the domain's values; NULL is absent. */
final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    Option<String> text(String column) {
        return value(column, String.class);
    }

    /** An id, parsed by this function; an invalid one makes the row unreadable. */
    <T> Option<T> id(String column, Function<String, T> id) {
        return text(column).map(value -> parsed(column, value, id));
    }

    Option<Long> number(String column) {
        return value(column, Long.class);
    }

    Option<Boolean> flag(String column) {
        return value(column, Boolean.class);
    }

    Option<Instant> instant(String column) {
        return value(column, OffsetDateTime.class).map(OffsetDateTime::toInstant);
    }

    Option<Duration> seconds(String column) {
        return number(column).map(Duration::ofSeconds);
    }

    /** The elements of an array; those that are NULL are absent. */
    Seq<Option<String>> texts(String column) {
        try {
            Array array = results.getArray(column);
            return List.of((Object[]) array.getArray())
                    .map(element -> Option.of(element).map(String::valueOf));
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The value, parsed by this function, which throws {@link IllegalArgumentException} if it is invalid. */
    static <T> T parsed(String column, String value, Function<String, T> function) {
        try {
            return function.apply(value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRow("the database has an invalid " + column + ": " + e.getMessage(), e);
        }
    }

    private <T> Option<T> value(String column, Class<T> type) {
        try {
            return Option.of(results.getObject(column, type));
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
