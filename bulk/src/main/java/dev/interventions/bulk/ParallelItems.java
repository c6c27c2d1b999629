package dev.interventions.bulk;

import io.vavr.control.Option;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Processes items in several threads and delivers the results to the calling thread. A thread takes an item only when it is free, so there
 * are never more items and results in memory than twice the number of threads.
 */
final class ParallelItems<I, T> {

    private final Iterator<I> items;
    private final Function<I, Option<T>> work;
    private final int threads;
    private final StopSignal stop;

    /** Results; an absent one means that a thread has ended. */
    private final BlockingQueue<Option<T>> results;

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private boolean sawEnd;

    /** @param work the result for an item; if absent, nothing is delivered */
    ParallelItems(Iterator<I> items, Function<I, Option<T>> work, int threads, StopSignal stop) {
        this.items = items;
        this.work = work;
        this.threads = threads;
        this.stop = stop;
        this.results = new ArrayBlockingQueue<>(threads);
    }

    /**
     * Processes items until their end or a stop, and returns when all results have been delivered. An interrupt of this thread is a stop.
     * An exception of the items, the work or the consumer is a stop too; the first one is thrown at the end.
     *
     * @return whether the end of the items was reached
     */
    boolean deliverTo(Consumer<? super T> consumer) {
        if (Thread.currentThread().isInterrupted()) {
            stop.give();
        }
        for (int number = 1; number <= threads; number++) {
            Thread thread = new Thread(this::processItems, "interventions-bulk-" + number);
            thread.setDaemon(true);
            thread.start();
        }
        boolean interrupted = false;
        for (int running = threads; running > 0; ) {
            try {
                Option<T> result = results.take();
                running -= result.isEmpty() ? 1 : 0;
                result.filter(some -> failure.get() == null).forEach(some -> attempt(() -> consumer.accept(some)));
            } catch (InterruptedException e) {
                interrupted = true;
                stop.give();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
        return sawEnd();
    }

    private void processItems() {
        attempt(() -> {
            for (Option<I> item = next(); item.isDefined(); item = next()) {
                item.flatMap(work).forEach(result -> put(Option.some(result)));
            }
        });
        put(Option.none());
    }

    private synchronized Option<I> next() {
        if (sawEnd || stop.isGiven()) {
            return Option.none();
        }
        sawEnd = !items.hasNext();
        return sawEnd ? Option.none() : Option.some(items.next());
    }

    private synchronized boolean sawEnd() {
        return sawEnd;
    }

    /** Puts the result even if the thread is interrupted: no result must be lost. */
    private void put(Option<T> result) {
        boolean interrupted = false;
        while (true) {
            try {
                results.put(result);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            stop.give();
        }
    }

    private void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }
}
