package dev.interventions.probe.wire;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * A response as it came.
 *
 * @param request what it responds to
 * @param status the HTTP status
 * @param json the body, if it is JSON
 * @param bytes the length of the body
 */
public record Response(Request request, int status, Option<JsonValue> json, int bytes) {

    private static final int OK = 200;

    /** Whether the status is 200. */
    public boolean isOk() {
        return status == OK;
    }

    /** What it looks like, without values. */
    public JsonValue shape() {
        return json.map(Shape::of).getOrElse(() -> Json.text(bytes == 0 ? "empty" : "not JSON, " + bytes + " bytes"));
    }

    /** The page that a 200 has; anything else is a surprise. */
    public WirePage page() {
        return WirePage.of(object()).getOrElseThrow(() -> new Surprise(this + ", which is no page"));
    }

    /** The record that a 200 has; anything else is a surprise. */
    public WireRecord asRecord() {
        return new WireRecord(object());
    }

    /** The record of a 200 that has one, or a page with exactly one; anything else is a surprise. */
    public WireRecord recordOrOnlyOfPage() {
        return isPage() ? page().records().singleOption().getOrElseThrow(this::surprise) : asRecord();
    }

    /** Whether a 200 has a page. */
    public boolean isPage() {
        return WirePage.of(object()).isDefined();
    }

    private JsonObject object() {
        if (!isOk() || !json.exists(JsonObject.class::isInstance)) {
            throw surprise();
        }
        return json.get().asJsonObject();
    }

    /** That this response wasn't foreseen. */
    public Surprise surprise() {
        return new Surprise(toString());
    }

    /** Such as {@code GET /interventions/{id} was answered with 502 and not JSON, 1234 bytes}. */
    @Override
    public String toString() {
        return request + " was answered with " + status + " and " + shape();
    }
}
