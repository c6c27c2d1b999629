package dev.interventions.inmemory;

import dev.interventions.domain.Content;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;

/** A content of the world, and the intervention that it belongs to. */
record Post(Content content, Option<InterventionId> intervention) {

    Post linkedTo(InterventionId id) {
        return new Post(content, Option.some(id));
    }

    Post free() {
        return new Post(content, Option.none());
    }
}
