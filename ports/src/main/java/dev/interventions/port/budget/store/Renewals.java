package dev.interventions.port.budget.store;

import io.vavr.collection.List;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Renews the leases of the permits whose attempts are in progress, all of them together, three times in the time by which a lease is longer
 * than the span. All methods are called with the lock held.
 */
final class Renewals {

    private final StoredAccount account;
    private final long interval;
    private final Set<String> inProgress = new LinkedHashSet<>();
    private boolean isScheduled;

    Renewals(StoredAccount account, long grace) {
        this.account = account;
        this.interval = grace / 3;
    }

    void add(String permit) {
        inProgress.add(permit);
        schedule();
    }

    void remove(String permit) {
        inProgress.remove(permit);
    }

    boolean isEmpty() {
        return inProgress.isEmpty();
    }

    void renewAll() {
        if (!inProgress.isEmpty()) {
            account.renew(List.ofAll(inProgress));
        }
    }

    private void schedule() {
        if (!isScheduled && !inProgress.isEmpty()) {
            isScheduled = true;
            account.after(interval, () -> {
                isScheduled = false;
                renewAll();
                schedule();
            });
        }
    }
}
