package dev.interventions.http.json;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.lang.reflect.Type;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.yasson.JsonBindingProvider;
import org.eclipse.yasson.YassonJsonb;

/**
 * JSON-B without its leniency. It binds whole objects only, through a parser of this package, since on its own it would take
 * the last of two equal keys, ignore what comes after the value, nest a thousand levels deep, and never come back from a body
 * that ends inside of an unknown field.
 */
final class StrictJson {

    /** 64 levels; the parser counts one more than there are. */
    private static final int DEPTH = 64 + 1;

    private static final int LONGEST_NUMBER = 100;
    private static final String WHITE_SPACE = " \t\r\n";

    private final JsonParserFactory parsers;
    private final YassonJsonb jsonb;
    /** How many records the thread's current object may have: the binding passes nothing on to a deserializer. */
    private final ThreadLocal<Integer> maxRecords = new ThreadLocal<>();

    StrictJson() {
        JsonProvider provider = parsson();
        this.parsers = provider.createParserFactory(Map.of(
                "org.eclipse.parsson.maxDepth",
                DEPTH,
                "org.eclipse.parsson.maxBigDecimalLength",
                LONGEST_NUMBER,
                "org.eclipse.parsson.maxParsingLimit",
                Integer.MAX_VALUE));
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
     * The known fields of the one object that the bytes consist of. Of bytes that are anything else, no more is read than it takes to
     * see that. Closes the stream.
     *
     * @throws RuntimeException of one of many types if they are anything else, or can't be read
     */
    Fields object(InputStream bytes, int mostRecords) throws IOException {
        try (PushbackReader text = new PushbackReader(new InputStreamReader(bytes, strictUtf8()))) {
            requireObject(text);
            maxRecords.set(mostRecords);
            JsonParser parser = parsers.createParser(new TextLimit(text));
            Root root = jsonb.fromJson(parser, Root.class);
            if (parser.hasNext()) {
                throw new MalformedException("something comes after the object");
            }
            return root.fields;
        } finally {
            maxRecords.remove();
        }
    }

    private static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The binding would build all of a list, and take a null for no object at all. */
    private static void requireObject(PushbackReader text) throws IOException {
        int first = text.read();
        while (first >= 0 && WHITE_SPACE.indexOf(first) >= 0) {
            first = text.read();
        }
        if (first < 0) {
            throw new MalformedException("it is empty");
        }
        if (first != '{') {
            throw new MalformedException("it is not an object");
        }
        text.unread(first);
    }

    /** Without getters, so that the binding needs no access to it. */
    private static final class Root {
        private final Fields fields;

        private Root(Fields fields) {
            this.fields = fields;
        }
    }

    private final class RootDeserializer implements JsonbDeserializer<Root> {
        @Override
        public Root deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return new Root(KnownFields.of(parser, maxRecords.get()));
        }
    }
}
