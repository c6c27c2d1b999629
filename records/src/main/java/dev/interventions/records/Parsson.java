package dev.interventions.records;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.Writer;
import java.util.Map;
import java.util.ServiceLoader;

/** The JSON-P provider, by name, and not by the context class loader, which belongs to the host. */
final class Parsson {

    private static final String NAME = "org.eclipse.parsson.JsonProviderImpl";

    private static final JsonProvider PROVIDER =
            ServiceLoader.load(JsonProvider.class, Parsson.class.getClassLoader()).stream()
                    .filter(provider -> provider.type().getName().equals(NAME))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("org.eclipse.parsson:parsson is missing"))
                    .get();
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());

    private Parsson() {}

    static JsonParser parser(String json) {
        return PARSERS.createParser(new StringReader(json));
    }

    static JsonGenerator generator(Writer out) {
        return GENERATORS.createGenerator(out);
    }
}
