package dev.interventions.records;

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
 * @param fromJson reads the value whose first event was read last
 */
record FieldType<T>(BiConsumer<JsonGenerator, T> toJson, Function<JsonInput, T> fromJson) {

    static final FieldType<String> TEXT = new FieldType<>(JsonGenerator::write, JsonInput::text);

    static final FieldType<Boolean> TRUTH = new FieldType<>(JsonGenerator::write, JsonInput::truth);

    static final FieldType<Long> WHOLE = new FieldType<>(JsonGenerator::write, json -> whole(json.number()));

    static final FieldType<Duration> SECONDS = new FieldType<>(
            (json, time) -> json.write(time.toSeconds()), json -> Duration.ofSeconds(whole(json.number())));

    static final FieldType<Instant> INSTANT =
            new FieldType<>((json, moment) -> json.write(moment.toString()), json -> instant(json.text()));

    static final FieldType<Set<CategoryId>> CATEGORIES =
            new FieldType<>(MultipleValues::writeCategories, MultipleValues::readCategories);

    static final FieldType<Map<String, CustomFieldValue>> CUSTOM_FIELDS =
            new FieldType<>(MultipleValues::writeCustomFields, MultipleValues::readCustomFields);

    static <T extends OpaqueId> FieldType<T> id(Function<String, Either<InterventionError, T>> parse) {
        return new FieldType<>((json, id) -> json.write(id.value()), json -> id(parse, json.text()));
    }

    static <T> T id(Function<String, Either<InterventionError, T>> parse, String text) {
        return parse.apply(text)
                .getOrElseThrow(refused -> new MalformedValueException("is invalid: " + refused.message()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException invalid) {
            throw new MalformedValueException("is not a date and time such as 2012-05-21T01:15:28Z");
        }
    }

    /** Never rounded: 1.0 is one; 1.5 and numbers out of the range of a long are malformed. */
    private static long whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException invalid) {
            throw new MalformedValueException("is not a whole number of at most 64 bits");
        }
    }
}
