package dev.interventions.cli.output;

import jakarta.json.spi.JsonProvider;
import java.util.StringJoiner;

/** A JSON object on one line. */
public final class JsonLine {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final StringJoiner fields = new StringJoiner(",", "{", "}");

    public JsonLine with(String name, String value) {
        return withJson(name, JSON.createValue(value).toString());
    }

    public JsonLine with(String name, long value) {
        return withJson(name, String.valueOf(value));
    }

    /** With a value that is JSON already. */
    public JsonLine withJson(String name, String json) {
        fields.add(JSON.createValue(name) + ":" + json);
        return this;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
