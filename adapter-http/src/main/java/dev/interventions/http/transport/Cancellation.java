package dev.interventions.http.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says to everything that calls wait for that their client is closed. It is cancelled once and stays so. */
public final class Cancellation {

    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    /** Cancels it, and runs the registered actions. */
    public void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    /** Registers an action, while the client is created and nothing can cancel this yet. It may run more than once. */
    public void onCancel(Runnable action) {
        actions.add(action);
    }
}
