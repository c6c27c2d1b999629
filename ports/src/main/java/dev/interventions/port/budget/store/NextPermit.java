package dev.interventions.port.budget.store;

import dev.interventions.port.budget.store.BudgetStore.Granted;
import dev.interventions.port.budget.store.BudgetStore.Reason;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import dev.interventions.port.budget.window.Nanos;
import dev.interventions.port.budget.window.TimeSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The permit that the next caller gets. Asks the store for it, one request at a time, with the same id until it is granted and taken. All
 * methods are called with the lock held.
 */
final class NextPermit {

    /** A probe of another process may end at any time, and this process isn't told. */
    private static final long PROBE_POLL = TimeUnit.MILLISECONDS.toNanos(250);

    private final StoredAccount account;
    private final StoreReports reports;
    private final Outage outage;
    private final PermitIds ids;
    private final TimeSource time;
    private final Runnable onChange;

    /** A permit may be used only for a while after the store was asked, so that it is renewed before its lease is over. */
    private final long maxAge;

    private String id;
    private @Nullable Ask ask;
    private boolean isGranted;
    private long grantedAt;

    /** Whether the store may have granted the permit, though it hasn't replied. */
    private boolean mayBeGranted;

    private @Nullable Wait wait;
    private long waitEnd;
    private long askAt;

    NextPermit(
            StoredAccount account,
            StoreReports reports,
            Outage outage,
            PermitIds ids,
            TimeSource time,
            long maxAge,
            Runnable onChange) {
        this.account = account;
        this.reports = reports;
        this.outage = outage;
        this.ids = ids;
        this.time = time;
        this.maxAge = maxAge;
        this.onChange = onChange;
        this.id = ids.next();
        this.askAt = time.nanos();
    }

    boolean isAsked() {
        return ask != null;
    }

    boolean isGranted() {
        return isGranted;
    }

    /** Takes the permit, if the store has granted it and it can still be used. */
    @Nullable
    String take(long now) {
        if (isGranted && now - grantedAt > maxAge) {
            giveBack();
        }
        if (!isGranted) {
            return null;
        }
        String taken = id;
        replace();
        return taken;
    }

    boolean mayAsk(long now) {
        return ask == null && !isGranted && !reports.hasPause() && askAt - now <= 0;
    }

    void ask() {
        Ask asked = new Ask(time.nanos());
        ask = asked;
        mayBeGranted = true;
        account.acquire(id, asked);
    }

    /** The nanoseconds until the store may be asked, as far as is known now. */
    long untilAsk(long now) {
        return ask != null || reports.hasPause() ? Long.MAX_VALUE : Math.max(0, askAt - now);
    }

    /** Asks again as soon as possible, since this process has ended what the store waits for, or the store is back. */
    void askAgain() {
        askAt = time.nanos();
    }

    /** Gives the permit back if the store has granted it or may have done so. */
    void giveBack() {
        if (mayBeGranted) {
            reports.unused(id);
        }
        replace();
    }

    /** The service has refused an attempt: what the store granted or replied before is out of date. */
    void throttled() {
        giveBack();
        wait = null;
        askAgain();
    }

    private void replace() {
        id = ids.next();
        ask = null;
        isGranted = false;
        mayBeGranted = false;
    }

    /** Whether the store's last reply was to wait for this reason; false once it has granted a permit. */
    boolean waitsFor(Reason reason) {
        return wait != null && wait.reason() == reason;
    }

    /** The nanoseconds for which the store expects no free slot. */
    long waitLeft(long now) {
        return wait == null ? 0 : Math.max(0, waitEnd - now);
    }

    /** Whether the service's pause certainly ends later than this. */
    boolean pauseOutlasts(long end) {
        return waitsFor(Reason.PAUSED) && waitEnd - end > 0;
    }

    /** One question to the store. */
    private final class Ask implements StoreCalls.Handler<Reply> {

        private final String asked = id;
        private final long askedAt;

        private Ask(long askedAt) {
            this.askedAt = askedAt;
        }

        @Override
        public void replied(Reply reply) {
            if (reply instanceof Wait asksToWait) {
                waits(asksToWait);
            } else {
                granted();
            }
        }

        /** Another question for the same permit may be on the way: the reply to either grants it. */
        @Override
        public void repliedLate(Reply reply) {
            if (reply instanceof Granted) {
                granted();
            }
        }

        @Override
        public void failed() {
            if (equals(ask)) {
                ask = null;
                askAt = outage.retryAt();
                onChange.run();
            }
        }

        private void granted() {
            if (asked.equals(id) && !isGranted) {
                ask = null;
                isGranted = true;
                grantedAt = askedAt;
                wait = null;
                onChange.run();
            }
        }

        private void waits(Wait asksToWait) {
            if (equals(ask)) {
                long now = time.nanos();
                long left = Nanos.of(asksToWait.time());
                ask = null;
                mayBeGranted = false;
                wait = asksToWait;
                waitEnd = now + left;
                askAt = now + (asksToWait.reason() == Reason.PROBING ? Math.min(left, PROBE_POLL) : left);
                onChange.run();
            }
        }
    }
}
