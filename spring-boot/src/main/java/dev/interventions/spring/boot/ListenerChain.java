package dev.interventions.spring.boot;

import dev.interventions.http.event.HttpListener;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one: each is notified, whatever the others throw. */
record ListenerChain(List<HttpListener> listeners) implements HttpListener {

    @Override
    public void attempted(Attempted event) {
        each(listener -> listener.attempted(event));
    }

    @Override
    public void waited(Waited event) {
        each(listener -> listener.waited(event));
    }

    @Override
    public void throttled(Throttled event) {
        each(listener -> listener.throttled(event));
    }

    @Override
    public void resolved(Resolved event) {
        each(listener -> listener.resolved(event));
    }

    @Override
    public void ended(Ended event) {
        each(listener -> listener.ended(event));
    }

    @Override
    public void missed(long events) {
        each(listener -> listener.missed(events));
    }

    private void each(Consumer<HttpListener> notification) {
        RuntimeException failure = new IllegalStateException("listeners failed");
        for (HttpListener listener : listeners) {
            try {
                notification.accept(listener);
            } catch (RuntimeException | Error failed) {
                failure.addSuppressed(failed);
            }
        }
        if (failure.getSuppressed().length > 0) {
            // The adapter logs it.
            throw failure;
        }
    }
}
