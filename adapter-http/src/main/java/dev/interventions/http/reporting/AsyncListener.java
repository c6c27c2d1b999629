package dev.interventions.http.reporting;

import dev.interventions.http.event.HttpListener;
import dev.interventions.http.redaction.FailureLog;
import dev.interventions.http.redaction.Redactor;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Delivers events to a host's listener on a thread of its own. Events that don't fit into the queue are dropped and counted. */
final class AsyncListener implements HttpListener, AutoCloseable {

    static final int CAPACITY = 1024;

    private final HttpListener listener;
    private final BlockingQueue<Consumer<HttpListener>> events = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong missed = new AtomicLong();
    private final Thread telling = new Thread(this::tellUntilClosed, "interventions-listener");
    private volatile boolean closed;

    private AsyncListener(HttpListener listener) {
        this.listener = listener;
        telling.setDaemon(true);
    }

    static AsyncListener telling(HttpListener listener) {
        AsyncListener queued = new AsyncListener(listener);
        queued.telling.start();
        return queued;
    }

    @Override
    public void attempted(Attempted event) {
        add(telling -> telling.attempted(event));
    }

    @Override
    public void waited(Waited event) {
        add(telling -> telling.waited(event));
    }

    @Override
    public void throttled(Throttled event) {
        add(telling -> telling.throttled(event));
    }

    @Override
    public void resolved(Resolved event) {
        add(telling -> telling.resolved(event));
    }

    @Override
    public void ended(Ended event) {
        add(telling -> telling.ended(event));
    }

    @Override
    public void missed(long number) {
        missed.addAndGet(number);
    }

    private void add(Consumer<HttpListener> event) {
        if (!events.offer(event)) {
            missed(1);
        }
    }

    private void tellUntilClosed() {
        while (!closed || !events.isEmpty()) {
            try {
                tell(events.take());
                tellMissed();
            } catch (InterruptedException ofTheListenersOwn) {
                // Nobody else interrupts this thread; it goes on.
            }
        }
    }

    private void tellMissed() {
        long number = missed.getAndSet(0);
        if (number > 0) {
            tell(telling -> telling.missed(number));
        }
    }

    private void tell(Consumer<HttpListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable thrown) {
            // Errors too: without this thread, nobody would tell the next event.
            log(thrown);
        }
    }

    private static void log(Throwable thrown) {
        try {
            FailureLog.failed("the listener has thrown, and goes on with the next event", thrown, Redactor.ofNothing());
        } catch (Throwable ofTheLog) {
            // The log is the host's too.
        }
    }

    /** The thread ends when it has delivered the waiting events. */
    @Override
    public void close() {
        closed = true;
        // Wakes the thread up; if there is no room, it is awake.
        events.offer(nobody -> {});
    }
}
