package dev.interventions.http.json;

import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.yasson.JsonBindingProvider;
import org.eclipse.yasson.YassonJsonb;

/**
 * JSON-B without its leniency. It binds whole objects only, through a parser of our own making, since on its own it would take
 * the last of two equal keys, ignore what comes after the value, nest a thousand levels deep, and never come back from a body
 * that ends inside of an unknown field.
 */
final class StrictJson {

    /** 64 levels; the parser counts one more than there are. */
    private static final int DEPTH = 64 + 1;

    private static final int LONGEST_NUMBER = 100;

    private final JsonParserFactory parsers;
    private final YassonJsonb jsonb;

    StrictJson() {
        JsonProvider provider = parsson();
        this.parsers = provider.createParserFactory(Map.of(
                "org.eclipse.parsson.maxDepth",
                DEPTH,
                "org.eclipse.parsson.maxBigDecimalLength",
                LONGEST_NUMBER,
                "org.eclipse.parsson.maxParsingLimit",
                Integer.MAX_VALUE,
                // Parsson knows the standard's key strategy only for readers; this does the same for parsers.
                "org.eclipse.parsson.rejectDuplicateKeys",
                true));
        this.jsonb = (YassonJsonb) new JsonBindingProvider()
                .create()
                .withProvider(provider)
                .withConfig(new JsonbConfig().withDeserializers(new RootDeserializer()))
                .build();
    }

    /** By name, and not by the context class loader, which belongs to the host. */
    private static JsonProvider parsson() {
        return ServiceLoader.load(JsonProvider.class, StrictJson.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals("org.eclipse.parsson.JsonProviderImpl"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("org.eclipse.parsson:parsson is missing"))
                .get();
    }

    /**
     * The fields of the one object that the text consists of.
     *
     * @throws RuntimeException of one of many types if it is anything else
     */
    Fields object(String text) {
        if (text.isBlank()) {
            throw new MalformedException("it is empty");
        }
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            Root root = jsonb.fromJson(parser, Root.class);
            if (parser.hasNext()) {
                throw new MalformedException("something comes after the object");
            }
            return new Fields(root.object);
        }
    }

    /** Without getters, so that the binding needs no access to it. */
    private static final class Root {
        private final JsonObject object;

        private Root(JsonObject object) {
            this.object = object;
        }
    }

    private static final class RootDeserializer implements JsonbDeserializer<Root> {
        @Override
        public Root deserialize(JsonParser parser, DeserializationContext context, Type type) {
            if (parser.getValue() instanceof JsonObject object) {
                return new Root(object);
            }
            throw new MalformedException("it is not an object");
        }
    }
}
