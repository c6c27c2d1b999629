package dev.interventions.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Repeats the operation to be measured until it gets no faster and the compiler is idle: on a busy machine the operation may be slow for
 * seconds only because the compiler has to wait. JMH then adds a short warm-up of its own harness.
 */
final class Warmup {

    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("benchmarks.warmup", 2));
    private static final Duration SPAN = Duration.ofMillis(250);

    /** A span that isn't at least so much faster than the fastest one before it counts as no faster. */
    private static final double NOTICEABLE = 0.98;

    /** If the compiler used no more than this part of a span, it counts as idle. */
    private static final long FEW_MILLIS = 10;

    private static final int STEADY_SPANS = 4;

    /** Long enough for one compilation, nearly always. */
    private static final long COMPILER_CHECK_MILLIS = 100;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private Warmup() {}

    /**
     * Ends after four spans of 250 ms in a row that were no faster than the fastest one before them, and in which hardly anything was
     * compiled; or after the longest time for it, pauses not counted. The calls are made by as many threads as will be measured, since
     * threads that compete for locks take other branches.
     */
    static void untilSteady(int threads, Callable<Object> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        long left = LONGEST.toNanos();
        double fastest = Double.MAX_VALUE;
        int steady = 0;
        while (steady < STEADY_SPANS && left > 0) {
            long compiled = COMPILER.getTotalCompilationTime();
            double mean = nanosForEach(callers, threads, call);
            boolean isCompiling = COMPILER.getTotalCompilationTime() - compiled > FEW_MILLIS;
            steady = isCompiling || mean < fastest * NOTICEABLE ? 0 : steady + 1;
            fastest = Math.min(fastest, mean);
            left -= SPAN.toNanos();
            if (isCompiling) {
                letCompilerFinish();
            }
        }
        callers.shutdown();
    }

    /**
     * Pauses while the compiler works. With 16 busy threads on two processors, the compiler would need a minute for a task that otherwise
     * takes seconds.
     */
    private static void letCompilerFinish() throws InterruptedException {
        long before;
        do {
            before = COMPILER.getTotalCompilationTime();
            Thread.sleep(COMPILER_CHECK_MILLIS);
        } while (COMPILER.getTotalCompilationTime() > before);
    }

    /** The mean over all threads. */
    private static double nanosForEach(ExecutorService callers, int threads, Callable<Object> call) throws Exception {
        Callable<Double> caller = () -> nanosForEach(call);
        double sum = 0;
        for (Future<Double> mean : callers.invokeAll(Collections.nCopies(threads, caller))) {
            sum += mean.get();
        }
        return sum / threads;
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
