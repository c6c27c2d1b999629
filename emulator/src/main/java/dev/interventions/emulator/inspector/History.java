package dev.interventions.emulator.inspector;

import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The newest states of a world, one for each observed change. {@link World#changes} would not do instead: it reports neither contents nor
 * locks, and keeps changes in memory until they are taken. Snapshots share their unchanged parts, so the memory depends on the number of
 * changes, which is limited. Thread-safe.
 */
public final class History {

    /** A moment that has more changes than this by itself, such as a replaced state, is kept without the ones before it. */
    private static final int MAX_CHANGES = 1000;

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

    /** A history that begins with the present state. */
    public History(World world) {
        this.world = world;
        this.moments = Vector.of(new Moment(1, world.now(), world.snapshot(), 0));
    }

    /** Adds the present state if it differs from the last one. Takes a lock only in that case. */
    public void observe() {
        if (differs(world.snapshot(), moments.last().world())) {
            add();
        }
    }

    /** Takes the snapshot under the lock, so that states are in the order of the changes. */
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
        while (bounded.size() > 1 && (changes > MAX_CHANGES || bounded.size() > MAX_CHANGES)) {
            bounded = bounded.tail();
            // The changes of the oldest moment don't count: there is no earlier one to compare with.
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
