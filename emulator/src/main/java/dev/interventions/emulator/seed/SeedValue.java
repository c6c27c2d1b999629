package dev.interventions.emulator.seed;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/**
 * A value in a seed file and its place. A value of an unexpected type is recorded as a mistake and treated as absent, so that all mistakes
 * are found at once.
 *
 * @param place a JSON pointer
 */
record SeedValue(String place, JsonValue json, List<String> mistakes) {

    <T> Option<T> mistake(String what) {
        mistakes.add((place.isEmpty() ? "/" : place) + ": " + what);
        return Option.none();
    }

    private <T> Option<T> as(Class<T> type, String what) {
        return type.isInstance(json) ? Option.some(type.cast(json)) : mistake("must be " + what);
    }

    Option<String> text() {
        return as(JsonString.class, "a text").map(JsonString::getString);
    }

    Option<Boolean> flag() {
        return switch (json.getValueType()) {
            case TRUE -> Option.some(true);
            case FALSE -> Option.some(false);
            default -> mistake("must be true or false");
        };
    }

    Option<Long> count() {
        return as(JsonNumber.class, "a whole number")
                .map(JsonNumber::toString)
                .flatMap(digits -> digits.matches("[0-9]{1,18}")
                        ? Option.some(Long.parseLong(digits))
                        : mistake("must be a whole number, and at least 0"));
    }

    /** A number of seconds, which may be negative. */
    Option<Duration> seconds() {
        return as(JsonNumber.class, "a whole number of seconds")
                .map(JsonNumber::toString)
                .flatMap(digits -> digits.matches("-?[0-9]{1,11}")
                        ? Option.some(Duration.ofSeconds(Long.parseLong(digits)))
                        : mistake("must be a whole number of seconds"));
    }

    /** A text, a number or a boolean, as a text. */
    Option<String> scalar() {
        return switch (json.getValueType()) {
            case STRING, NUMBER, TRUE, FALSE ->
                Option.some(json instanceof JsonString text ? text.getString() : json.toString());
            default -> mistake("must be a text, a number or a boolean");
        };
    }

    Option<Instant> instant() {
        return text().flatMap(text -> {
            try {
                return Option.some(Instant.parse(text));
            } catch (DateTimeParseException e) {
                return mistake("must be a date-time like 2012-05-21T01:15:28Z");
            }
        });
    }

    <T> Option<T> oneOf(Map<String, T> values) {
        return text().flatMap(text -> values.get(text)
                .orElse(() -> mistake("must be one of "
                        + values.keySet().toVector().sorted().mkString(", ") + ", but is \"" + text + "\"")));
    }

    /** The text, parsed by this function. */
    <T> Option<T> text(Function<String, Either<String, T>> parse) {
        return text().flatMap(text -> parse.apply(text).fold(this::mistake, Option::some));
    }

    /** The value of any type, read by this function. */
    <T> Option<T> read(Function<JsonValue, Either<String, T>> read) {
        return read.apply(json).fold(this::mistake, Option::some);
    }

    Option<SeedObject> object() {
        return as(JsonObject.class, "an object").map(object -> new SeedObject(this, object));
    }

    Seq<SeedValue> elements() {
        return as(JsonArray.class, "a list")
                .map(Vector::ofAll)
                .getOrElse(Vector.empty())
                .zipWithIndex((element, index) -> new SeedValue(place + "/" + index, element, mistakes));
    }
}
