package dev.interventions.port.budget;

import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** A budget without a limit. */
enum UnlimitedBudget implements RequestBudget {
    INSTANCE;

    private static final Permit PERMIT = () -> {};

    @Override
    public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        return Either.right(PERMIT);
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        // Its callers never wait.
    }
}
