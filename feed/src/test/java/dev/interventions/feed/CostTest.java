package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.feed.Hints.Hinted;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** How many requests a poll sends. The table of docs/feed.md is what this prints if it isn't there. */
class CostTest {

    private static final int SIZE = 3000;
    private static final Path DOCUMENT = Path.of("..", "docs", "feed.md");

    private final World world = World.startingAt(Instant.parse("2024-05-21T12:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId agent = world.agent(source);
    private final Interventions desk = world.as(agent);
    private final ObservedAccount account = new ObservedAccount(desk);
    private final InMemoryCopy copy = InMemoryCopy.empty();
    private final Feed feed = Feed.over(account).knowing(copy);
    private final RecordedJournal journal = new RecordedJournal();
    private final java.util.List<InterventionId> hinted = new ArrayList<>();
    private final java.util.List<InterventionId> newestLast = new ArrayList<>();

    @Test
    void the_documented_costs_are_those_that_are_counted() throws IOException {
        for (int number = 0; number < SIZE; number++) {
            world.advance(Duration.ofMinutes(2));
            newestLast.add(open());
        }
        List<String> rows = List.of("| a poll | requests | interventions reported |", "|---|---|---|")
                .append(row("the first copy of 3,000 interventions, and the poll after it", feed))
                .append(row("nothing has changed", feed))
                .append(changed(1))
                .append(changed(100))
                .append(changed(149))
                .append(changed(150))
                .append(changed(1000))
                .append(cancelled("one of the newest 150 was cancelled", newestLast.size() - 20))
                .append(cancelled("one was cancelled that has 1,000 newer ones", newestLast.size() - 1001))
                .append(cancelled(
                        "the same with a hint",
                        newestLast.size() - 1001,
                        feed.hints(mark -> Either.right(hinted(mark)))))
                .append(cancelled("the same with the journal", newestLast.size() - 1001, feed.hints(journalFromNow())))
                .append(row("everything is compared (every 100th poll)", feed.reconcilingEvery(1)));

        assertThat(copy.interventions()).isEqualTo(account.readable());
        assertThat(Files.readString(DOCUMENT)).contains(rows.mkString("\n"));
    }

    private InterventionId open() {
        return desk.create(world.customerMessage(thread, world.customer()))
                .get()
                .id();
    }

    private String changed(int number) {
        quiet();
        for (int index = 0; index < number; index++) {
            desk.categorize(newestLast.get(newestLast.size() - 1 - 2 * index), CategoryId.of("c" + number));
        }
        return row(String.format(java.util.Locale.ROOT, "%,d changed", number), feed);
    }

    private String cancelled(String what, int index) {
        return cancelled(what, index, feed);
    }

    private String cancelled(String what, int index, Feed some) {
        quiet();
        InterventionId id = newestLast.remove(index);
        desk.cancel(id).get();
        hinted.add(id);
        journal.cancelled(id, world.now());
        return row(what, some);
    }

    /** What changed before is not in the overlap of the next poll. */
    private void quiet() {
        world.advance(Duration.ofHours(1));
        desk.categorize(newestLast.get(0), CategoryId.of("t" + world.now().getEpochSecond()))
                .get();
        poll(feed);
        world.advance(Duration.ofHours(1));
    }

    private JournalHints journalFromNow() {
        return JournalHints.from(world.now().plusSeconds(60), journal);
    }

    private Hinted hinted(String mark) {
        return new Hinted(
                List.ofAll(hinted).drop(mark.isEmpty() ? hinted.size() - 1 : Integer.parseInt(mark)),
                Integer.toString(hinted.size()));
    }

    private String row(String what, Feed some) {
        int before = requests();
        int reported = poll(some);
        return "| " + what + " | " + (requests() - before) + " | " + reported + " |";
    }

    private int requests() {
        return account.requests() + journal.requests();
    }

    private int poll(Feed some) {
        int reported = 0;
        for (Either<InterventionError, ChangeBatch> batch : some.changes(copy.position())) {
            copy.store(batch.get());
            reported += batch.get().changes().size();
        }
        return reported;
    }
}
