package dev.interventions.port.budget.store;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.window.Throttling;
import dev.interventions.port.budget.window.VirtualTime;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in memory, as {@link BudgetStore} describes it, that can fail, hang, reply late and lose everything. */
final class FakeStore implements BudgetStore {

    private final VirtualTime time;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private @Nullable Limit limit;
    private @Nullable Exception failure;
    private @Nullable RuntimeException crash;
    private boolean hangs;
    private Duration delay = Duration.ZERO;

    FakeStore(VirtualTime time) {
        this.time = time;
    }

    /** Every call fails, without effect. */
    synchronized void fail(@Nullable String message) {
        failure = new Exception(message);
    }

    /** Every call throws, which no store should do. */
    synchronized void crash(String message) {
        crash = new IllegalStateException(message);
    }

    /** No call is replied to or has an effect. */
    synchronized void hang() {
        hangs = true;
    }

    /** Each call has its effect now, and the reply arrives later. */
    synchronized void replyAfter(Duration duration) {
        delay = duration;
    }

    synchronized void recover() {
        failure = null;
        hangs = false;
        delay = Duration.ZERO;
    }

    synchronized void loseEverything() {
        accounts.clear();
    }

    /** An account that the store has known for a long time. */
    synchronized void know(String name) {
        accounts.put(StoredBudget.hash(name), new Account(time.nanos()));
    }

    synchronized int calls(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** The limit of the last question. */
    synchronized @Nullable Limit limit() {
        return limit;
    }

    /** The permits that occupy a slot. */
    synchronized int occupied(String name) {
        return accounts.get(StoredBudget.hash(name)).occupied();
    }

    @Override
    public CompletionStage<Reply> acquire(String account, Limit limit, String permit) {
        synchronized (this) {
            this.limit = limit;
        }
        return reply("acquire", () -> of(account, limit).acquire(limit, permit));
    }

    @Override
    public CompletionStage<?> end(String account, Limit limit, Seq<String> ended, Seq<String> unused) {
        return reply("end", () -> of(account, limit).end(limit, ended, unused));
    }

    @Override
    public CompletionStage<?> renew(String account, Limit limit, Seq<String> permits) {
        return reply("renew", () -> {
            Account renewed = of(account, limit);
            permits.forEach(permit -> renewed.occupy(permit, limit.lease()));
            return true;
        });
    }

    @Override
    public CompletionStage<?> throttled(String account, Limit limit, Duration pause) {
        return reply("throttled", () -> of(account, limit).throttled(pause));
    }

    @Override
    public CompletionStage<State> stats(String account, Limit limit) {
        return reply(
                "stats",
                () -> accounts.containsKey(account)
                        ? accounts.get(account).state(limit)
                        : new State(0, 0, Option.none()));
    }

    @Override
    public String name() {
        return "a fake store";
    }

    private Account of(String account, Limit limit) {
        return accounts.computeIfAbsent(
                account, unknown -> new Account(time.nanos() + limit.span().toNanos()));
    }

    private synchronized <T> CompletionStage<T> reply(String operation, Supplier<T> effect) {
        calls.merge(operation, 1, Integer::sum);
        if (crash != null) {
            throw crash;
        }
        if (hangs) {
            return new CompletableFuture<>();
        }
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        T reply = effect.get();
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(reply);
        }
        CompletableFuture<T> late = new CompletableFuture<>();
        time.schedule(delay.toNanos(), () -> late.complete(reply));
        return late;
    }

    private final class Account {

        private final long warmAt;
        private final Map<String, Long> expiries = new HashMap<>();
        private final Throttling throttling = new Throttling();
        private final Map<String, RequestBudget.Permit> probes = new HashMap<>();

        private Account(long warmAt) {
            this.warmAt = warmAt;
        }

        private Reply acquire(Limit limit, String permit) {
            long now = time.nanos();
            int occupied = occupied();
            if (warmAt - now > 0) {
                return new Wait(Duration.ofNanos(warmAt - now), Reason.COLD_START);
            }
            if (!expiries.containsKey(permit)) {
                if (throttling.left(now) > 0) {
                    return new Wait(
                            Duration.ofNanos(throttling.left(now)),
                            throttling.outlasts(now) ? Reason.PAUSED : Reason.PROBING);
                }
                if (occupied >= limit.maxAttempts()) {
                    long first = expiries.values().stream()
                            .mapToLong(expiry -> expiry - now)
                            .min()
                            .getAsLong();
                    return new Wait(
                            Duration.ofNanos(Math.min(first, limit.span().toNanos())), Reason.USED_UP);
                }
                throttling.permitted(probe(permit), now);
            }
            occupy(permit, limit.lease());
            return new Granted();
        }

        private boolean end(Limit limit, Seq<String> ended, Seq<String> unused) {
            ended.forEach(permit -> {
                occupy(permit, limit.span());
                throttling.ended(probe(permit));
                probes.remove(permit);
            });
            unused.forEach(permit -> {
                expiries.remove(permit);
                probes.remove(permit);
            });
            return true;
        }

        private boolean throttled(Duration pause) {
            throttling.begin(time.nanos(), pause.toNanos());
            return true;
        }

        private State state(Limit limit) {
            long now = time.nanos();
            int free = warmAt - now > 0 ? 0 : Math.max(0, limit.maxAttempts() - occupied());
            int inProgress = (int) expiries.values().stream()
                    .filter(expiry -> expiry - now > limit.span().toNanos())
                    .count();
            long left = throttling.left(now);
            return new State(free, inProgress, Option.when(left > 0, () -> Duration.ofNanos(left)));
        }

        private int occupied() {
            long now = time.nanos();
            expiries.values().removeIf(expiry -> expiry - now <= 0);
            return expiries.size();
        }

        private void occupy(String permit, Duration duration) {
            expiries.put(permit, time.nanos() + duration.toNanos());
        }

        private RequestBudget.Permit probe(String permit) {
            return probes.computeIfAbsent(permit, id -> () -> {});
        }
    }
}
