package dev.interventions.records.field;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/** Text in JSON, written and read by Parsson. */
public final class JsonText {

    private static final String PARSSON = "org.eclipse.parsson.JsonProviderImpl";

    /** Found by its name, and not by the context class loader, which belongs to the host. */
    private static final JsonProvider PROVIDER =
            ServiceLoader.load(JsonProvider.class, JsonText.class.getClassLoader()).stream()
                    .filter(provider -> provider.type().getName().equals(PARSSON))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("org.eclipse.parsson:parsson is missing"))
                    .get();

    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());

    private JsonText() {}

    /** The JSON that is written, with unpaired surrogates escaped, so that it can be encoded in UTF-8. */
    public static String written(Consumer<JsonGenerator> writer) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = GENERATORS.createGenerator(out)) {
            writer.accept(generator);
        }
        return Utf8.escaped(out.toString());
    }

    /**
     * The value that is read from this text, or a {@link MalformedValueException}; nothing may follow the value.
     *
     * @param reader begins at the first event
     */
    public static <T> T read(String json, Function<JsonInput, T> reader) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            JsonInput input = new JsonInput(parser, json.length());
            input.next();
            T value = reader.apply(input);
            input.requireEnd();
            return value;
        }
    }
}
