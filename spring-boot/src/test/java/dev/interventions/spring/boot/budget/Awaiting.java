package dev.interventions.spring.boot.budget;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other threads do, with a bound. */
final class Awaiting {

    private static final long PAUSE = 1_000_000;

    private Awaiting() {}

    static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + SECONDS.toNanos(30);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 30 s");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
