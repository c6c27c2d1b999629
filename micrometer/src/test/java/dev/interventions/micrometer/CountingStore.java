package dev.interventions.micrometer;

import dev.interventions.port.budget.store.BudgetStore;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in which other processes have used 17 of 500 slots. */
final class CountingStore implements BudgetStore {

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile boolean isUnavailable;

    private <T> CompletionStage<T> reply(String call, T reply) {
        calls.add(call);
        return isUnavailable
                ? CompletableFuture.failedFuture(new IllegalStateException("no connection"))
                : CompletableFuture.completedFuture(reply);
    }

    @Override
    public CompletionStage<Reply> acquire(String account, Limit limit, String permit) {
        return reply("acquire", new Granted());
    }

    @Override
    public CompletionStage<?> end(String account, Limit limit, Seq<String> ended, Seq<String> unused) {
        return reply("end", true);
    }

    @Override
    public CompletionStage<?> renew(String account, Limit limit, Seq<String> permits) {
        return reply("renew", true);
    }

    @Override
    public CompletionStage<?> throttled(String account, Limit limit, Duration pause) {
        return reply("throttled", true);
    }

    @Override
    public CompletionStage<State> stats(String account, Limit limit) {
        return reply("stats", new State(limit.maxAttempts() - 17, 3, Option.none()));
    }

    @Override
    public String name() {
        return "a counting store";
    }
}
