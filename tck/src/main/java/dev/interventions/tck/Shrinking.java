package dev.interventions.tck;

import io.vavr.collection.Iterator;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/** Looks for the shortest and simplest story that still fails, and for no longer than some hundred tellings or half a minute. */
final class Shrinking {

    private static final int MOST_TELLINGS = 400;
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private final Supplier<InterventionsFixture> fixture;
    private final long begin = System.nanoTime();
    private int tellings;

    Shrinking(Supplier<InterventionsFixture> fixture) {
        this.fixture = fixture;
    }

    Telling of(Telling failed) {
        Telling shortest = failed;
        Option<Telling> better = betterThan(failed);
        while (better.isDefined()) {
            shortest = better.get();
            better = betterThan(shortest);
        }
        return shortest;
    }

    private Option<Telling> betterThan(Telling failed) {
        Story story = failed.story();
        return failing(story.shorter()).orElse(() -> failing(story.simpler()));
    }

    private Option<Telling> failing(Iterator<Story> stories) {
        return stories.takeWhile(story -> tellings++ < MOST_TELLINGS && System.nanoTime() - begin < MOST_TIME.toNanos())
                .map(story -> Telling.of(story, fixture))
                .find(Telling::failed);
    }
}
