package dev.interventions.emulator.json;

import io.vavr.control.Either;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.Map;
import java.util.ServiceLoader;

/** Parses and builds JSON. */
public final class Json {

    // By name, so that neither the context class loader nor another provider on the class path changes how JSON is
    // read.
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

    private Json() {}

    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /** An object that begins with the fields of this one. */
    public static JsonObjectBuilder object(JsonObject fields) {
        return JSON.createObjectBuilder(fields);
    }

    public static JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }

    public static JsonValue value(String text) {
        return JSON.createValue(text);
    }

    public static JsonValue value(long number) {
        return JSON.createValue(number);
    }

    public static JsonValue value(boolean flag) {
        return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }

    /** Parses a text that is one object. Left is what is wrong with it, and where. */
    public static Either<String, JsonObject> readObject(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            refuseWhatReaderAccepts(text);
            return reader.readValue() instanceof JsonObject object
                    ? Either.right(object)
                    : Either.left("it must be an object");
        } catch (JsonParsingException e) {
            return Either.left(placeOf(e.getLocation()) + withoutPlace(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Parsson throws a plain runtime exception, for example, if the text is nested too deeply.
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    /** The reader ignores what follows the first value, and accepts an unpaired surrogate. */
    private static void refuseWhatReaderAccepts(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                JsonParser.Event event = parser.next();
                if (event == JsonParser.Event.KEY_NAME || event == JsonParser.Event.VALUE_STRING) {
                    refuseHalfPairs(parser);
                }
            }
        }
    }

    /** Unpaired surrogates would become question marks in UTF-8. */
    private static void refuseHalfPairs(JsonParser parser) {
        String text = parser.getString();
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new JsonParsingException("unpaired surrogate", parser.getLocation());
        }
    }

    private static String placeOf(JsonLocation location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber() + ": ";
    }

    private static String withoutPlace(String message) {
        return message.replaceFirst(" at \\(line no=[^)]*\\)", "");
    }
}
