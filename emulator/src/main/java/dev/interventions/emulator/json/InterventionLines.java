package dev.interventions.emulator.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes interventions as they are sent. Caches the bytes of each until it changes: writing takes a hundred times as long as copying the
 * bytes. Thread-safe.
 */
public final class InterventionLines {

    private static final int MAX_CACHED = 4096;

    private final InterventionJson json;
    private final ConcurrentMap<InterventionId, Written> cache = new ConcurrentHashMap<>();

    private record Written(Intervention intervention, JsonLine line) {}

    public InterventionLines(InterventionJson json) {
        this.json = json;
    }

    @SuppressWarnings("ReferenceEquality") // Comparing by equals would take as long as writing.
    public JsonLine intervention(Intervention intervention) {
        @Nullable Written before = cache.get(intervention.id());
        if (before != null && before.intervention() == intervention) {
            return before.line();
        }
        JsonLine line = JsonLine.of(json.intervention(intervention));
        if (cache.size() >= MAX_CACHED) {
            cache.clear();
        }
        cache.put(intervention.id(), new Written(intervention, line));
        return line;
    }

    /** The record in the response of close. */
    public JsonLine closedIntervention(Intervention closed) {
        return JsonLine.of(json.closedIntervention(closed));
    }

    public JsonLine page(Page<Intervention> page) {
        return JsonLine.withList(
                "{\"count\":" + page.count() + ",\"offset\":" + page.offset() + ",\"limit\":" + page.limit()
                        + ",\"records\":[",
                page.records().map(this::intervention));
    }
}
