package dev.interventions.tck.comparison;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import io.vavr.control.Option;
import java.time.Instant;

/** The expected state of an intervention after a change at a moment. */
public final class ExpectedChange {

    private ExpectedChange() {}

    /** The intervention that the caller has changed, with this moment as the date of the change. */
    public static Intervention change(Intervention changed, Instant now) {
        Lifecycle life = changed.lifecycle();
        return changed.withLifecycle(new Lifecycle(
                life.closed(),
                life.createdAt(),
                Option.some(now),
                life.closedAt(),
                life.deferredAt(),
                life.statusText()));
    }

    /** Closed, and no longer deferred. */
    public static Intervention closing(Intervention open, Instant now) {
        Lifecycle life = open.lifecycle();
        return open.withLifecycle(new Lifecycle(
                Option.some(true),
                life.createdAt(),
                Option.some(now),
                Option.some(now),
                Option.none(),
                life.statusText()));
    }

    /** Open again. */
    public static Intervention reopening(Intervention closed, Instant now) {
        Lifecycle life = closed.lifecycle();
        return closed.withLifecycle(new Lifecycle(
                Option.some(false),
                life.createdAt(),
                Option.some(now),
                Option.none(),
                Option.none(),
                life.statusText()));
    }
}
