package dev.interventions.emulator.webhook;

import dev.interventions.domain.Intervention;
import dev.interventions.emulator.json.InterventionMetadata;
import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.WorldChange;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** The events that a change of interventions causes. Which change causes which is partly a <em>choice</em>: see ADR 40. */
public final class InterventionEvents {

    /** Their types. */
    public static final SortedSet<String> TYPES = TreeSet.of(
            "intervention.assigned",
            "intervention.canceled",
            "intervention.closed",
            "intervention.custom_fields_updated",
            "intervention.deferred",
            "intervention.opened",
            "intervention.reactivated",
            "intervention.recategorized",
            "intervention.reopened",
            "intervention.user_updated");

    private static final String CLOSED = "intervention.closed";
    private static final String REACTIVATED = "intervention.reactivated";

    private final EventIds ids;

    InterventionEvents(EventIds ids) {
        this.ids = ids;
    }

    Vector<Event> of(WorldChange change) {
        return change.interventions()
                .toVector()
                .flatMap(changed -> types(changed).map(type -> event(type, changed, change)));
    }

    private static Vector<String> types(WorldChange.Changed changed) {
        if (changed.before().isEmpty()) {
            return Vector.of("intervention.opened");
        }
        return changed.after()
                .map(after -> types(changed.before().get(), after))
                .getOrElse(() -> Vector.of("intervention.canceled"));
    }

    private static Vector<String> types(Intervention before, Intervention after) {
        Option<Instant> deferredBefore = before.lifecycle().deferredAt();
        Option<Instant> deferredAfter = after.lifecycle().deferredAt();
        boolean isOtherOwner = !after.owner().equals(before.owner());
        Vector<String> types = Vector.empty();
        types = appended(types, "intervention.reopened", before.isClosed() && !after.isClosed());
        types = appended(types, "intervention.assigned", isOtherOwner);
        types = appended(types, "intervention.user_updated", isOtherOwner);
        types = appended(types, CLOSED, !before.isClosed() && after.isClosed());
        types = appended(
                types, "intervention.deferred", deferredAfter.isDefined() && !deferredAfter.equals(deferredBefore));
        types = appended(
                types, REACTIVATED, deferredBefore.isDefined() && deferredAfter.isEmpty() && !after.isClosed());
        types = appended(
                types, "intervention.recategorized", !after.categories().equals(before.categories()));
        return appended(
                types,
                "intervention.custom_fields_updated",
                !after.customFields().equals(before.customFields()));
    }

    private static Vector<String> appended(Vector<String> types, String type, boolean happened) {
        return happened ? types.append(type) : types;
    }

    private Event event(String type, WorldChange.Changed changed, WorldChange change) {
        Intervention shown = changed.after().orElse(changed.before()).get();
        JsonObjectBuilder json = Json.object().add("type", type).add("id", ids.ofEvent());
        change.by().forEach(user -> json.add("user_id", user.value()));
        return new Event(
                type,
                json.add("issued_at", issuedAt(type, changed, change).toEpochMilli())
                        .add(
                                "resource",
                                Json.object()
                                        .add("type", "intervention")
                                        .add("id", shown.id().value())
                                        // A published event of a close shows null, others the date.
                                        .add("metadata", InterventionMetadata.of(shown, !type.equals(CLOSED))))
                        .build());
    }

    /** A deferral whose date has passed ended then, even if nothing happened in the world for some time. */
    private static Instant issuedAt(String type, WorldChange.Changed changed, WorldChange change) {
        Option<Instant> end = changed.before()
                .flatMap(before -> before.lifecycle().deferredAt())
                .filter(date -> type.equals(REACTIVATED) && date.isBefore(change.at()));
        return end.getOrElse(change.at());
    }
}
