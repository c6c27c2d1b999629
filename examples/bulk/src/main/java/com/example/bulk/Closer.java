package com.example.bulk;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.bulk.BulkSummary;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A process that closes the interventions of a file, one id in each line, and continues after a kill. */
final class Closer {

    private static final int SHOWN_EACH = 2_500;

    private Closer() {}

    /**
     * Arguments: the base URI, the file of ids, the journal, the number of parallel calls, the attempts in a span or 0 for no limit, and
     * the span in milliseconds. The environment variable {@code TOKEN} has the token.
     */
    public static void main(String... arguments) throws IOException {
        String token = System.getenv("TOKEN");
        int limit = Integer.parseInt(arguments[4]);
        RequestBudget budget = limit == 0
                ? RequestBudget.unlimited()
                : SlidingWindowBudget.of(limit, Duration.ofMillis(Long.parseLong(arguments[5])));
        HttpSettings settings =
                HttpSettings.of(URI.create(arguments[0]), () -> token).withBudget(budget);
        try (EngageClient client = EngageClient.connect(settings);
                Stream<String> lines = Files.lines(Path.of(arguments[1]))) {
            BulkRun<InterventionId, Intervention> run = Bulk.over(client.interventions())
                    .inParallel(Integer.parseInt(arguments[3]))
                    .journalledIn(Path.of(arguments[2]))
                    .close(() -> lines.map(InterventionId::of).iterator());
            AtomicInteger outcomes = new AtomicInteger();
            run.execute(outcome -> showAt(outcomes.incrementAndGet()))
                    .peek(Closer::show)
                    .peekLeft(error -> System.out.println(error.message()));
        }
    }

    private static void showAt(int outcomes) {
        if (outcomes % SHOWN_EACH == 0) {
            System.out.printf("%d outcomes, %d KB of heap in use%n", outcomes, Heap.usedKilobytes());
        }
    }

    private static void show(BulkSummary summary) {
        System.out.println((summary.isFinished() ? "finished: " : "not finished: ") + summary.progress());
    }
}
