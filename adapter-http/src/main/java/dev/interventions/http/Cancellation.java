package dev.interventions.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says to everything that calls wait for that their client is closed. It is cancelled once and stays so. */
final class Cancellation {

    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    boolean isCancelled() {
        return cancelled;
    }

    /** Cancels it, and runs the registered actions. */
    void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    /** Registers an action, while the client is created and nothing can cancel this yet. It may run more than once. */
    void onCancel(Runnable action) {
        actions.add(action);
    }
}
