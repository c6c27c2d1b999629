package dev.interventions.cli.changes;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.feed.Change;
import dev.interventions.feed.Change.Seen;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.KnownInterventions;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The ids of the interventions that a feed has shown, and their dates, in memory. */
public final class SeenInterventions implements KnownInterventions {

    private final Map<InterventionId, Known> byId = new HashMap<>();
    private final TreeMap<Instant, Vector<Known>> byDate = new TreeMap<>();

    public void add(ChangeBatch batch) {
        batch.changes().forEach(this::add);
    }

    private void add(Change change) {
        remove(change.id());
        if (change instanceof Seen seen) {
            Intervention intervention = seen.intervention();
            intervention
                    .lifecycle()
                    .createdAt()
                    .forEach(created -> add(new Known(intervention.id(), created, Option.some(seen.digest()))));
        }
    }

    private void add(Known known) {
        byId.put(known.id(), known);
        byDate.merge(known.createdAt(), Vector.of(known), Vector::appendAll);
    }

    private void remove(InterventionId id) {
        Known known = byId.remove(id);
        if (known != null) {
            byDate.computeIfPresent(known.createdAt(), (date, all) -> {
                Vector<Known> rest = all.remove(known);
                return rest.isEmpty() ? null : rest;
            });
        }
    }

    @Override
    public long count() {
        return byId.size();
    }

    @Override
    public long countCreatedBefore(Instant moment) {
        return byDate.headMap(moment).values().stream().mapToLong(Vector::size).sum();
    }

    @Override
    public Seq<Known> createdBetween(Instant first, Instant last) {
        return Vector.ofAll(byDate.subMap(first, true, last, true).values()).flatMap(all -> all);
    }
}
