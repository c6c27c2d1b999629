package dev.interventions.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, for 30 seconds at most. */
final class Await {

    private static final long MOST = TimeUnit.SECONDS.toNanos(30);

    private Await() {}

    static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > MOST) {
                throw new AssertionError("it didn't happen within 30 seconds");
            }
            Thread.onSpinWait();
        }
    }
}
