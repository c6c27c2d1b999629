package dev.interventions.port.budget.store;

import dev.interventions.port.budget.window.TimeSource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports to a store: a throttled attempt, attempts that have ended, and permits that weren't used. Each is sent at once; those that can't be
 * delivered are kept and sent together after a while. All methods are called with the lock held.
 */
final class StoreReports {

    private final StoredAccount account;
    private final Outage outage;
    private final TimeSource time;

    /** Whether to find out when the store is back even if there is nothing to report. */
    private final boolean pings;

    private final Runnable onPauseSent;

    /** The longest of the pauses that the service has asked for. */
    private @Nullable Duration pause;

    private int pausesOnTheWay;

    /** The permits, with the time at which their attempt has ended. */
    private final Map<String, Long> ended = new LinkedHashMap<>();

    private final java.util.List<String> unused = new ArrayList<>();
    private boolean isRetryScheduled;

    StoreReports(StoredAccount account, Outage outage, TimeSource time, boolean pings, Runnable onPauseSent) {
        this.account = account;
        this.outage = outage;
        this.time = time;
        this.pings = pings;
        this.onPauseSent = onPauseSent;
    }

    void throttled(Duration requested) {
        keep(requested);
        sendUnlessOutage();
    }

    void ended(String permit) {
        ended.put(permit, time.nanos());
        sendUnlessOutage();
    }

    void unused(String permit) {
        unused.add(permit);
        sendUnlessOutage();
    }

    /** Whether the store may not know of a throttled attempt, so that it must not be asked for a permit. */
    boolean hasPause() {
        return pause != null || isPauseOnTheWay();
    }

    boolean isPauseOnTheWay() {
        return pausesOnTheWay > 0;
    }

    private void sendUnlessOutage() {
        if (outage.isActive()) {
            retryLater();
        } else {
            send();
        }
    }

    void retryLater() {
        if (!isRetryScheduled && (pings || !isEmpty())) {
            isRetryScheduled = true;
            account.after(Math.max(0, outage.retryAt() - time.nanos()), this::retry);
        }
    }

    private void retry() {
        isRetryScheduled = false;
        if (isEmpty() && pings && outage.isActive()) {
            sendEnds();
        } else {
            send();
        }
    }

    void send() {
        if (pause != null) {
            sendPause(pause);
        }
        if (!ended.isEmpty() || !unused.isEmpty()) {
            sendEnds();
        }
    }

    /** Whether nothing is kept. */
    boolean isEmpty() {
        return pause == null && ended.isEmpty() && unused.isEmpty();
    }

    private void sendPause(Duration sent) {
        pause = null;
        pausesOnTheWay++;
        account.throttled(sent, new StoreCalls.Handler<>() {
            @Override
            public void replied(Object reply) {
                pausesOnTheWay--;
                onPauseSent.run();
            }

            @Override
            public void failed() {
                pausesOnTheWay--;
                keep(sent);
            }
        });
    }

    private void sendEnds() {
        Map<String, Long> sentEnds = new LinkedHashMap<>(ended);
        Seq<String> sentUnused = List.ofAll(unused);
        ended.clear();
        unused.clear();
        account.end(List.ofAll(sentEnds.keySet()), sentUnused, new StoreCalls.Handler<>() {
            @Override
            public void replied(Object reply) {
                // Nothing is left to do.
            }

            @Override
            public void failed() {
                keep(sentEnds);
                sentUnused.forEach(unused::add);
            }
        });
    }

    private void keep(Duration requested) {
        pause = pause == null || pause.compareTo(requested) < 0 ? requested : pause;
    }

    private void keep(Map<String, Long> sentEnds) {
        long now = time.nanos();
        long span = account.limit().span().toNanos();
        // After one span the slot of an attempt is free anyway.
        sentEnds.values().removeIf(endedAt -> now - endedAt >= span);
        ended.putAll(sentEnds);
    }
}
