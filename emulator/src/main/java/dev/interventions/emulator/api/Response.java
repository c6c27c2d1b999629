package dev.interventions.emulator.api;

import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.json.JsonLine;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.function.Consumer;

/** The response to a request. */
public sealed interface Response {

    int OK = 200;

    /** A JSON document, with headers other than its content type. */
    record Document(int status, JsonLine body, Map<String, String> headers) implements Response {

        /** The reason phrase. */
        public String reason() {
            return ErrorKind.reasonOf(status);
        }
    }

    /** A body of another type, with headers other than its content type. */
    record Text(int status, String contentType, String body, Map<String, String> headers) implements Response {

        /** A body without other headers. */
        public Text(int status, String contentType, String body) {
            this(status, contentType, body, Map.of());
        }
    }

    /** A 200 whose body is produced while it is sent, and ends with the connection. */
    record Stream(String contentType, Consumer<Consumer<String>> body) implements Response {}

    /** A document of whose body only the first bytes are sent before the connection is dropped. */
    record Truncated(Document document, int bytes) implements Response {}

    /** No response: the connection is dropped, as if the response had been lost. */
    record Withheld() implements Response {}

    /** The status, if there is a response. */
    default Option<Integer> sentStatus() {
        if (this instanceof Document document) {
            return Option.some(document.status());
        }
        if (this instanceof Text text) {
            return Option.some(text.status());
        }
        if (this instanceof Stream) {
            return Option.some(OK);
        }
        return this instanceof Truncated truncated
                ? Option.some(truncated.document().status())
                : Option.none();
    }

    static Response ok(JsonObject body) {
        return ok(JsonLine.of(body));
    }

    static Response ok(JsonLine body) {
        return new Document(OK, body, Map.of());
    }

    static Response error(ErrorKind kind, String message) {
        return errorDocument(kind, message, Map.of());
    }

    static Response error(ErrorKind kind, String message, Map<String, String> headers) {
        return errorDocument(kind, message, headers);
    }

    /** An error in the documented shape (rule WIRE-12). */
    static Document errorDocument(ErrorKind kind, String message, Map<String, String> headers) {
        return errorDocument(kind.status(), kind.identifier(), message, headers);
    }

    static Document errorDocument(int status, String identifier, String message, Map<String, String> headers) {
        JsonObject body = Json.object()
                .add("error", identifier)
                .add("message", message)
                .add("status", status)
                .build();
        return new Document(status, JsonLine.of(body), headers);
    }
}
