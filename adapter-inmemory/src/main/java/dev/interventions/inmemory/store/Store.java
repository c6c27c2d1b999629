package dev.interventions.inmemory.store;

import dev.interventions.domain.UserId;
import io.vavr.control.Option;
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
    private final AtomicReference<Version> present =
            new AtomicReference<>(Version.arranged(WorldState.empty(), Instant.EPOCH));

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
        return moment(present.get().state());
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

    /** The present version, in which deferrals that have passed have ended. */
    public Version version() {
        change(Moment::state);
        return present.get();
    }

    /** Replaces the state by that of the transition, and returns its result. */
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
        boolean replaced = present.compareAndSet(before, after);
        if (replaced) {
            before.replacedBy(after);
        }
        return replaced;
    }

    /** Replaces the state. */
    public void change(Function<Moment, WorldState> transition) {
        update(moment -> new Change<>(transition.apply(moment), moment));
    }

    /** Replaces the state by one that nothing in the world leads to. */
    public void arrange(Function<Moment, WorldState> transition) {
        update(moment -> new Change<>(transition.apply(moment), moment), Version::arranged);
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
