package dev.interventions.port.budget.store;

import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.port.budget.store.StoreCalls.Handler;
import io.vavr.collection.Seq;
import java.time.Duration;

/** The operations of a store for one account. All methods are called with the lock held; the calls are made later. */
final class StoredAccount {

    private static final Handler<Object> IGNORED = new Handler<>() {
        @Override
        public void replied(Object reply) {
            // Nothing is left to do.
        }

        @Override
        public void failed() {
            // The next renewal includes these permits.
        }
    };

    private final BudgetStore store;
    private final String account;
    private final Limit limit;
    private final StoreCalls calls;

    StoredAccount(BudgetStore store, String account, Limit limit, StoreCalls calls) {
        this.store = store;
        this.account = account;
        this.limit = limit;
        this.calls = calls;
    }

    void acquire(String permit, Handler<Reply> handler) {
        calls.add(() -> store.acquire(account, limit, permit), handler);
    }

    void end(Seq<String> ended, Seq<String> unused, Handler<Object> handler) {
        calls.add(() -> store.end(account, limit, ended, unused), handler);
    }

    void renew(Seq<String> permits) {
        calls.add(() -> store.renew(account, limit, permits), IGNORED);
    }

    void throttled(Duration pause, Handler<Object> handler) {
        calls.add(() -> store.throttled(account, limit, pause), handler);
    }

    void stats(Handler<State> handler) {
        calls.add(() -> store.stats(account, limit), handler);
    }

    /** Runs a task with the lock held. */
    void after(long nanos, Runnable task) {
        calls.after(nanos, task);
    }

    Limit limit() {
        return limit;
    }
}
