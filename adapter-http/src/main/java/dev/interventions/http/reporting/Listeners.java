package dev.interventions.http.reporting;

import dev.interventions.http.event.HttpListener;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.transport.TimeSource;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The listeners of one client: the log, which is notified at once, and the host's, each of which is notified on its own thread.
 */
public final class Listeners implements AutoCloseable {

    private static final int RADIX = Character.MAX_RADIX;
    private static final long PREFIXES = 1L << 40;

    private final Seq<AsyncListener> hostListeners;
    private final Seq<HttpListener> all;
    private final TimeSource time;

    /** Distinguishes clients; a number distinguishes their calls. */
    private final String prefix = Long.toString(ThreadLocalRandom.current().nextLong(PREFIXES, 2 * PREFIXES), RADIX);

    private final AtomicLong calls = new AtomicLong();

    public Listeners(Seq<HttpListener> listeners, TimeSource time) {
        this.hostListeners = delivering(listeners);
        this.all = List.<HttpListener>of(new LoggingListener()).appendAll(hostListeners);
        this.time = time;
    }

    /** Ends the threads that were started if a further one can't be. */
    private static Seq<AsyncListener> delivering(Seq<HttpListener> listeners) {
        Seq<AsyncListener> started = List.empty();
        try {
            for (HttpListener listener : listeners) {
                started = started.append(AsyncListener.delivering(listener));
            }
            return started;
        } catch (RuntimeException | Error failed) {
            started.forEach(AsyncListener::close);
            throw failed;
        }
    }

    public CallReporter begin(Operation operation) {
        return new CallReporter(new HostCall(prefix + "-" + calls.incrementAndGet(), operation), all, time);
    }

    @Override
    public void close() {
        hostListeners.forEach(AsyncListener::close);
    }
}
