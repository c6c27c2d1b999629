package dev.interventions.records.field;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.OpaqueId;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How values of one type are written and read. Reading fails with a {@link MalformedValueException} whose reason follows the field's name.
 *
 * @param toJson writes a value
 * @param fromJson reads a value; its first event is the current one
 * @param toCell the text of a CSV cell with a value; never empty
 * @param fromCell the value in a CSV cell
 */
public record FieldType<T>(
        BiConsumer<JsonGenerator, T> toJson,
        Function<JsonInput, T> fromJson,
        Function<T, String> toCell,
        Function<String, T> fromCell) {

    static final FieldType<String> TEXT =
            new FieldType<>(JsonGenerator::write, JsonInput::text, TextCell::of, TextCell::text);

    static final FieldType<Boolean> TRUTH =
            new FieldType<>(JsonGenerator::write, JsonInput::truth, String::valueOf, FieldType::truth);

    static final FieldType<Long> WHOLE =
            new FieldType<>(JsonGenerator::write, json -> whole(json.number()), String::valueOf, FieldType::whole);

    static final FieldType<Duration> SECONDS = new FieldType<>(
            (json, time) -> json.write(time.toSeconds()),
            json -> Duration.ofSeconds(whole(json.number())),
            time -> String.valueOf(time.toSeconds()),
            cell -> Duration.ofSeconds(whole(cell)));

    static final FieldType<Instant> INSTANT = new FieldType<>(
            (json, moment) -> json.write(moment.toString()),
            json -> instant(json.text()),
            Instant::toString,
            FieldType::instant);

    static final FieldType<Set<CategoryId>> CATEGORIES =
            inCellsAsJson(MultipleValues::writeCategories, MultipleValues::readCategories);

    static final FieldType<Map<String, CustomFieldValue>> CUSTOM_FIELDS =
            inCellsAsJson(MultipleValues::writeCustomFields, MultipleValues::readCustomFields);

    static <T extends OpaqueId> FieldType<T> id(Function<String, Either<InterventionError, T>> parse) {
        return new FieldType<>(
                (json, id) -> json.write(id.value()),
                json -> id(parse, json.text()),
                id -> TextCell.of(id.value()),
                cell -> id(parse, TextCell.text(cell)));
    }

    private static <T> FieldType<T> inCellsAsJson(
            BiConsumer<JsonGenerator, T> toJson, Function<JsonInput, T> fromJson) {
        return new FieldType<>(
                toJson,
                fromJson,
                value -> JsonText.written(json -> toJson.accept(json, value)),
                cell -> JsonText.read(cell, fromJson));
    }

    /** The id in this text. */
    public static <T> T id(Function<String, Either<InterventionError, T>> parse, String text) {
        return parse.apply(text)
                .getOrElseThrow(refused -> new MalformedValueException("is invalid: " + refused.message()));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedValueException("is not true or false");
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException invalid) {
            throw new MalformedValueException("is not a date and time such as 2012-05-21T01:15:28Z");
        }
    }

    /** The whole number in this text. */
    public static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException invalid) {
            throw notWhole();
        }
    }

    /** Never rounds: 1.0 is one; 1.5 and numbers outside the range of a {@code long} are malformed. */
    private static long whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException invalid) {
            throw notWhole();
        }
    }

    private static MalformedValueException notWhole() {
        return new MalformedValueException("is not a whole number of at most 64 bits");
    }
}
