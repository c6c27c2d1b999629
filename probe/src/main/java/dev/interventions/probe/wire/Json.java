package dev.interventions.probe.wire;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.ServiceLoader;

/** Parses, builds and writes JSON. */
public final class Json {

    // Selected by name: another provider on the class path might read JSON differently.
    private static final String PROVIDER = "org.eclipse.parsson.JsonProviderImpl";
    private static final JsonProvider JSON =
            ServiceLoader.load(JsonProvider.class, Json.class.getClassLoader()).stream()
                    .filter(provider -> provider.type().getName().equals(PROVIDER))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(PROVIDER + " is missing"))
                    .get();

    private static final Map<String, Object> STRICT =
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", 64);
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(STRICT);
    private static final JsonParserFactory PARSERS = JSON.createParserFactory(STRICT);
    private static final JsonWriterFactory WRITERS =
            JSON.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private Json() {}

    /** A new object. */
    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /** A new array. */
    public static JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }

    /** This text as a value. */
    public static JsonString text(String text) {
        return JSON.createValue(text);
    }

    /**
     * The text of a JSON string.
     *
     * @throws ClassCastException if the value isn't a string
     */
    public static String textOf(JsonValue value) {
        return ((JsonString) value).getString();
    }

    /** Parses a JSON value, or returns a message that says why the text isn't one. The message may contain parts of the text. */
    public static Either<String, JsonValue> read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            requireOneValue(text);
            return Either.right(reader.readValue());
        } catch (RuntimeException e) {
            // Parsson throws several types, for example if the text is nested too deeply.
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    /** A reader ignores text after the first value; a parser fails at it. */
    private static void requireOneValue(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    /** This object as indented JSON. */
    public static String lines(JsonObject object) {
        StringWriter lines = new StringWriter();
        try (JsonWriter writer = WRITERS.createWriter(lines)) {
            writer.write(object);
        }
        return lines.toString().strip() + "\n";
    }

    /** The field of this name, or none if it is absent or null. */
    public static Option<JsonValue> field(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null || value.equals(JsonValue.NULL) ? Option.none() : Option.some(value);
    }
}
