package dev.interventions.records;

import dev.interventions.domain.Intervention;
import dev.interventions.records.RecordError.Malformed;
import io.vavr.control.Either;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An intervention as one JSON object on one line, with the names of the service's API: {@code id}, {@code created_at}, {@code user_id},
 * {@code category_ids}, {@code custom_fields} and so on. What is absent is left out. Instants are UTC in whole seconds ({@code
 * 2012-05-21T01:15:28Z}), durations are seconds, custom fields keep their types.
 *
 * <p>Equal interventions are written equally. What is written is read back as an equal intervention, with one exception: an empty list of
 * numbers in a custom field is read as an empty list of texts, which means the same.
 */
public final class InterventionJson {

    /** How many characters an object may have: more than a response of the service can bring (<em>choice</em>). */
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    private InterventionJson() {}

    /**
     * The intervention as JSON, without a line break.
     *
     * @throws IllegalArgumentException if it would be longer than {@link #MAX_LENGTH}
     */
    public static String write(Intervention intervention) {
        String json = text(generator -> {
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

    /** The JSON text that is written. */
    static String text(Consumer<JsonGenerator> written) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = Parsson.generator(out)) {
            written.accept(generator);
        }
        return Utf8.escaped(out.toString());
    }

    /**
     * The intervention in this JSON object; unknown fields are ignored, and a field that is null is absent.
     *
     * @return or what is wrong, on line 1: it isn't one JSON object, has no id, has a field twice, a field that has another type, a number
     *     of a custom field with more than 100 digits, more than {@link #MAX_LENGTH} characters or more than 64 levels
     */
    public static Either<RecordError, Intervention> parse(String json) {
        return parse(1, json);
    }

    static Either<RecordError, Intervention> parse(long line, String json) {
        if (json.length() > MAX_LENGTH) {
            return Either.left(new Malformed(line, "has more than " + MAX_LENGTH + " characters"));
        }
        try {
            return Either.right(read(json, InterventionJson::intervention));
        } catch (MalformedValueException malformed) {
            return Either.left(new Malformed(line, malformed.reason()));
        }
    }

    /** The value that is read from this text, which has nothing after it. The reader begins at the first event. */
    static <T> T read(String json, Function<JsonInput, T> reader) {
        try (JsonParser parser = Parsson.parser(json)) {
            JsonInput input = new JsonInput(parser, json.length());
            input.next();
            T value = reader.apply(input);
            input.requireEnd();
            return value;
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
