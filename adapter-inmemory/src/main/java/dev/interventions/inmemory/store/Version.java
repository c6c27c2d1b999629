package dev.interventions.inmemory.store;

import dev.interventions.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of the world, and the version that has replaced it. Whoever keeps a version can follow all later ones; those that nobody keeps
 * are garbage.
 */
public final class Version {

    private final WorldState state;
    private final Instant at;
    private final Option<UserId> by;
    private final boolean arranged;
    private volatile @Nullable Version next;

    private Version(WorldState state, Instant at, Option<UserId> by, boolean arranged) {
        this.state = state;
        this.at = at;
        this.by = by;
        this.arranged = arranged;
    }

    /** The version that this user's operation makes, or that a customer or the time makes. */
    static Version made(WorldState state, Instant at, Option<UserId> by) {
        return new Version(state, at, by, false);
    }

    /** A version that nothing in the world leads to, such as a restored one. */
    static Version arranged(WorldState state, Instant at) {
        return new Version(state, at, Option.none(), true);
    }

    public WorldState state() {
        return state;
    }

    /** When it was made. */
    public Instant at() {
        return at;
    }

    /** The user whose operation made it. */
    public Option<UserId> by() {
        return by;
    }

    /** Whether it was arranged, rather than made by an operation, a customer or the time. */
    public boolean isArranged() {
        return arranged;
    }

    void replacedBy(Version later) {
        next = later;
    }

    /** The version that has replaced this one, which is not the present one. */
    public Version next() {
        Version later = next;
        while (later == null) {
            // The thread that has replaced it is about to say by what.
            Thread.onSpinWait();
            later = next;
        }
        return later;
    }
}
