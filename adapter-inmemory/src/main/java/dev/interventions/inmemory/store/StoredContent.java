package dev.interventions.inmemory.store;

import dev.interventions.domain.Content;
import dev.interventions.domain.InterventionId;
import dev.interventions.inmemory.tree.SortedTree;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/**
 * A content of the world.
 *
 * @param linked the intervention that it belongs to, if any: not an {@code Option}, of which a large world would hold millions
 */
public record StoredContent(Content content, @Nullable InterventionId linked) {

    /** One that belongs to no intervention. */
    static StoredContent free(Content content) {
        return new StoredContent(content, null);
    }

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
        return linked == null;
    }

    /** The intervention that it belongs to. */
    public Option<InterventionId> intervention() {
        return Option.of(linked);
    }

    StoredContent linkedTo(InterventionId id) {
        return new StoredContent(content, id);
    }

    StoredContent free() {
        return free(content);
    }
}
