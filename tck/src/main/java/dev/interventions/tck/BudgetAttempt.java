package dev.interventions.tck;

import dev.interventions.port.budget.RequestBudget.Permit;
import io.vavr.control.Option;
import java.util.function.LongSupplier;

/** An attempt with a permit. Its times are never earlier than its real beginning, and never later than its real end. */
final class BudgetAttempt {

    private final Permit permit;
    private final LongSupplier clock;
    private final long begun;
    private volatile Option<Long> ended = Option.none();

    /** An attempt that begins now, with a permit that was just given. */
    BudgetAttempt(Permit permit, LongSupplier clock) {
        this.permit = permit;
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    long begun() {
        return begun;
    }

    Option<Long> ended() {
        return ended;
    }

    /** Ends the attempt. Closes the permit with every call. */
    void end() {
        if (ended.isEmpty()) {
            ended = Option.some(clock.getAsLong());
        }
        permit.close();
    }
}
