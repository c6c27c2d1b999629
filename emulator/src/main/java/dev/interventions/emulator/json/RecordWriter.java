package dev.interventions.emulator.json;

import dev.interventions.domain.OpaqueId;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/** Writes the fields of a record in the order of the calls. An absent field is written as null or left out. */
final class RecordWriter {

    private final boolean explicitNulls;
    private final JsonObjectBuilder fields = Json.object();

    RecordWriter(boolean explicitNulls) {
        this.explicitNulls = explicitNulls;
    }

    void value(String name, Option<? extends JsonValue> value) {
        value.forEach(present -> fields.add(name, present));
        if (value.isEmpty() && explicitNulls) {
            fields.addNull(name);
        }
    }

    void id(String name, Option<? extends OpaqueId> id) {
        value(name, id.map(present -> Json.value(present.value())));
    }

    void text(String name, Option<String> text) {
        value(name, text.map(Json::value));
    }

    void flag(String name, Option<Boolean> flag) {
        value(name, flag.map(Json::value));
    }

    void number(String name, Option<Long> number) {
        value(name, number.map(Json::value));
    }

    void seconds(String name, Option<Duration> time) {
        number(name, time.map(Duration::toSeconds));
    }

    /** Without a fraction, since the domain's instants are whole seconds. */
    void instant(String name, Option<Instant> instant) {
        text(name, instant.map(Instant::toString));
    }

    JsonObject build() {
        return fields.build();
    }
}
