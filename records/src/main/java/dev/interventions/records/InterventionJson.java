package dev.interventions.records;

import dev.interventions.domain.Intervention;
import dev.interventions.records.RecordError.Malformed;
import dev.interventions.records.field.Field;
import dev.interventions.records.field.FieldValues;
import dev.interventions.records.field.InterventionFields;
import dev.interventions.records.field.JsonInput;
import dev.interventions.records.field.JsonText;
import dev.interventions.records.field.MalformedValueException;
import io.vavr.control.Either;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser.Event;
import java.util.HashSet;
import java.util.Set;

/**
 * An intervention as one JSON object on one line, with the names of the service's API: {@code id}, {@code created_at}, {@code user_id},
 * {@code category_ids}, {@code custom_fields} and so on. Absent values are left out. Instants are UTC in whole seconds ({@code
 * 2012-05-21T01:15:28Z}), durations are seconds, custom fields keep their types.
 *
 * <p>Equal interventions are written equally. An intervention that was written is read back as an equal one, with one exception: an empty
 * list of numbers in a custom field is read as an empty list of texts, which means the same.
 */
public final class InterventionJson {

    /** The maximum number of characters of an object: more than a response of the service can have (<em>choice</em>). */
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    private InterventionJson() {}

    /**
     * The intervention as JSON, without a line break.
     *
     * @throws IllegalArgumentException if it would be longer than {@link #MAX_LENGTH}
     */
    public static String write(Intervention intervention) {
        String json = JsonText.written(generator -> {
            generator.writeStartObject();
            InterventionFields.ALL.forEach(field -> write(generator, field, intervention));
            generator.writeEnd();
        });
        if (json.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "intervention " + intervention.id().value() + " has " + json.length()
                            + " characters as JSON, more than " + MAX_LENGTH);
        }
        return json;
    }

    private static <T> void write(JsonGenerator generator, Field<T> field, Intervention intervention) {
        field.of(intervention).forEach(value -> {
            generator.writeKey(field.name());
            field.type().toJson().accept(generator, value);
        });
    }

    /**
     * The intervention in this JSON object; unknown fields are ignored, and a field that is null is absent.
     *
     * @return the intervention; or the error, on line 1, if the text isn't one JSON object, or if that object has no id, a duplicate field,
     *     a field of another type, a number in a custom field with more than 100 digits, more than {@link #MAX_LENGTH} characters or more
     *     than 64 levels
     */
    public static Either<RecordError, Intervention> parse(String json) {
        return parse(1, json);
    }

    static Either<RecordError, Intervention> parse(long line, String json) {
        if (json.length() > MAX_LENGTH) {
            return Either.left(new Malformed(line, "has more than " + MAX_LENGTH + " characters"));
        }
        try {
            return Either.right(JsonText.read(json, InterventionJson::intervention));
        } catch (MalformedValueException malformed) {
            return Either.left(new Malformed(line, malformed.reason()));
        }
    }

    private static Intervention intervention(JsonInput json) {
        json.require(Event.START_OBJECT, "an object");
        FieldValues values = new FieldValues();
        Set<String> seen = new HashSet<>();
        while (json.next() != Event.END_OBJECT) {
            String name = json.key();
            json.next();
            if (InterventionFields.named(name).isDefined() && !seen.add(name)) {
                throw new MalformedValueException("has " + name + " twice");
            }
            InterventionFields.named(name)
                    .peek(field -> read(json, field, values))
                    .onEmpty(json::skip);
        }
        return InterventionFields.intervention(values);
    }

    private static <T> void read(JsonInput json, Field<T> field, FieldValues values) {
        if (json.event() == Event.VALUE_NULL) {
            return;
        }
        try {
            values.put(field, field.type().fromJson().apply(json));
        } catch (MalformedValueException malformed) {
            throw malformed.in(field.name());
        }
    }
}
