package dev.interventions.port.budget.store;

import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.port.budget.window.TimeSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The state of an account in its store, read at most once a second. All methods are called with the lock held. */
final class StateReading {

    private static final long MAX_AGE = TimeUnit.SECONDS.toNanos(1);

    private final StoredAccount account;
    private final Outage outage;
    private final TimeSource time;
    private final Runnable onRead;

    private @Nullable State state;
    private long readAt;
    private boolean isReading;

    StateReading(StoredAccount account, Outage outage, TimeSource time, Runnable onRead) {
        this.account = account;
        this.outage = outage;
        this.time = time;
        this.onRead = onRead;
    }

    boolean isReading() {
        return isReading;
    }

    /** Reads the state, unless it was read a short time ago or the store is unavailable. */
    void readIfOld() {
        long now = time.nanos();
        boolean isOld = state == null || now - readAt >= MAX_AGE;
        boolean mayCall = !outage.isActive() || outage.retryAt() - now <= 0;
        if (isOld && !isReading && mayCall) {
            isReading = true;
            account.stats(new Reading());
        }
    }

    /** The state, if it was read a short time ago. */
    @Nullable
    State state() {
        return time.nanos() - readAt < MAX_AGE ? state : null;
    }

    private final class Reading implements StoreCalls.Handler<State> {

        @Override
        public void replied(State read) {
            state = read;
            readAt = time.nanos();
            isReading = false;
            onRead.run();
        }

        @Override
        public void failed() {
            state = null;
            isReading = false;
            onRead.run();
        }
    }
}
