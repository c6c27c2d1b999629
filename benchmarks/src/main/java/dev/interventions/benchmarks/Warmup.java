package dev.interventions.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Calls what will be measured until it gets no faster. JMH then adds a short warm-up of its own harness. */
final class Warmup {

    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("benchmarks.warmup", 2));
    private static final Duration SPAN = Duration.ofMillis(250);

    /** A span that isn't at least so much faster than the fastest one before it counts as no faster. */
    private static final double NOTICEABLE = 0.98;

    private static final int SPANS_WITHOUT_GAIN = 4;

    private Warmup() {}

    /** Ends when four spans of 250 ms in a row were no faster than the fastest one before them, or after the longest time for it. */
    static void untilSteady(Callable<Object> call) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        double fastest = Double.MAX_VALUE;
        int withoutGain = 0;
        while (withoutGain < SPANS_WITHOUT_GAIN && System.nanoTime() < end) {
            double mean = nanosForEach(call);
            withoutGain = mean < fastest * NOTICEABLE ? 0 : withoutGain + 1;
            fastest = Math.min(fastest, mean);
        }
    }

    private static double nanosForEach(Callable<Object> call) throws Exception {
        long begin = System.nanoTime();
        long elapsed = 0;
        int calls = 0;
        while (elapsed < SPAN.toNanos()) {
            if (call.call() == null) {
                throw new IllegalStateException("there was no result");
            }
            calls++;
            elapsed = System.nanoTime() - begin;
        }
        return (double) elapsed / calls;
    }
}
