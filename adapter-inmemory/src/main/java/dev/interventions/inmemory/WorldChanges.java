package dev.interventions.inmemory;

import dev.interventions.inmemory.WorldChange.Changed;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.Store.Version;
import dev.interventions.inmemory.store.StoredIntervention;
import dev.interventions.inmemory.store.StoredRecords;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The changes of the interventions of a {@link World}, from {@link World#changes} on, each exactly once and in the order in which they
 * happened, however many threads change the world. Imports and {@link World#restore} are left out.
 *
 * <p>Changes that weren't taken stay in memory for as long as the instance is referenced. Threads may share an instance; each change is
 * returned to one of them.
 */
public final class WorldChanges {

    private final Store store;
    private Version seen;

    WorldChanges(Store store) {
        this.store = store;
        this.seen = store.follow();
    }

    /**
     * The changes since the last call, the oldest first, including at least those of operations that returned before this call. A deferral
     * whose date has passed ends at this call, if not before.
     */
    @SuppressWarnings("ReferenceEquality")
    public synchronized Seq<WorldChange> take() {
        Version last = store.version();
        Vector<WorldChange> changes = Vector.empty();
        while (seen != last) {
            Version next = seen.next();
            changes = changes.appendAll(change(seen, next));
            seen = next;
        }
        return changes;
    }

    /** The interventions that changed from one version to the next. */
    static Option<WorldChange> change(Version before, Version after) {
        if (after.isArranged()) {
            return Option.none();
        }
        StoredRecords earlier = before.state().records();
        StoredRecords later = after.state().records();
        Seq<Changed> changed = Vector.ofAll(later.interventionsSince(earlier))
                .map(StoredIntervention::intervention)
                .map(now -> new Changed(earlier.find(now.id()), Option.some(now)))
                .reject(pair -> pair.before().equals(pair.after()))
                .appendAll(Vector.ofAll(later.interventionsGoneSince(earlier))
                        .map(id -> new Changed(earlier.find(id), Option.none())));
        return Option.when(!changed.isEmpty(), () -> new WorldChange(after.at(), after.by(), changed));
    }
}
