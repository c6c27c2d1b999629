package dev.interventions.inmemory;

import dev.interventions.domain.Content;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;

/** A content of the world, and the intervention that it belongs to. */
record StoredContent(Content content, Option<InterventionId> intervention) {

    StoredContent linkedTo(InterventionId id) {
        return new StoredContent(content, Option.some(id));
    }

    StoredContent free() {
        return new StoredContent(content, Option.none());
    }
}
