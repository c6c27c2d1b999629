package dev.interventions.inmemory.store;

import dev.interventions.domain.Content;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;

/** A content of the world, and the intervention that it belongs to. */
public record StoredContent(Content content, Option<InterventionId> intervention) {

    /** By id, in no meaningful order. */
    enum Order implements SortedTree.Order<StoredContent> {
        ID;

        @Override
        public int prefix(StoredContent stored) {
            return stored.id().hashCode();
        }

        @Override
        public int compare(StoredContent one, StoredContent other) {
            return Index.compareKeys(one.id(), other.id());
        }
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
