package dev.interventions.port.budget;

import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.reliability.FastTime;
import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** Creates budgets that use the fast time of this module's tests. The public API doesn't permit this. */
public final class BudgetOnFastTime {

    private BudgetOnFastTime() {}

    public static SlidingWindowBudget of(int mostAttempts, Duration span, FastTime time) {
        return new SlidingWindowBudget(mostAttempts, span, new TimeSource() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void await(Condition condition, long nanos) throws InterruptedException {
                time.await(condition, nanos);
            }
        });
    }
}
