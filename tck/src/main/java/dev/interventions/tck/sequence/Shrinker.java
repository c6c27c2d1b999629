package dev.interventions.tck.sequence;

import io.vavr.collection.Iterator;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/** Searches for the shortest and simplest sequence that still fails, with at most 400 runs, and for at most half a minute. */
final class Shrinker {

    private static final int MAX_RUNS = 400;
    private static final Duration MAX_TIME = Duration.ofSeconds(30);

    private final Supplier<Backend> newBackend;
    private final long begin = System.nanoTime();
    private int runs;

    Shrinker(Supplier<Backend> newBackend) {
        this.newBackend = newBackend;
    }

    ModelRun of(ModelRun failed) {
        ModelRun shortest = failed;
        Option<ModelRun> better = betterThan(failed);
        while (better.isDefined()) {
            shortest = better.get();
            better = betterThan(shortest);
        }
        return shortest;
    }

    private Option<ModelRun> betterThan(ModelRun failed) {
        CommandSequence sequence = failed.sequence();
        return failing(sequence.shorter()).orElse(() -> failing(sequence.simpler()));
    }

    private Option<ModelRun> failing(Iterator<CommandSequence> sequences) {
        return sequences
                .takeWhile(sequence -> runs++ < MAX_RUNS && System.nanoTime() - begin < MAX_TIME.toNanos())
                .map(sequence -> ModelRun.of(sequence, newBackend))
                .find(ModelRun::failed);
    }
}
