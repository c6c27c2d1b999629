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

/**
 * The body of an error response, bound by JSON-B. It reads through a {@link StrictParser}, since on its own it would take the last
 * of two equal keys and never come back from a body that ends inside of an unknown field.
 */
final class ErrorBody {

    private final Option<String> message;

    private ErrorBody(Option<String> message) {
        this.message = message;
    }

    /** The message in the one object that the parser reads, if there is one. */
    static Option<String> message(StrictParser parser) {
        ErrorBody body = Binding.JSONB.fromJson(parser, ErrorBody.class);
        parser.requireEnd();
        return body.message;
    }

    /** Apart, so that it is created with the first error and not with the first client: it takes longer than all else of a first call. */
    private static final class Binding {

        private static final YassonJsonb JSONB = (YassonJsonb) new JsonBindingProvider()
                .create()
                .withProvider(parsson())
                .withConfig(new JsonbConfig().withDeserializers(new Deserializer()))
                .build();

        /** By name, and not by the context class loader, which belongs to the host. */
        private static JsonProvider parsson() {
            return ServiceLoader.load(JsonProvider.class, ErrorBody.class.getClassLoader()).stream()
                    .filter(provider -> provider.type().getName().equals("org.eclipse.parsson.JsonProviderImpl"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("org.eclipse.parsson:parsson is missing"))
                    .get();
        }
    }

    private static final class Deserializer implements JsonbDeserializer<ErrorBody> {

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
