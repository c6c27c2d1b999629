package dev.interventions.inmemory.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Holds the state of a world and replaces it atomically. A transition may be applied more than once, if another thread was faster: it
 * must have no effects of its own.
 */
public final class Store {

    /** The world after a transition, and the result of the transition. */
    public record Change<T>(WorldState after, T result) {}

    private final Clock clock;
    private final LongFunction<String> ids;
    private final AtomicReference<WorldState> state = new AtomicReference<>(WorldState.empty());

    /**
     * @param clock the time, without what {@link Conditions} add to it
     * @param ids the text of the id with this number
     */
    public Store(Clock clock, LongFunction<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The present moment. */
    public Moment moment() {
        return moment(state.get());
    }

    /** The time on the clock, without what {@link Conditions} add to it. */
    public Instant clockTime() {
        return clock.instant();
    }

    private Moment moment(WorldState before) {
        // In whole seconds, as all instants of the domain, so that differences between them fit.
        Instant now = before.conditions().timeAt(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
        return new Moment(before.at(now), now, ids);
    }

    /** Replaces the state by that of the transition, and returns its result. */
    @SuppressWarnings("ReferenceEquality") // Comparing states by value would be expensive.
    public <T> T update(Function<Moment, Change<T>> transition) {
        while (true) {
            WorldState before = state.get();
            Change<T> change = transition.apply(moment(before));
            if (change.after() == before || state.compareAndSet(before, change.after())) {
                return change.result();
            }
        }
    }

    /** Replaces the state. */
    public void change(Function<Moment, WorldState> transition) {
        update(moment -> new Change<>(transition.apply(moment), moment));
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
