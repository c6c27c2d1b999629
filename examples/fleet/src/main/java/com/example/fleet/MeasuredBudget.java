package com.example.fleet;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Reports how long each call has waited for its permit, and how long it held the permit: zero if it got none.
 *
 * @param budget the measured budget
 * @param report called when an attempt has ended or got no permit
 */
record MeasuredBudget(RequestBudget budget, Report report) implements RequestBudget {

    /** Receives the times of an attempt. */
    @FunctionalInterface
    interface Report {
        void ended(Duration waited, Duration used);
    }

    @Override
    public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        long asked = System.nanoTime();
        return budget.acquire(account, lane, atMost)
                .peekLeft(refusal -> report.ended(Duration.ofNanos(System.nanoTime() - asked), Duration.ZERO))
                .map(permit -> measured(permit, asked, System.nanoTime()));
    }

    private Permit measured(Permit permit, long asked, long begun) {
        return () -> {
            long ended = System.nanoTime();
            permit.close();
            report.ended(Duration.ofNanos(begun - asked), Duration.ofNanos(ended - begun));
        };
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        budget.throttled(account, pause);
    }

    @Override
    public void cancelWait(String account, Thread waiter) {
        budget.cancelWait(account, waiter);
    }

    @Override
    public Option<BudgetStats> stats(String account) {
        return budget.stats(account);
    }
}
