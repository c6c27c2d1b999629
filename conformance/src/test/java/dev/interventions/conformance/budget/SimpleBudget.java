package dev.interventions.conformance.budget;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A correct budget, as simple as possible: callers that wait look at the clock all the time. A fault overrides one of its decisions. */
class SimpleBudget implements RequestBudget {

    static final int LIMIT = 4;
    static final Duration SPAN = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(10_000);

    final MovableClock clock = new MovableClock();
    private final Map<String, Account> accounts = new HashMap<>();

    /** The state of an account. */
    static final class Account {
        final long created;
        final List<Waiter> waiting = new ArrayList<>();
        /** The attempts whose slots aren't free yet. */
        final List<Slot> slots = new ArrayList<>();

        String lastLane = "";
        boolean isThrottled;
        long pausedUntil;

        @Nullable
        Slot probe;

        Account(long created) {
            this.created = created;
        }
    }

    record Waiter(Thread thread, String lane, boolean[] cancelled) {}

    final class Slot implements Permit {

        final Account account;
        final long begun = clock.nanos();
        Option<Long> freeAt = Option.none();

        Slot(Account account) {
            this.account = account;
        }

        @Override
        public void close() {
            synchronized (SimpleBudget.this) {
                if (freeAt.isEmpty()) {
                    freeAt = Option.some(freeAt(begun, clock.nanos()));
                    endProbe(this);
                } else {
                    closedAgain(this);
                }
            }
        }
    }

    // ---- methods that faults override ----

    /** When the slot of an ended attempt is free. */
    long freeAt(long begun, long ended) {
        return ended + SPAN.toNanos();
    }

    void closedAgain(Slot slot) {
        // Has no effect.
    }

    String counterOf(String account) {
        return account;
    }

    /** The waiting caller to be served next. Callers are sorted by the time of their call. */
    Waiter next(Account account) {
        return account.waiting.stream()
                .filter(waiter -> !waiter.lane().equals(account.lastLane))
                .findFirst()
                .orElse(account.waiting.get(0));
    }

    boolean isFree(Account account) {
        account.slots.removeIf(slot -> slot.freeAt.exists(time -> time - clock.nanos() <= 0));
        return account.slots.size() < LIMIT;
    }

    long pauseUntil(Option<Duration> requested) {
        Duration pause = requested.getOrElse(SHORTEST_PAUSE);
        return clock.nanos() + nanos(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
    }

    boolean isPaused(Account account) {
        return account.isThrottled && (account.probe != null || account.pausedUntil - clock.nanos() > 0);
    }

    void endProbe(Slot slot) {
        if (slot.equals(slot.account.probe)) {
            slot.account.isThrottled = false;
            slot.account.probe = null;
        }
    }

    boolean isOver(long end) {
        return end - clock.nanos() <= 0;
    }

    /** Lets other threads run. */
    void pass() throws InterruptedException {
        wait(1);
    }

    Either<Unavailable, Permit> interrupted() {
        Thread.currentThread().interrupt();
        return Either.left(new Unavailable.Interrupted("interrupted"));
    }

    boolean isCancelled(Waiter waiter, Thread thread) {
        return waiter.thread().equals(thread);
    }

    Either<Unavailable, Permit> refused(Account account) {
        return Either.left(
                account.isThrottled
                        ? new Unavailable.RateLimited(Option.none(), "the service's limit")
                        : new Unavailable.BudgetExhausted("the budget's limit"));
    }

    // ---- the budget ----

    @Override
    public synchronized Either<Unavailable, Permit> acquire(String name, String lane, Duration atMost) {
        Account account = account(name);
        long end = clock.nanos() + nanos(atMost);
        Waiter waiter = new Waiter(Thread.currentThread(), lane, new boolean[1]);
        account.waiting.add(waiter);
        try {
            while (!mayBegin(waiter, account)) {
                if (isOver(end) || waiter.cancelled()[0]) {
                    return refused(account);
                }
                pass();
            }
            return Either.right(begin(account, lane));
        } catch (InterruptedException e) {
            return interrupted();
        } finally {
            account.waiting.remove(waiter);
        }
    }

    private boolean mayBegin(Waiter waiter, Account account) {
        return waiter.equals(next(account)) && !isPaused(account) && isFree(account);
    }

    private Slot begin(Account account, String lane) {
        Slot slot = new Slot(account);
        account.slots.add(slot);
        account.lastLane = lane;
        account.probe = account.isThrottled ? slot : null;
        return slot;
    }

    @Override
    public synchronized void throttled(String name, Option<Duration> pause) {
        Account account = account(name);
        account.isThrottled = true;
        account.pausedUntil = pauseUntil(pause);
        account.probe = null;
    }

    @Override
    public synchronized void cancelWait(String name, Thread thread) {
        account(name).waiting.stream()
                .filter(waiter -> isCancelled(waiter, thread))
                .forEach(waiter -> waiter.cancelled()[0] = true);
    }

    @Override
    public synchronized Option<BudgetStats> stats(String name) {
        Account account = account(name);
        isFree(account);
        int inProgress = (int)
                account.slots.stream().filter(slot -> slot.freeAt.isEmpty()).count();
        return Option.some(new BudgetStats(
                LIMIT - account.slots.size(),
                inProgress,
                account.waiting.size(),
                Option.some(Duration.ofNanos(account.pausedUntil - clock.nanos()))
                        .filter(pause -> account.isThrottled && !pause.isNegative())));
    }

    final Account account(String name) {
        return accounts.computeIfAbsent(counterOf(name), unknown -> new Account(clock.nanos()));
    }

    private static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }
}
