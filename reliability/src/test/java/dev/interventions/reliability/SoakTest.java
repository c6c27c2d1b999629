package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.PoolStats;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many threads use the whole budget for a long time, with the default settings. */
@Tag("long")
class SoakTest {

    private static final int MINUTES = Integer.getInteger("interventions.soak.minutes", 10);
    private static final int THREADS = 50;
    private static final int REQUESTS_PER_MINUTE = 500;
    private static final long MOST_HEAP_GROWTH = 8L << 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong calls = new AtomicLong();

    /** The resources that must not grow: the used bytes of the heap, the adapter's threads and its connections. */
    private record Use(long heap, long threads, PoolStats pool) {}

    @Test
    void neither_throttled_nor_growing_at_full_budget() throws Exception {
        EmulatorSettings limited = EmulatorSettings.defaults()
                .withRequestsPerMinute(REQUESTS_PER_MINUTE)
                .withJournalOf(2 * MINUTES * REQUESTS_PER_MINUTE);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (AccountScenario scenario = new AccountScenario(limited);
                EngageClient client =
                        EngageClient.connect(HttpSettings.of(scenario.emulator().baseUri(), scenario::token))) {
            HttpInterventions interventions = client.interventions();
            List<Future<Long>> failures = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                failures.add(threads.submit(() -> failures(interventions, scenario, number)));
            }
            Use early = useAfter(MINUTES * 20L, client);
            Use late = useAfter(MINUTES * 40L, client);
            over.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(3, TimeUnit.MINUTES)).isTrue();

            Seq<JournalEntry> journal = scenario.emulator().journal();
            System.out.printf(
                    "%d minutes, %d threads: %d calls, %d requests, %d of them with the response 429%nafter a third: %s%nat the end:    %s%n",
                    MINUTES, THREADS, calls.get(), journal.size(), throttled(journal), early, late);
            assertThat(throttled(journal)).isZero();
            assertThat(journal.size()).isGreaterThan(REQUESTS_PER_MINUTE * MINUTES * 9 / 10);
            for (Future<Long> failed : failures) {
                assertThat(failed.get()).isZero();
            }
            assertThat(late.heap() - early.heap()).isLessThan(MOST_HEAP_GROWTH);
            assertThat(late.threads()).isEqualTo(early.threads());
            assertThat(late.pool().leased() + late.pool().available())
                    .isLessThanOrEqualTo(late.pool().max());
            assertThat(client.connections().leased()).isZero();
        }
    }

    private static int throttled(Seq<JournalEntry> journal) {
        return journal.count(entry -> entry.status().contains(429));
    }

    /** Reads and writes until it is over, and counts what fails. */
    private long failures(HttpInterventions interventions, AccountScenario scenario, int number) {
        long failures = 0;
        for (int count = 0; !over.get(); count++) {
            boolean isRight = count % 2 == 0
                    ? interventions.get(scenario.replied()).isRight()
                    : interventions
                            .categorize(scenario.bystander(), CategoryId.of("category-" + number + "-" + count))
                            .isRight();
            failures += isRight ? 0 : 1;
            calls.incrementAndGet();
        }
        return failures;
    }

    private Use useAfter(long seconds, EngageClient client) throws InterruptedException {
        // The one place where time has to pass: nothing happens that could be waited for.
        assertThat(over.get()).isFalse();
        TimeUnit.SECONDS.sleep(seconds);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Use(
                runtime.totalMemory() - runtime.freeMemory(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("interventions-"))
                        .count(),
                client.connections());
    }
}
