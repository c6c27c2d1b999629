package dev.interventions.emulator.api;

import dev.interventions.emulator.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/** The response to a request. */
public sealed interface Response {

    int OK = 200;

    /** A JSON document, with headers other than its content type. */
    record Document(int status, JsonObject body, Map<String, String> headers) implements Response {

        /** The reason phrase. */
        public String reason() {
            return status == OK ? "OK" : ErrorKind.of(status).reason();
        }
    }

    /** No response: the connection is dropped, as if the response had been lost. */
    record Withheld() implements Response {}

    static Response ok(JsonObject body) {
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
        JsonObject body = Json.object()
                .add("error", kind.identifier())
                .add("message", message)
                .add("status", kind.status())
                .build();
        return new Document(kind.status(), body, headers);
    }
}
