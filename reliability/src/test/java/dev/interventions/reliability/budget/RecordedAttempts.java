package dev.interventions.reliability.budget;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.RequestBudget.Permit;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The attempts of all processes under one limit, measured on this process's clock. */
final class RecordedAttempts {

    private static final long MAX_LATENCY = TimeUnit.MILLISECONDS.toNanos(20);

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    private record Attempt(long beganAt, long endedAt) {}

    /** Makes attempts, one after the other, as long as the condition holds. */
    void makeWhile(BooleanSupplier condition, RequestBudget budget, String account, Duration atMost) {
        while (condition.getAsBoolean()) {
            budget.acquire(account, atMost).forEach(this::make);
        }
    }

    private void make(Permit permit) {
        long beganAt = System.nanoTime();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_LATENCY));
        attempts.add(new Attempt(beganAt, System.nanoTime()));
        permit.close();
    }

    int number() {
        return attempts.size();
    }

    /** The service may count a request at any time between its beginning and its end. */
    int mostIn(Duration span) {
        return attempts.stream()
                .mapToInt(last -> (int) attempts.stream()
                        .filter(other -> other.beganAt <= last.beganAt && other.endedAt > last.beganAt - span.toNanos())
                        .count())
                .max()
                .orElse(0);
    }
}
