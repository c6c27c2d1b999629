package dev.interventions.http;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A budget for a total number of requests, without waits, that records its calls. */
public final class CountingBudget implements RequestBudget {

    private final int most;
    private final AtomicInteger acquired = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Option<Duration>> pauses = Collections.synchronizedList(new ArrayList<>());

    private final List<String> lanes = Collections.synchronizedList(new ArrayList<>());

    CountingBudget(int most) {
        this.most = most;
    }

    public static CountingBudget unlimited() {
        return new CountingBudget(Integer.MAX_VALUE);
    }

    @Override
    public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        if (acquired.get() >= most) {
            return Either.left(new Unavailable.BudgetExhausted("nothing is left"));
        }
        acquired.incrementAndGet();
        lanes.add(lane);
        return Either.right(ended::incrementAndGet);
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        pauses.add(pause);
    }

    int acquired() {
        return acquired.get();
    }

    int ended() {
        return ended.get();
    }

    List<String> lanes() {
        return lanes;
    }

    List<Option<Duration>> pauses() {
        return pauses;
    }
}
