package dev.interventions.tck;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Calls that start at the same moment, each on a thread of its own. */
final class Race {

    private static final int MAX_SECONDS = 60;
    /** Shared by all races, since starting threads would take longer than most races. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Race::newThread);

    private Race() {}

    /** The result of the call for each runner, in their order; fails if a call throws or takes more than a minute. */
    static <R, T> List<T> between(Seq<R> runners, Function<R, T> call) {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<Future<T>> running = runners.map(runner -> THREADS.submit(() -> {
                    start.await(MAX_SECONDS, TimeUnit.SECONDS);
                    return call.apply(runner);
                }))
                .toList();
        try {
            return running.map(Race::result);
        } finally {
            running.forEach(run -> run.cancel(true));
        }
    }

    private static Thread newThread(Runnable run) {
        Thread thread = new Thread(run, "race");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during the race", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a call in the race failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a call in the race took more than " + MAX_SECONDS + " seconds", e);
        }
    }
}
