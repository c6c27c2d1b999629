package dev.interventions.http.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Signals that the client is closed to everything that its calls wait for. Once cancelled, it stays cancelled. */
public final class Cancellation {

    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    /** Cancels this and runs the registered actions. */
    public void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    /** Registers an action, which may run more than once. Must be called before anything can cancel this. */
    public void onCancel(Runnable action) {
        actions.add(action);
    }
}
