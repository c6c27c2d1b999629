package dev.interventions.http.reporting;

import dev.interventions.http.event.HttpListener;
import dev.interventions.http.redaction.FailureLog;
import dev.interventions.http.redaction.Redactor;
import dev.interventions.http.transport.PeriodicThread;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Delivers events to a host's listener on a thread of its own. Events that don't fit into the queue are dropped and counted. */
final class AsyncListener implements HttpListener, AutoCloseable {

    static final int CAPACITY = 8192;

    /** Short enough not to be noticed, and long enough to deliver the events of many calls at once. */
    private static final long DELIVERY_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final HttpListener listener;
    private final Queue<Consumer<HttpListener>> events = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong missed = new AtomicLong();
    private final PeriodicThread thread =
            new PeriodicThread("interventions-listener", DELIVERY_INTERVAL_NANOS, this::deliver);

    private AsyncListener(HttpListener listener) {
        this.listener = listener;
    }

    static AsyncListener delivering(HttpListener listener) {
        AsyncListener delivering = new AsyncListener(listener);
        delivering.thread.start();
        return delivering;
    }

    @Override
    public void attempted(Attempted event) {
        add(to -> to.attempted(event));
    }

    @Override
    public void waited(Waited event) {
        add(to -> to.waited(event));
    }

    @Override
    public void throttled(Throttled event) {
        add(to -> to.throttled(event));
    }

    @Override
    public void resolved(Resolved event) {
        add(to -> to.resolved(event));
    }

    @Override
    public void ended(Ended event) {
        add(to -> to.ended(event));
    }

    @Override
    public void missed(long number) {
        missed.addAndGet(number);
    }

    private void add(Consumer<HttpListener> event) {
        if (!events.offer(event)) {
            missed(1);
        }
        thread.wakeIfResting();
    }

    /** Delivers the waiting events. Returns whether there were any. */
    private boolean deliver() {
        int delivered = 0;
        for (Consumer<HttpListener> event = events.poll(); event != null; event = events.poll()) {
            deliver(event);
            deliverMissed();
            delivered++;
        }
        return delivered > 0;
    }

    private void deliverMissed() {
        long number = missed.getAndSet(0);
        if (number > 0) {
            deliver(to -> to.missed(number));
        }
    }

    private void deliver(Consumer<HttpListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable thrown) {
            // Errors too: the next event must be delivered.
            log(thrown);
        } finally {
            clearInterrupt();
        }
    }

    /** Only the listener can have interrupted this thread, and that would disturb the next delivery. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private static void clearInterrupt() {
        Thread.interrupted();
    }

    private static void log(Throwable thrown) {
        try {
            FailureLog.log(
                    "the listener threw an exception; delivery continues with the next event",
                    thrown,
                    Redactor.maskingNothing());
        } catch (Throwable loggingFailed) {
            // The host's logger may fail too.
        }
    }

    /** Ends the thread once it has delivered the waiting events. */
    @Override
    public void close() {
        thread.close();
    }
}
