package dev.interventions.emulator.inspector;

import dev.interventions.domain.Author;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.inspector.History.Moment;
import dev.interventions.inmemory.ImportedIntervention;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** The events of one intervention, derived from the states of a world. */
record Timeline(InterventionId id) {

    /** An event, described in a few words for people. */
    record Event(Instant at, String text) {}

    Vector<Event> of(Vector<Moment> moments) {
        Vector<Event> events = in(moments.head().world())
                .map(row -> earlier(row, moments.head()))
                .getOrElse(Vector.empty());
        for (int next = 1; next < moments.size(); next++) {
            events = events.appendAll(between(moments.get(next - 1).world(), moments.get(next)));
        }
        return events;
    }

    private Option<ImportedIntervention> in(WorldSnapshot world) {
        return world.find(id);
    }

    /** The events that the oldest kept state shows. */
    private static Vector<Event> earlier(ImportedIntervention row, Moment oldest) {
        return Vector.of(opening(row, oldest), new Event(oldest.at(), "Changes before this moment are not kept"));
    }

    private static Event opening(ImportedIntervention row, Moment seen) {
        Instant at = row.intervention().lifecycle().createdAt().getOrElse(seen.at());
        return new Event(at, opened(row, seen.world()));
    }

    private Vector<Event> between(WorldSnapshot before, Moment now) {
        Option<ImportedIntervention> earlier = in(before);
        Option<ImportedIntervention> later = in(now.world());
        if (later.isEmpty()) {
            return earlier.toVector()
                    .map(gone -> new Event(now.at(), "Cancelled, or gone because the state was replaced"));
        }
        ImportedIntervention row = later.get();
        if (earlier.isEmpty()) {
            return changes(HashSet.empty(), untouched(row.intervention()), row, now)
                    .prepend(opening(row, now));
        }
        return changes(earlier.get().laterContents(), earlier.get().intervention(), row, now)
                .appendAll(
                        lock(before.locked().contains(id), now.world().locked().contains(id))
                                .map(text -> new Event(now.at(), text)));
    }

    /** The intervention as it was when it was opened, in the fields whose changes are described. */
    private static Intervention untouched(Intervention intervention) {
        return Intervention.withId(intervention.id())
                .withOwner(intervention.owner())
                .withCommentsCount(Option.some(0L))
                .withCategories(Option.some(HashSet.empty()));
    }

    private static Vector<Event> changes(
            Set<ContentId> contentsBefore, Intervention before, ImportedIntervention row, Moment now) {
        Instant at = changedAt(before, row.intervention(), now);
        return row.laterContents()
                .diff(contentsBefore)
                .toVector()
                .map(ContentId::value)
                .sorted()
                .map(content -> content(ContentId.of(content), now.world()))
                .appendAll(changes(before, row.intervention()))
                .map(text -> new Event(at, text));
    }

    /** The date of the last change in the record, since a change may be observed later than it was made. */
    private static Instant changedAt(Intervention before, Intervention row, Moment now) {
        Option<Instant> updated = row.lifecycle().updatedAt();
        return updated.equals(before.lifecycle().updatedAt()) ? now.at() : updated.getOrElse(now.at());
    }

    private static String opened(ImportedIntervention row, WorldSnapshot world) {
        Intervention intervention = row.intervention();
        return "Opened" + by(intervention.owner())
                + intervention
                        .origin()
                        .content()
                        .map(content -> " on: " + content(content, world))
                        .getOrElse("");
    }

    private static String by(Option<UserId> user) {
        return user.map(owner -> " by " + owner.value()).getOrElse("");
    }

    private static String content(ContentId id, WorldSnapshot world) {
        return world.find(id).map(Timeline::sentence).getOrElse("content " + id.value());
    }

    private static String sentence(Content content) {
        String id = " (" + content.id().value() + ")";
        return content.author() instanceof Author.Agent agent
                ? agent.user().value() + " replied" + id
                : ((Author.Customer) content.author()).identity().value() + " wrote" + id;
    }

    private static Vector<String> changes(Intervention before, Intervention now) {
        return closing(before, now)
                .appendAll(deferral(before, now))
                .appendAll(Option.when(
                        !before.owner().equals(now.owner()),
                        () -> "Owner: " + now.owner().map(UserId::value).getOrElse("none")))
                .appendAll(Option.when(
                        !before.commentsCount().equals(now.commentsCount()),
                        () -> "Comments: " + now.commentsCount().getOrElse(0L)))
                .appendAll(Option.when(
                        !before.categories().equals(now.categories()), () -> "Categories: " + categories(now)))
                .appendAll(customFields(before, now));
    }

    private static Vector<String> closing(Intervention before, Intervention now) {
        return Option.when(before.isClosed() != now.isClosed(), () -> now.isClosed() ? "Closed" : "Reopened")
                .toVector();
    }

    private static Option<String> deferral(Intervention before, Intervention now) {
        Option<Instant> until = now.lifecycle().deferredAt();
        return Option.when(
                !now.isClosed() && !until.equals(before.lifecycle().deferredAt()),
                () -> until.map(end -> "Deferred until " + readable(end)).getOrElse("Deferral ended"));
    }

    /** In the same format as the page shows instants, in whole seconds of UTC. */
    private static String readable(Instant instant) {
        return instant.toString().replace('T', ' ').replace("Z", "");
    }

    private static String categories(Intervention intervention) {
        String all = intervention
                .categories()
                .map(ids -> ids.toVector().map(CategoryId::value).sorted().mkString(", "))
                .getOrElse("");
        return all.isEmpty() ? "none" : all;
    }

    private static Vector<String> customFields(Intervention before, Intervention now) {
        Map<String, CustomFieldValue> earlier = before.customFields().getOrElse(HashMap.empty());
        Map<String, CustomFieldValue> later = now.customFields().getOrElse(HashMap.empty());
        return later.keySet()
                .addAll(earlier.keySet())
                .toVector()
                .sorted()
                .filter(key -> !later.get(key).equals(earlier.get(key)))
                .map(key -> "Custom field " + key + ": "
                        + later.get(key)
                                .map(value -> value.texts().mkString(", "))
                                .getOrElse("cleared"));
    }

    private static Option<String> lock(boolean before, boolean now) {
        return Option.when(before != now, () -> now ? "Lock held" : "Lock released");
    }
}
