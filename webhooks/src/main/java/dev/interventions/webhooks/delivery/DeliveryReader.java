package dev.interventions.webhooks.delivery;

import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Parses the body of a delivery: one JSON object in UTF-8 with an array {@code events}. Unknown fields are ignored and unknown types of
 * events are accepted, since the platform adds new ones. Ids may be texts or numbers, since it sends both. Thread-safe.
 */
public final class DeliveryReader {

    /** Deeper bodies are rejected (<em>choice</em>): with Parsson's own limit, parsing would overflow a small stack. */
    private static final int MAX_DEPTH = 32;

    /** By name, so that neither the context class loader nor another provider on the class path changes how JSON is read. */
    private static final String PROVIDER = "org.eclipse.parsson.JsonProviderImpl";

    private final JsonReaderFactory readers;
    private final JsonParserFactory parsers;

    public DeliveryReader() {
        Map<String, Object> strict =
                Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", MAX_DEPTH);
        JsonProvider provider = provider();
        readers = provider.createReaderFactory(strict);
        parsers = provider.createParserFactory(strict);
    }

    private static JsonProvider provider() {
        return ServiceLoader.load(JsonProvider.class, DeliveryReader.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals(PROVIDER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(PROVIDER + " is missing"))
                .get();
    }

    /** The delivery, or what is wrong with the body, in one sentence without any text of it. */
    public Either<String, Delivery> read(byte[] body) {
        return object(body)
                .flatMap(root -> array(root, "events")
                        .map(events -> Vector.ofAll(events).zipWithIndex((value, index) -> event(value, index)))
                        .map(DeliveryReader::delivery));
    }

    private Either<String, JsonObject> object(byte[] body) {
        try {
            String text = text(body);
            parseToTheEnd(text);
            return Either.right(object(text));
        } catch (CharacterCodingException invalid) {
            return Either.left("the body is not in UTF-8");
        } catch (RuntimeException invalid) {
            // Parsson throws several types for invalid input: JsonException, IllegalStateException,
            // UnsupportedOperationException.
            return Either.left("the body is not a JSON object with unique keys and at most " + MAX_DEPTH + " levels");
        }
    }

    /**
     * JsonReader ignores what follows the object. The parser's skipObject is no alternative: it never ends in an object that is cut off.
     */
    private void parseToTheEnd(String text) {
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    private JsonObject object(String text) {
        try (JsonReader reader = readers.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static Either<String, Seq<JsonValue>> array(JsonObject root, String field) {
        return root.get(field) instanceof jakarta.json.JsonArray array
                ? Either.right(Vector.ofAll(array))
                : Either.left("the body has no array '" + field + "'");
    }

    private static Delivery delivery(Seq<Either<String, WebhookEvent>> events) {
        return new Delivery(
                events.flatMap(Either::toOption),
                events.flatMap(event -> event.swap().toOption()));
    }

    private static Either<String, WebhookEvent> event(JsonValue value, int index) {
        if (!(value instanceof JsonObject event)) {
            return Either.left("event " + index + " is not an object");
        }
        Option<String> id = id(event, "id").filter(text -> text.length() <= WebhookEvent.MAX_ID_LENGTH);
        Option<String> type = text(event, "type");
        if (id.isEmpty() || type.isEmpty()) {
            return Either.left("event " + index + " has no usable '" + (id.isEmpty() ? "id" : "type") + "'");
        }
        JsonObject resource = child(event, "resource");
        return Either.right(new WebhookEvent(
                id.get(),
                new EventType(type.get()),
                issuedAt(event),
                id(event, "user_id"),
                text(resource, "type").getOrElse(""),
                id(resource, "id").getOrElse(""),
                storable(child(resource, "metadata").toString())));
    }

    private static JsonObject child(JsonObject object, String field) {
        return object.get(field) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Option<String> text(JsonObject object, String field) {
        return object.get(field) instanceof JsonString text
                ? Option.of(text.getString()).filter(value -> !value.isBlank()).filter(DeliveryReader::isStorable)
                : Option.none();
    }

    /**
     * Whether every database stores this text unchanged: unpaired surrogates have no encoding, and some databases refuse control
     * characters.
     */
    private static boolean isStorable(String text) {
        return text.equals(storable(text)) && text.chars().noneMatch(Character::isISOControl);
    }

    /** The text with a question mark for each unpaired surrogate. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** An id, which is a text in some samples of the documentation and a number in others. */
    private static Option<String> id(JsonObject object, String field) {
        return object.get(field) instanceof JsonNumber number ? Option.of(number.toString()) : text(object, field);
    }

    private static Option<Instant> issuedAt(JsonObject event) {
        try {
            return event.get("issued_at") instanceof JsonNumber millis
                    ? Option.of(Instant.ofEpochMilli(millis.longValueExact()))
                    : Option.none();
        } catch (ArithmeticException | UnsupportedOperationException notMilliseconds) {
            return Option.none();
        }
    }
}
