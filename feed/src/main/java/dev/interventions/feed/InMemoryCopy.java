package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A copy in memory: the shortest complete one, for tests of hosts and for small accounts. A feed's queries take time in proportion to its
 * size. Threads may share it.
 */
public final class InMemoryCopy implements KnownInterventions {

    private static final Instant UNKNOWN = Instant.parse("0001-01-01T00:00:00Z");

    private final AtomicReference<State> state;

    private record State(Map<InterventionId, Stored> interventions, FeedPosition position) {}

    private record Stored(Intervention intervention, Known known) {}

    private InMemoryCopy(State state) {
        this.state = new AtomicReference<>(state);
    }

    /** An empty copy at the feed's beginning. */
    public static InMemoryCopy empty() {
        return new InMemoryCopy(new State(HashMap.empty(), FeedPosition.start()));
    }

    /** Stores a batch and the position after it, both or neither. */
    public void store(ChangeBatch batch) {
        state.updateAndGet(before ->
                new State(batch.changes().foldLeft(before.interventions(), InMemoryCopy::applied), batch.next()));
    }

    private static Map<InterventionId, Stored> applied(Map<InterventionId, Stored> interventions, Change change) {
        return change instanceof Change.Seen seen
                ? interventions.put(seen.id(), stored(seen))
                : interventions.remove(change.id());
    }

    private static Stored stored(Change.Seen seen) {
        return new Stored(
                seen.intervention(),
                new Known(
                        seen.id(),
                        seen.intervention().lifecycle().createdAt().getOrElse(UNKNOWN),
                        Option.some(seen.digest())));
    }

    /** The position after the batches that were stored. */
    public FeedPosition position() {
        return state.get().position();
    }

    /** All interventions, by their ids. */
    public Map<InterventionId, Intervention> interventions() {
        return state.get().interventions().mapValues(Stored::intervention);
    }

    /** Another copy with the same content and position. */
    public InMemoryCopy duplicate() {
        return new InMemoryCopy(state.get());
    }

    @Override
    public long count() {
        return state.get().interventions().size();
    }

    @Override
    public long countCreatedBefore(Instant moment) {
        return known().count(known -> known.createdAt().isBefore(moment));
    }

    @Override
    public Seq<Known> createdBetween(Instant from, Instant to) {
        return known().filter(known ->
                !known.createdAt().isBefore(from) && !known.createdAt().isAfter(to));
    }

    private Seq<Known> known() {
        return state.get().interventions().values().map(Stored::known);
    }
}
