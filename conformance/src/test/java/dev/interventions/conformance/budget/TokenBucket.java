package dev.interventions.conformance.budget;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** Limits the attempts only on average: a full bucket and the tokens added during a span allow nearly twice the limit. */
final class TokenBucket implements RequestBudget {

    private static final double PER_NANO = (double) SimpleBudget.LIMIT / SimpleBudget.SPAN.toNanos();

    private final MovableClock clock;
    private double tokens = SimpleBudget.LIMIT;
    private long filledAt;

    TokenBucket(MovableClock clock) {
        this.clock = clock;
        this.filledAt = clock.nanos();
    }

    @Override
    public synchronized Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        long now = clock.nanos();
        tokens = Math.min(SimpleBudget.LIMIT, tokens + (now - filledAt) * PER_NANO);
        filledAt = now;
        if (tokens < 1) {
            return Either.left(new Unavailable.BudgetExhausted("the bucket is empty"));
        }
        tokens--;
        return Either.right(() -> {});
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        // Irrelevant to this fault.
    }
}
