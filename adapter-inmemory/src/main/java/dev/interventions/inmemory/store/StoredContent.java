package dev.interventions.inmemory.store;

import dev.interventions.domain.Content;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;

/** A content of the world, and the intervention that it belongs to. */
public record StoredContent(Content content, Option<InterventionId> intervention) implements Comparable<StoredContent> {

    /** By id, in no meaningful order. */
    @Override
    public int compareTo(StoredContent other) {
        return Index.compareKeys(id(), other.id());
    }

    String id() {
        return content.id().value();
    }

    boolean isFree() {
        return intervention.isEmpty();
    }

    StoredContent linkedTo(InterventionId id) {
        return new StoredContent(content, Option.some(id));
    }

    StoredContent free() {
        return new StoredContent(content, Option.none());
    }
}
