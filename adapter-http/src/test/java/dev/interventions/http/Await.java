package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what another thread or the kernel does, and fails only after longer than that takes on a slow machine. */
public final class Await {

    private static final long BOUND_SECONDS = 60;

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime() - end).as("time left until %s", what).isNegative();
            Thread.onSpinWait();
        }
    }
}
