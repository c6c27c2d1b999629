package dev.interventions.emulator.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Interventions as they are sent. What was written is kept until the intervention changes: writing it takes a hundred times as long as
 * copying its bytes. Threads may share an instance.
 */
public final class InterventionLines {

    private static final int MOST_KEPT = 4096;

    private final InterventionJson json;
    private final ConcurrentMap<InterventionId, Written> kept = new ConcurrentHashMap<>();

    private record Written(Intervention intervention, JsonLine line) {}

    public InterventionLines(InterventionJson json) {
        this.json = json;
    }

    @SuppressWarnings(
            "ReferenceEquality") // An equal one would be written alike, but comparing takes as long as writing.
    public JsonLine intervention(Intervention intervention) {
        @Nullable Written before = kept.get(intervention.id());
        if (before != null && before.intervention() == intervention) {
            return before.line();
        }
        JsonLine line = JsonLine.of(json.intervention(intervention));
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(intervention.id(), new Written(intervention, line));
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
