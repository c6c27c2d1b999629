package dev.interventions.probe.wire;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * A response as it was received.
 *
 * @param request the request that it answers
 * @param status the HTTP status
 * @param json the body, or none if it isn't JSON
 * @param bytes the length of the body
 */
public record Response(Request request, int status, Option<JsonValue> json, int bytes) {

    private static final int OK = 200;

    /** Whether the status is 200. */
    public boolean isOk() {
        return status == OK;
    }

    /** The shape of the body, without its values. */
    public JsonValue shape() {
        return json.map(Shape::of).getOrElse(() -> Json.text(bytes == 0 ? "empty" : "not JSON, " + bytes + " bytes"));
    }

    /** The page in this response. Throws a {@link Surprise} unless the status is 200 and the body is a page. */
    public WirePage page() {
        return WirePage.of(object()).getOrElseThrow(() -> new Surprise(this + ", which is no page"));
    }

    /** The record in this response. Throws a {@link Surprise} unless the status is 200 and the body is an object. */
    public WireRecord asRecord() {
        return new WireRecord(object());
    }

    /** The record in this response, or the only one of its page. Throws a {@link Surprise} if there is no such record. */
    public WireRecord recordOrOnlyOfPage() {
        return isPage() ? page().records().singleOption().getOrElseThrow(this::surprise) : asRecord();
    }

    /** Whether the body is a page. Throws a {@link Surprise} unless the status is 200 and the body is an object. */
    public boolean isPage() {
        return WirePage.of(object()).isDefined();
    }

    private JsonObject object() {
        if (!isOk() || !json.exists(JsonObject.class::isInstance)) {
            throw surprise();
        }
        return json.get().asJsonObject();
    }

    /** A surprise that describes this response. */
    public Surprise surprise() {
        return new Surprise(toString());
    }

    /** Such as {@code GET /interventions/{id} was answered with 502 and not JSON, 1234 bytes}. */
    @Override
    public String toString() {
        return request + " was answered with " + status + " and " + shape();
    }
}
