package dev.interventions.feed;

import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Instant;

/** The contents that were reported last of interventions that changed lately, so that none of them is reported twice. Immutable. */
record Recent(Map<InterventionId, Content> contents) {

    static final Recent NONE = new Recent(HashMap.empty());

    /** A content by its digest, and the intervention's {@code updated_at}. */
    record Content(long digest, Instant updatedAt) {}

    boolean has(InterventionId id, long digest) {
        return contents.get(id).exists(content -> content.digest() == digest);
    }

    boolean has(InterventionId id) {
        return contents.containsKey(id);
    }

    Recent with(InterventionId id, Content content) {
        return new Recent(contents.put(id, content));
    }

    Recent without(InterventionId id) {
        return new Recent(contents.remove(id));
    }

    /** Those that changed at this moment or later. */
    Recent since(Instant moment) {
        return new Recent(contents.filterValues(content -> !content.updatedAt().isBefore(moment)));
    }
}
