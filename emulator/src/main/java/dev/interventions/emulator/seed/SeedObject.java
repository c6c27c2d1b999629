package dev.interventions.emulator.seed;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** An object in a seed file. Records which fields were read, so that unknown fields can be reported. */
final class SeedObject {

    private final SeedValue self;
    private final JsonObject fields;
    private final Set<String> known = new HashSet<>();

    SeedObject(SeedValue self, JsonObject fields) {
        this.self = self;
        this.fields = fields;
    }

    /** The value of a field; null is the same as absent. */
    Option<SeedValue> field(String name) {
        known.add(name);
        Option<JsonValue> json = Option.of(fields.get(name));
        return json.filter(there -> !JsonValue.NULL.equals(there)).map(there -> valueAt(name, there));
    }

    /** The value of a field that must not be absent. */
    Option<SeedValue> required(String name) {
        return field(name).orElse(() -> valueAt(name, JsonValue.NULL).mistake("is missing"));
    }

    /** The elements of a list; none if it is absent. */
    Seq<SeedValue> elements(String name) {
        return field(name).map(SeedValue::elements).getOrElse(Vector.empty());
    }

    /** All its fields, which must be texts, numbers or booleans. */
    Option<Map<String, String>> scalars() {
        Seq<Tuple2<String, Option<String>>> read =
                names().map(name -> Tuple.of(name, field(name).flatMap(SeedValue::scalar)));
        return Option.when(
                read.forAll(pair -> pair._2.isDefined()),
                () -> read.toLinkedMap(pair -> Tuple.of(pair._1, pair._2.get())));
    }

    <T> Option<T> mistake(String what) {
        return self.mistake(what);
    }

    Seq<String> names() {
        return Vector.ofAll(fields.keySet());
    }

    /** Records each field that was not read as a mistake. */
    void refuseUnknownFields() {
        names().filter(name -> !known.contains(name))
                .forEach(name -> valueAt(name, JsonValue.NULL)
                        .mistake("is unknown; known here: "
                                + Vector.ofAll(known).sorted().mkString(", ")));
    }

    private SeedValue valueAt(String name, JsonValue json) {
        return new SeedValue(self.place() + "/" + name.replace("~", "~0").replace("/", "~1"), json, self.mistakes());
    }
}
