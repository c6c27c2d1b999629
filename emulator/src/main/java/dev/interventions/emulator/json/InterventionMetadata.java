package dev.interventions.emulator.json;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Origin;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the metadata of an intervention in an event of a webhook. Absent fields are written as null. */
public final class InterventionMetadata {

    private static final DateTimeFormatter WITH_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private InterventionMetadata() {}

    /**
     * The metadata of this intervention.
     *
     * @param showsClosedAt whether {@code closed_at} is the date of the close; otherwise it is null
     */
    public static JsonObject of(Intervention intervention, boolean showsClosedAt) {
        Origin origin = intervention.origin();
        Lifecycle lifecycle = intervention.lifecycle();
        JsonObjectBuilder json = Json.object();
        id(json, "source_id", origin.source());
        id(json, "thread_id", origin.thread());
        id(json, "user_id", intervention.owner());
        id(json, "identity_id", origin.identity());
        JsonArrayBuilder categories = Json.array();
        intervention
                .categories()
                .forEach(ids -> ids.toVector().map(CategoryId::value).sorted().forEach(categories::add));
        json.add("category_ids", categories);
        instant(json, "closed_at", lifecycle.closedAt().filter(date -> showsClosedAt));
        instant(json, "deferred_at", lifecycle.deferredAt());
        JsonObjectBuilder fields = Json.object();
        intervention
                .customFields()
                .forEach(values -> values.forEach((key, value) -> CustomFieldJson.write(fields, key, value)));
        return json.add("custom_field_values", fields).build();
    }

    private static void id(JsonObjectBuilder json, String name, Option<? extends OpaqueId> id) {
        text(json, name, id.map(OpaqueId::value));
    }

    private static void instant(JsonObjectBuilder json, String name, Option<Instant> date) {
        text(json, name, date.map(WITH_MILLIS::format));
    }

    private static void text(JsonObjectBuilder json, String name, Option<String> text) {
        text.peek(present -> json.add(name, present)).onEmpty(() -> json.addNull(name));
    }
}
