package dev.interventions.bulk.journal;

import io.vavr.control.Try;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.ServiceLoader;

/** Reads and builds JSON. */
final class Json {

    // By name, so that neither the context class loader nor another provider on the class path changes how JSON is
    // read.
    private static final String PROVIDER = "org.eclipse.parsson.JsonProviderImpl";
    private static final JsonProvider JSON =
            ServiceLoader.load(JsonProvider.class, Json.class.getClassLoader()).stream()
                    .filter(provider -> provider.type().getName().equals(PROVIDER))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(PROVIDER + " is missing"))
                    .get();
    private static final JsonParserFactory PARSERS = JSON.createParserFactory(
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", 8));

    private Json() {}

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    static JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }

    /** The JSON object in this text; a failure if the text has anything else. */
    static Try<JsonObject> read(String text) {
        return Try.of(() -> {
            try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
                parser.next();
                JsonObject object = parser.getObject();
                // Looks for the end of the text, and throws if anything else follows.
                parser.hasNext();
                return object;
            }
        });
    }
}
