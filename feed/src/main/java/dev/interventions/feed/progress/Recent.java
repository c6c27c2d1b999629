package dev.interventions.feed.progress;

import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Instant;

/** The last reported contents of interventions that changed recently, so that no content is reported twice. Immutable. */
public record Recent(Map<InterventionId, Content> contents) {

    public static final Recent NONE = new Recent(HashMap.empty());

    /** A content by its digest, and the intervention's {@code updated_at}. */
    public record Content(long digest, Instant updatedAt) {}

    public boolean has(InterventionId id, long digest) {
        return contents.get(id).exists(content -> content.digest() == digest);
    }

    public boolean has(InterventionId id) {
        return contents.containsKey(id);
    }

    public Recent with(InterventionId id, Content content) {
        return new Recent(contents.put(id, content));
    }

    public Recent without(InterventionId id) {
        return new Recent(contents.remove(id));
    }

    /** Those that changed at this moment or later. */
    public Recent since(Instant moment) {
        return new Recent(contents.filterValues(content -> !content.updatedAt().isBefore(moment)));
    }
}
