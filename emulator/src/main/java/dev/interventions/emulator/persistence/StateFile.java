package dev.interventions.emulator.persistence;

import dev.interventions.emulator.json.Json;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states of tenants, read from the lines of a state file. */
final class StateFile {

    private final Map<String, Replayed> tenants = new LinkedHashMap<>();

    /** The state of one tenant after the lines that were read so far. */
    private static final class Replayed {

        private static final List<String> REPLACED_ONE_BY_ONE = List.of("contents", "interventions", "comments");

        private final Map<String, JsonValue> fields = new LinkedHashMap<>();
        private final Map<String, Map<String, JsonValue>> records = new LinkedHashMap<>();

        Replayed() {
            REPLACED_ONE_BY_ONE.forEach(name -> records.put(name, new LinkedHashMap<>()));
        }

        void apply(JsonObject changes) {
            // Each line has one of these: "now" for a frozen clock, or "clock_ahead" for a running one.
            fields.remove("now");
            fields.remove("clock_ahead");
            changes.forEach((name, value) -> {
                Option<Map<String, JsonValue>> oneByOne = Option.of(records.get(name));
                if (oneByOne.isDefined()) {
                    value.asJsonArray()
                            .forEach(
                                    row -> oneByOne.get().put(row.asJsonObject().getString("id"), row));
                } else if (!name.startsWith("gone_")) {
                    fields.put(name, value);
                }
            });
            records.forEach((name, rows) -> changes.getOrDefault("gone_" + name, JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray()
                    .getValuesAs(JsonString.class)
                    .forEach(id -> rows.remove(id.getString())));
        }

        JsonObject state() {
            JsonObjectBuilder state = Json.object();
            fields.forEach(state::add);
            records.forEach((name, rows) -> {
                JsonArrayBuilder array = Json.array();
                rows.values().forEach(array::add);
                state.add(name, array);
            });
            return state.build();
        }
    }

    /**
     * Reads the text of a file. Ignores an incomplete last line: the process ended while it wrote it. Left is what is wrong, and in which
     * line.
     */
    static Either<String, StateFile> read(String text) {
        StateFile file = new StateFile();
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String place = "line " + (index + 1) + " is not a line of a state file";
            Either<String, JsonObject> line = Json.readObject(lines.get(index));
            if (line.isLeft()) {
                return Either.left(place + ": " + line.getLeft());
            }
            try {
                file.apply(line.get());
            } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
                // JSON-P throws these for a field of another type, and for an absent one.
                return Either.left(place);
            }
        }
        return Either.right(file);
    }

    private void apply(JsonObject line) {
        String tenant = line.getString("tenant");
        if (line.containsKey("removed")) {
            tenants.remove(tenant);
        } else if (line.containsKey("state")) {
            Replayed state = new Replayed();
            state.apply(line.getJsonObject("state"));
            tenants.put(tenant, state);
        } else {
            Option.of(tenants.get(tenant))
                    .getOrElseThrow(() -> new IllegalArgumentException("changes without a state"))
                    .apply(line.getJsonObject("changes"));
        }
    }

    /** The state of each tenant. */
    Map<String, JsonObject> states() {
        Map<String, JsonObject> states = new LinkedHashMap<>();
        tenants.forEach((name, replayed) -> states.put(name, replayed.state()));
        return states;
    }

    // ---- lines ----

    static String state(String tenant, JsonObject state) {
        return Json.object().add("tenant", tenant).add("state", state).build() + "\n";
    }

    static String changes(String tenant, JsonObject changes) {
        return Json.object().add("tenant", tenant).add("changes", changes).build() + "\n";
    }

    static String removed(String tenant) {
        return Json.object().add("tenant", tenant).add("removed", true).build() + "\n";
    }
}
