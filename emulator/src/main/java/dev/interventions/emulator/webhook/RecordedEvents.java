package dev.interventions.emulator.webhook;

import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldChanges;
import io.vavr.collection.Vector;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/**
 * The events of the interventions of a world, since this was created or cleared: the same as those of webhooks, with ids of their own. The
 * newest 10,000 are kept. Threads may share an instance.
 */
public final class RecordedEvents {

    private static final int MOST = 10_000;

    private final WorldChanges changes;
    private final EventIds ids;
    private final InterventionEvents events;
    private Vector<Recorded> recorded = Vector.empty();

    public RecordedEvents(World world) {
        this.changes = world.changes();
        this.ids = new EventIds(world.ids());
        this.events = new InterventionEvents(ids);
    }

    /** An event, and its record. */
    record Recorded(String name, Instant createdAt, String user, JsonObject json) {}

    /** Takes what has happened since, so that it doesn't stay in the memory of the world. */
    public synchronized void observe() {
        changes.take().flatMap(events::of).map(RecordedEvents::recorded).forEach(event -> {
            recorded = recorded.append(event);
        });
        recorded = recorded.takeRight(MOST);
    }

    /** All that are kept, the oldest first. */
    synchronized Vector<Recorded> all() {
        observe();
        return recorded;
    }

    /** Forgets all. */
    public synchronized void clear() {
        changes.take();
        recorded = Vector.empty();
        ids.restart();
    }

    private static Recorded recorded(Event event) {
        Instant createdAt =
                Instant.ofEpochMilli(event.json().getJsonNumber("issued_at").longValueExact());
        String user = event.json().getString("user_id", "");
        JsonObjectBuilder json = Json.object()
                .add("id", event.json().getString("id"))
                .add("name", event.type())
                .add("created_at", createdAt.toString())
                .add("updated_at", createdAt.toString());
        if (!user.isEmpty()) {
            json.add("user_id", user);
        }
        String intervention = event.json().getJsonObject("resource").getString("id");
        json.add("extra_infos", Json.object().add("intervention_id", intervention));
        return new Recorded(event.type(), createdAt, user, json.build());
    }
}
