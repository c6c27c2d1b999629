package dev.interventions.emulator.inspector;

import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The newest states of a world, one for each change that was observed. Snapshots share what is the same in them, so the history takes
 * memory for what has changed, which is limited. Threads may share it.
 */
public final class History {

    /** Also that of a state that replaces all others: it is the only one that is kept then. */
    private static final int MOST_CHANGES = 1000;

    private final World world;
    private volatile Vector<Moment> moments;
    private int changes;

    /**
     * A state, and when it was observed.
     *
     * @param number counted from 1
     * @param at by the clock of the world
     * @param changes how many records differ from those of the moment before
     */
    record Moment(long number, Instant at, WorldSnapshot world, int changes) {}

    /** Begins with the present state. */
    public History(World world) {
        this.world = world;
        this.moments = Vector.of(new Moment(1, world.now(), world.snapshot(), 0));
    }

    /** Adds the present state if it differs from the last one. It takes no lock otherwise. */
    public void observe() {
        if (differs(world.snapshot(), moments.last().world())) {
            add();
        }
    }

    /** The snapshot is taken under the lock, so that states are in the order in which they arose. */
    private synchronized void add() {
        Moment last = moments.last();
        WorldSnapshot now = world.snapshot();
        if (differs(now, last.world())) {
            int changed = changes(now, last.world());
            changes += changed;
            moments = bounded(moments.append(new Moment(last.number() + 1, world.now(), now, changed)));
        }
    }

    private Vector<Moment> bounded(Vector<Moment> all) {
        Vector<Moment> bounded = all;
        while (bounded.size() > 1 && (changes > MOST_CHANGES || bounded.size() > MOST_CHANGES)) {
            bounded = bounded.tail();
            // The oldest is compared with none.
            changes -= bounded.head().changes();
        }
        return bounded;
    }

    private static boolean differs(WorldSnapshot now, WorldSnapshot before) {
        return !now.isUnchangedSince(before)
                && (changes(now, before) > 0 || !now.locked().equals(before.locked()) || !now.hasDirectoryOf(before));
    }

    private static int changes(WorldSnapshot now, WorldSnapshot before) {
        return now.contentsSince(before).size()
                + now.interventionsSince(before).size()
                + now.contentsGoneSince(before).size()
                + now.interventionsGoneSince(before).size();
    }

    /** The states that are kept, at least one, the oldest first. */
    Vector<Moment> moments() {
        return moments;
    }
}
