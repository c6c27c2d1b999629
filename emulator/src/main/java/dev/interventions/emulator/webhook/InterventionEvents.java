package dev.interventions.emulator.webhook;

import dev.interventions.emulator.json.InterventionMetadata;
import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.WorldChange;
import io.vavr.collection.SortedSet;
import io.vavr.collection.Vector;
import jakarta.json.JsonObjectBuilder;

/** Makes the events of a change of interventions, as they are posted. */
public final class InterventionEvents {

    /** Their types. */
    public static final SortedSet<String> TYPES = WorldChange.EVENTS;

    private static final String CLOSED = "intervention.closed";

    private final EventIds ids;

    InterventionEvents(EventIds ids) {
        this.ids = ids;
    }

    Vector<Event> of(WorldChange change) {
        return change.events().map(this::event).toVector();
    }

    private Event event(WorldChange.Event event) {
        JsonObjectBuilder json = Json.object().add("type", event.name()).add("id", ids.ofEvent());
        event.by().forEach(user -> json.add("user_id", user.value()));
        return new Event(
                event.name(),
                json.add("issued_at", event.at().toEpochMilli())
                        .add(
                                "resource",
                                Json.object()
                                        .add("type", "intervention")
                                        .add("id", event.about().id().value())
                                        // In published samples, the event of a close has null, and other events have
                                        // the date.
                                        .add(
                                                "metadata",
                                                InterventionMetadata.of(
                                                        event.about(),
                                                        !event.name().equals(CLOSED))))
                        .build());
    }
}
