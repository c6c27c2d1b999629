package dev.interventions.http.json;

import io.vavr.control.Option;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.lang.reflect.Type;
import java.util.ServiceLoader;
import org.eclipse.yasson.JsonBindingProvider;
import org.eclipse.yasson.YassonJsonb;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an error response by JSON-B. JSON-B gets a {@link StrictParser}: with a parser of its own it would accept duplicate
 * keys, and would never return from a body that ends inside an unknown field.
 */
final class ErrorReader {

    private @Nullable YassonJsonb jsonb;

    /** The message in the one object that the parser reads, if there is one. */
    Option<String> message(StrictParser parser) {
        ErrorBody body = jsonb().fromJson(parser, ErrorBody.class);
        parser.requireEnd();
        return body.message;
    }

    /** Created for the first error, not with the client: creating it takes longer than everything else in a first call. */
    private synchronized YassonJsonb jsonb() {
        if (jsonb == null) {
            jsonb = (YassonJsonb) new JsonBindingProvider()
                    .create()
                    .withProvider(parsson())
                    .withConfig(new JsonbConfig().withDeserializers(new ErrorBodyDeserializer()))
                    .build();
        }
        return jsonb;
    }

    /** By name, and not by the context class loader, which belongs to the host. */
    private static JsonProvider parsson() {
        return ServiceLoader.load(JsonProvider.class, ErrorReader.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals("org.eclipse.parsson.JsonProviderImpl"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("org.eclipse.parsson:parsson is missing"))
                .get();
    }

    /** A class without getters: JSON-B binds a record only if its package is open to it. */
    private static final class ErrorBody {

        private final Option<String> message;

        private ErrorBody(Option<String> message) {
            this.message = message;
        }
    }

    private static final class ErrorBodyDeserializer implements JsonbDeserializer<ErrorBody> {

        @Override
        public ErrorBody deserialize(JsonParser parser, DeserializationContext context, Type type) {
            Option<String> message = Option.none();
            while (parser.next() != Event.END_OBJECT) {
                boolean isMessage = parser.getString().equals("message");
                Event value = parser.next();
                if (isMessage && value == Event.VALUE_STRING) {
                    message = Option.some(parser.getString());
                } else if (value == Event.START_OBJECT) {
                    parser.skipObject();
                } else if (value == Event.START_ARRAY) {
                    parser.skipArray();
                }
            }
            return new ErrorBody(message);
        }
    }
}
