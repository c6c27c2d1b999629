package com.example.bulk;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.inmemory.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;

/** Runs over a million items without a journal, and then over the same items with a journal. The service has none of them. */
final class MillionItems {

    private static final int NUMBER = 1_000_000;
    private static final int SHOWN_EACH = 250_000;

    private MillionItems() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory("bulk");
        Path journal = folder.resolve("close.jsonl");
        World world = World.startingAt(Instant.EPOCH);
        Bulk bulk = Bulk.over(world.as(world.agent()));
        show("without a journal", bulk);
        show("with a journal", bulk.journalledIn(journal));
        System.out.printf("the journal has %d MB%n", Files.size(journal) / 1_000_000);
        show("again", bulk.journalledIn(journal));
        Files.delete(journal);
        Files.delete(folder);
    }

    private static void show(String what, Bulk bulk) {
        long begin = System.nanoTime();
        BulkRun<InterventionId, Intervention> run = bulk.close(() -> IntStream.range(0, NUMBER)
                .peek(number -> {
                    if (number % SHOWN_EACH == SHOWN_EACH - 1) {
                        System.out.printf(
                                "%s: at item %d, %d KB of heap in use%n", what, number + 1, Heap.usedKilobytes());
                    }
                })
                .mapToObj(number -> InterventionId.of(String.format("%024x", number)))
                .iterator());
        run.execute(outcome -> {});
        System.out.printf("%s: %s, %d s%n", what, run.progress(), (System.nanoTime() - begin) / 1_000_000_000);
    }
}
