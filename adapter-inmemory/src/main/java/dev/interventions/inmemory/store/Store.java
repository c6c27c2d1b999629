package dev.interventions.inmemory.store;

import dev.interventions.domain.UserId;
import dev.interventions.inmemory.event.StoredEvents;
import dev.interventions.port.journal.JournalEvent;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds the state of a world and replaces it atomically. A transition must have no side effects: it is applied again if another thread
 * replaced the state meanwhile.
 */
public final class Store {

    /** The world after a transition, and the result of the transition. */
    public record Change<T>(WorldState after, T result) {

        /** The same transition with another result. */
        public <U> Change<U> map(Function<T, U> mapping) {
            return new Change<>(after, mapping.apply(result));
        }
    }

    /**
     * A state of the world and, once the store is followed, the version that has replaced it. From a version, all later ones can be
     * reached; earlier ones can be garbage-collected.
     */
    public static final class Version {

        private final WorldState state;
        private final Instant at;
        private final Option<UserId> by;
        private final Origin origin;
        private volatile @Nullable Version next;

        /** Written before the version is the present one, and never again. */
        private StoredEvents events = StoredEvents.none();

        private enum Origin {
            MADE,
            ARRANGED,
            RESTORED
        }

        private Version(WorldState state, Instant at, Option<UserId> by, Origin origin) {
            this.state = state;
            this.at = at;
            this.by = by;
            this.origin = origin;
        }

        /** A version that an operation of this user, a customer or the passing of time makes. */
        static Version made(WorldState state, Instant at, Option<UserId> by) {
            return new Version(state, at, by, Origin.MADE);
        }

        /** A version with something that nothing in the world leads to, such as an import. */
        static Version arranged(WorldState state, Instant at) {
            return new Version(state, at, Option.none(), Origin.ARRANGED);
        }

        /** A version that replaces everything, the events too. */
        static Version restored(WorldState state, Instant at) {
            return new Version(state, at, Option.none(), Origin.RESTORED);
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
            return origin != Origin.MADE;
        }

        void replacedBy(Version later) {
            next = later;
        }

        /** The version that has replaced this one, which is not the present one. */
        public Version next() {
            Version later = next;
            while (later == null) {
                // The thread that has replaced this version is about to set the field.
                Thread.onSpinWait();
                later = next;
            }
            return later;
        }
    }

    /** Gives the events of a change. */
    public interface ChangeEvents {

        /**
         * The events of the change from one version to the next, the oldest first.
         *
         * @param recorded how many were recorded before
         */
        Seq<JournalEvent> events(Version before, Version after, long recorded);
    }

    private final Clock clock;
    private final LongFunction<String> ids;
    private final AtomicReference<Version> present =
            new AtomicReference<>(Version.arranged(WorldState.empty(), Instant.EPOCH));
    private volatile boolean isFollowed;
    private volatile Option<ChangeEvents> changeEvents = Option.none();

    /**
     * @param clock the time, without the shift of {@link Conditions}
     * @param ids the text of the id with this number
     */
    public Store(Clock clock, LongFunction<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The present moment. */
    public Moment moment() {
        return moment(present.get().state());
    }

    /** The time on the clock, without the shift of {@link Conditions}. */
    public Instant clockTime() {
        return clock.instant();
    }

    private Moment moment(WorldState before) {
        // In whole seconds, as all instants of the domain, so that differences between them fit.
        Instant now = before.conditions().timeAt(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
        return new Moment(before.at(now), now, ids);
    }

    /** The present version, from which all later ones can be reached; without a follower, they are not connected. */
    public Version follow() {
        isFollowed = true;
        return version();
    }

    /** The present version, in which deferrals that have passed have ended. */
    public Version version() {
        change(Moment::state);
        return present.get();
    }

    /** Replaces the state by the transition's new one, and returns the transition's result. */
    public <T> T update(Function<Moment, Change<T>> transition) {
        return update(Option.none(), transition);
    }

    /** The same, by this user. */
    public <T> T update(Option<UserId> by, Function<Moment, Change<T>> transition) {
        return update(transition, (after, now) -> Version.made(after, now, by));
    }

    @SuppressWarnings("ReferenceEquality") // Comparing states by value would be expensive.
    private <T> T update(Function<Moment, Change<T>> transition, BiFunction<WorldState, Instant, Version> version) {
        while (true) {
            Version before = present.get();
            Moment moment = moment(before.state());
            if (moment.state() != before.state()) {
                // The end of deferrals is a change of its own.
                replace(before, Version.made(moment.state(), moment.now(), Option.none()));
                continue;
            }
            Change<T> change = transition.apply(moment);
            if (change.after() == before.state() || replace(before, version.apply(change.after(), moment.now()))) {
                return change.result();
            }
        }
    }

    private boolean replace(Version before, Version after) {
        if (after.origin != Version.Origin.RESTORED) {
            after.events = changeEvents
                    .map(some -> before.events.with(some.events(before, after, before.events.recorded())))
                    .getOrElse(before.events);
        }
        boolean replaced = present.compareAndSet(before, after);
        // Read after the replacement: a follower that begins at the present version must find all later ones.
        if (replaced && isFollowed) {
            before.replacedBy(after);
        }
        return replaced;
    }

    /** Replaces the state. */
    public void change(Function<Moment, WorldState> transition) {
        update(moment -> new Change<>(transition.apply(moment), moment));
    }

    /** Replaces the state by one with something that nothing in the world leads to. */
    public void arrange(Function<Moment, WorldState> transition) {
        update(moment -> new Change<>(transition.apply(moment), moment), Version::arranged);
    }

    /** Replaces everything, the events too. */
    public void restore(WorldState state) {
        update(moment -> new Change<>(state, moment), Version::restored);
    }

    /** From now on, keeps the events of each change. */
    public void keepEvents(ChangeEvents eventsOfChanges) {
        changeEvents = Option.some(eventsOfChanges);
    }

    /** The events that are kept. */
    public StoredEvents events() {
        return present.get().events;
    }

    /** Replaces the state by one that uses a new id, and returns the id. */
    public <I> I add(Function<String, I> idOf, BiFunction<Moment, I, WorldState> transition) {
        return update(before -> {
            Moment moment = before.withNextNumber();
            I id = idOf.apply(moment.newId());
            return new Change<>(transition.apply(moment, id), id);
        });
    }
}
