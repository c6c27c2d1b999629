package com.example.fleet;

import com.example.fleet.Attempts.Attempt;
import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One process of the fleet: it reads as often as the budget permits until its standard input ends. Prints a line for each attempt that has
 * ended.
 */
final class Worker {

    static final int THREADS = 4;

    /** Requests take up to this long, so that attempts are in progress when a process is killed. */
    private static final int MAX_LATENCY_MILLIS = 100;

    private static final PageRequest ONE = PageRequest.of(0, 1);

    private Worker() {}

    /** Arguments: the base URI, a token, the URI of Redis, the attempts in a span, its milliseconds, and the name of this process. */
    public static void main(String... arguments) throws IOException {
        RedisClient redis = RedisClient.create(arguments[2]);
        StoredBudget budget = StoredBudget.of(
                RedisBudgetStore.over(redis.connect()),
                Integer.parseInt(arguments[3]),
                Duration.ofMillis(Long.parseLong(arguments[4])),
                OutagePolicy.waiting());
        EngageClient client = EngageClient.connect(HttpSettings.of(URI.create(arguments[0]), () -> arguments[1])
                .withBudget(
                        new MeasuredBudget(budget, (waited, used) -> System.out.println(Attempt.line(waited, used))))
                .addingInterceptor(new Latency())
                .withUserAgentSuffix(arguments[5]));
        for (int number = 0; number < THREADS; number++) {
            Thread thread = new Thread(() -> work(client.interventions()), "worker-" + number);
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {
            // The parent process keeps the stream open as long as there is work.
        }
        // Calls in progress end with this process.
        System.exit(0);
    }

    /** Delays each request by a random time. It is called when the attempt already has its permit. */
    private static final class Latency implements AttemptInterceptor {

        @Override
        public Observation started(AttemptInterceptor.Attempt attempt, HeaderSink headers) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(MAX_LATENCY_MILLIS)));
            return Observation.NONE;
        }
    }

    private static void work(Interventions interventions) {
        while (true) {
            interventions.list(InterventionQuery.all(), ONE).peekLeft(error -> System.err.println(error.message()));
        }
    }
}
