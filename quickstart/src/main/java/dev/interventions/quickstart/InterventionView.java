package dev.interventions.quickstart;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.UserId;
import org.jspecify.annotations.Nullable;

/** What a web controller returns: plain values, and only those that its clients need. */
record InterventionView(String id, String state, @Nullable String owner) {
    static InterventionView of(Intervention intervention) {
        return new InterventionView(
                intervention.id().value(),
                intervention.state().fold(active -> "active", deferred -> "deferred", closed -> "closed"),
                intervention.owner().map(UserId::value).getOrNull());
    }
}
