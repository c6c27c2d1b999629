package dev.interventions.tck.comparison;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import io.vavr.control.Option;
import java.time.Instant;

/** How an intervention has to read after a change at a moment. */
public final class ExpectedChange {

    private ExpectedChange() {}

    /** Changed at this moment as the caller has changed it. */
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
