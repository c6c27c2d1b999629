package dev.interventions.http;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** A budget whose first request is free at once and each further one after a wait, on virtual time. Not thread-safe. */
final class SlowBudget implements RequestBudget {

    private final Duration wait;
    private final VirtualTime time;
    private boolean used;

    SlowBudget(Duration wait, VirtualTime time) {
        this.wait = wait;
        this.time = time;
    }

    @Override
    public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        if (used && atMost.compareTo(wait) < 0) {
            time.pass(atMost);
            return Either.left(new Unavailable.BudgetExhausted("no request is free in time"));
        }
        time.pass(used ? wait : Duration.ZERO);
        used = true;
        return Either.right(() -> {});
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {}
}
