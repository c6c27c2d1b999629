package dev.interventions.reliability.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.ArrangedBudget;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each store behind a network with each fault. */
class StoreFaultsTest {

    private static final int MAX_ATTEMPTS = 20;
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration LEAST = Duration.ofSeconds(7);
    private static final Duration TIMEOUT = Duration.ofSeconds(180);

    /** As long as a budget waits for replies, twice. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(4);

    /** Longer than a thread is halted on a machine under load, so that no attempt in progress loses its slot. */
    private static final Duration LONG_GRACE = Duration.ofSeconds(60);

    /** How much later than its limit a call may end on a machine under load. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String account = UUID.randomUUID().toString();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static RequestBudget budget(StoreServer server, StoreProxy proxy, Duration grace) {
        return ArrangedBudget.of(server.store(proxy.port()), MAX_ATTEMPTS, SPAN, grace);
    }

    static Stream<Arguments> everyStoreWithEveryFault() {
        return Arrays.stream(StoreServer.values())
                .flatMap(server -> Arrays.stream(NetworkFault.values()).map(fault -> Arguments.of(server, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyStoreWithEveryFault")
    void a_call_ends_in_time_with_a_permit_only_if_the_store_replies_and_another_succeeds_when_it_is_back(
            StoreServer server, NetworkFault fault) throws IOException {
        try (StoreProxy proxy = new StoreProxy(server.port())) {
            RequestBudget budget = budget(server, proxy, SHORT_GRACE);
            budget.acquire(account, TIMEOUT).get().close();
            for (int outage = 0; outage < 2; outage++) {
                proxy.begin(fault);
                // On a machine under load, even a reply that comes can miss the first attempts.
                Duration atMost = fault.leavesReplies() ? TIMEOUT : DEADLINE;
                long start = System.nanoTime();
                Either<Unavailable, Permit> outcome = budget.acquire(account, atMost);

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(atMost.plus(GRACE));
                assertThat(outcome.isRight()).as(outcome.toString()).isEqualTo(fault.leavesReplies());
                outcome.peek(Permit::close)
                        .peekLeft(refusal -> assertThat(refusal)
                                .isInstanceOf(Unavailable.BudgetExhausted.class)
                                .extracting(Unavailable::message)
                                .asString()
                                .containsIgnoringCase(server.name()));
                proxy.end();
                budget.acquire(account, TIMEOUT).get().close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_window_has_too_many_attempts_while_the_networks_of_two_processes_fail(StoreServer server) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RecordedAttempts attempts = new RecordedAttempts();
        AtomicBoolean running = new AtomicBoolean(true);
        try (StoreProxy one = new StoreProxy(server.port());
                StoreProxy other = new StoreProxy(server.port())) {
            StoreProxy[] proxies = {one, other};
            List<Future<?>> callers = Stream.of(proxies)
                    .map(proxy -> budget(server, proxy, LONG_GRACE))
                    .flatMap(budget -> IntStream.range(0, 3).mapToObj(caller -> budget))
                    .<Future<?>>map(
                            budget -> threads.submit(() -> attempts.makeWhile(running::get, budget, account, DEADLINE)))
                    .toList();
            long begin = System.nanoTime();
            while (elapsed(begin) < LEAST.toNanos()
                    || (attempts.number() <= MAX_ATTEMPTS && elapsed(begin) < TIMEOUT.toNanos())) {
                StoreProxy proxy = proxies[random.nextInt(proxies.length)];
                proxy.end();
                proxy.begin(NetworkFault.values()[random.nextInt(NetworkFault.values().length)]);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                proxy.end();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
            }
            running.set(false);
            for (Future<?> caller : callers) {
                caller.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        }

        assertThat(attempts.number()).as("seed %d", seed).isGreaterThan(MAX_ATTEMPTS);
        assertThat(attempts.mostIn(SPAN)).as("seed %d", seed).isLessThanOrEqualTo(MAX_ATTEMPTS);
    }

    private static long elapsed(long begin) {
        return System.nanoTime() - begin;
    }
}
