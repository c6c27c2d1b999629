package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.feed.Feed.Settings;
import dev.interventions.port.Interventions;
import dev.interventions.port.WalkPosition;
import dev.interventions.port.WalkedPage;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The random runs find these mistakes. */
class PlantedFaultsTest {

    private static final int RUNS = 300;

    @Test
    void the_second_of_the_last_change_is_not_read_again() {
        assertFoundIf(feed -> feed.withOverlap(Duration.ofSeconds(-1)));
    }

    @Test
    void clocks_differ_by_more_than_the_overlap() {
        assertFound(seed ->
                FeedUnderRandomChangesTest.skewed(seed, feed -> feed).run().comeToRest(1));
    }

    @Test
    void the_same_id_in_the_same_second_is_taken_for_the_same_content() {
        assertFoundIf(feed -> with(feed, feed.settings().paging(), intervention -> 0));
    }

    @Test
    void pages_are_read_by_offset_alone() {
        assertFoundIf(feed ->
                with(feed, PlantedFaultsTest::pagesByOffset, feed.settings().digest()));
    }

    @Test
    void cancellations_are_not_searched() {
        assertFound(seed ->
                new RandomRun(seed, feed -> feed).withoutKnowledge().run().comeToRest(10));
    }

    private static void assertFoundIf(UnaryOperator<Feed> fault) {
        assertFound(seed -> new RandomRun(seed, fault).run().comeToRest(1));
    }

    private static void assertFound(LongFunction<RandomRun> runs) {
        assertThat(LongStream.range(0, RUNS).mapToObj(runs).anyMatch(run -> !run.isEqual()))
                .isTrue();
    }

    static Feed with(Feed feed, Feed.Paging paging, ToLongFunction<Intervention> digest) {
        Settings settings = feed.settings();
        return Feed.with(new Settings(
                settings.interventions(),
                settings.copy(),
                settings.hints(),
                settings.overlap(),
                settings.interval(),
                settings.limit(),
                digest,
                paging));
    }

    /** Takes each page where the one before it ended, whatever has shifted. */
    static Iterable<Either<InterventionError, WalkedPage>> pagesByOffset(
            Interventions interventions, InterventionQuery query, WalkPosition from, int limit) {
        return () -> new Iterator<>() {
            private long offset = Long.parseLong(from.toString().split(" ")[0]);
            private boolean more = true;

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public Either<InterventionError, WalkedPage> next() {
                if (!more) {
                    throw new NoSuchElementException();
                }
                return interventions
                        .list(query, PageRequest.of(offset, limit))
                        .peek(page -> more = page.hasNext())
                        .peekLeft(error -> more = false)
                        .map(page -> new WalkedPage(
                                page.records(),
                                false,
                                position(offset += page.records().size())));
            }
        };
    }

    private static WalkPosition position(long offset) {
        return offset == 0
                ? WalkPosition.start()
                : WalkPosition.parse(offset + " 2000-01-01T00:00:00Z none").get();
    }
}
