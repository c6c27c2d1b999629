package dev.interventions.probe.wire;

import dev.interventions.domain.InterventionId;
import io.vavr.collection.TreeSet;
import io.vavr.control.Option;
import io.vavr.control.Try;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A record as it was received. A null field counts as absent. The methods throw a {@link Surprise} if a field has another type than
 * expected.
 *
 * @param json all its fields
 */
public record WireRecord(JsonObject json) {

    /** The id, which a record always has. */
    public String id() {
        return text("id")
                .filter(id -> InterventionId.parse(id).isRight())
                .getOrElseThrow(() -> new Surprise("a record has no usable id: " + Shape.of(json)));
    }

    /** The text of this field. */
    public Option<String> text(String name) {
        return field(name, JsonString.class, "text").map(JsonString::getString);
    }

    /** The date-time of this field. */
    public Option<Instant> instant(String name) {
        return text(name)
                .map(text -> Try.of(() -> OffsetDateTime.parse(text).toInstant())
                        .getOrElseThrow(() -> surprise(name, "a date-time")));
    }

    /** The whole number of this field. */
    public Option<Long> whole(String name) {
        return field(name, JsonNumber.class, "a number")
                .map(number -> Try.of(number::longValueExact).getOrElseThrow(() -> surprise(name, "a whole number")));
    }

    /** Whether this field is present and true. */
    public boolean isTrue(String name) {
        return Json.field(json, name).exists(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw surprise(name, "a boolean");
        });
    }

    /** The field as it is; none if it is null. */
    public Option<JsonValue> field(String name) {
        return Json.field(json, name);
    }

    /** The names of the fields that differ between this record and the other, in alphabetical order. */
    public TreeSet<String> differences(WireRecord other) {
        return TreeSet.ofAll(json.keySet())
                .addAll(other.json.keySet())
                .filter(name -> !field(name).equals(other.field(name)));
    }

    private <T extends JsonValue> Option<T> field(String name, Class<T> type, String typeName) {
        return Json.field(json, name).map(value -> {
            if (!type.isInstance(value)) {
                throw surprise(name, typeName);
            }
            return type.cast(value);
        });
    }

    private Surprise surprise(String name, String type) {
        return new Surprise("the field " + name + " of a record isn't " + type + ": " + Shape.of(json));
    }

    /** Its shape, without values. */
    @Override
    public String toString() {
        return Shape.of(json).toString();
    }
}
