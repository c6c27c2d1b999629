package dev.interventions.port.budget;

import dev.interventions.port.budget.window.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** The budget on a clock that waiting advances. It stands in this package because only tests may replace a budget's time. */
public final class VirtualBudget {

    private VirtualBudget() {}

    /** A budget whose waits take no time, but add their nanoseconds to the clock. */
    public static RequestBudget of(int mostAttempts, Duration span, AtomicLong clock) {
        return new SlidingWindowBudget(mostAttempts, span, new TimeSource() {
            @Override
            public long nanos() {
                return clock.get();
            }

            @Override
            public void await(Condition condition, long nanos) {
                clock.addAndGet(nanos);
            }
        });
    }
}
