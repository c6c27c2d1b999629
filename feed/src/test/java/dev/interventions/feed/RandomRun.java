package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.feed.Hints.Hinted;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A copy that is made of an account that changes randomly: also between the requests of a poll, with requests that fail, and with
 * crashes that throw the copy and its position back to a batch that was stored before. Everything follows from a seed.
 */
final class RandomRun {

    static final int INTERVAL = 3;
    private static final int MAX_BATCHES = 400;
    private static final int MAX_LIMIT = 150;

    final Random random;
    final RandomAccount account;
    final ObservedAccount observed;
    InMemoryCopy copy = InMemoryCopy.empty();
    private InMemoryCopy stored = copy.duplicate();
    private final UnaryOperator<Feed> settings;
    private boolean isKnown = true;
    private Option<Hints> hints = Option.none();
    private double silent;
    private boolean still;
    private int limit;

    RandomRun(long seed, UnaryOperator<Feed> settings) {
        this.random = new Random(seed);
        this.settings = settings;
        this.limit = new int[] {2, 3, 5, 10, 150}[random.nextInt(5)];
        this.account = new RandomAccount(random);
        this.observed = new ObservedAccount(account.seenByReader());
        observed.beforeRequest(() -> changeSome(3));
        observed.failing(() -> !still && random.nextInt(40) == 0);
    }

    /** Also changes that leave {@code updated_at} as it is. */
    RandomRun withSilentChanges() {
        silent = 0.15;
        return this;
    }

    /** The account notifies of each cancellation, and the feed doesn't know the copy. */
    RandomRun withHintsOnly() {
        java.util.List<InterventionId> log = new ArrayList<>();
        account.notifying(log::add);
        hints = Option.some(mark -> Either.right(new Hinted(
                List.ofAll(log).drop(mark.isEmpty() ? 0 : Integer.parseInt(mark)), Integer.toString(log.size()))));
        isKnown = false;
        return this;
    }

    /** The account records each cancellation in its journal, and the feed doesn't know the copy. */
    RandomRun withJournalOnly() {
        RecordedJournal journal = new RecordedJournal();
        account.notifying(id -> journal.cancelled(id, account.world().now()));
        hints = Option.some(JournalHints.from(account.world().now(), journal));
        isKnown = false;
        return this;
    }

    RandomRun withoutKnowledge() {
        isKnown = false;
        return this;
    }

    /** Pages have room for a few unreadable records. */
    RandomRun inLargePages() {
        limit = MAX_LIMIT;
        return this;
    }

    private void changeSome(int most) {
        for (int change = still ? 0 : random.nextInt(most + 1); change > 0; change--) {
            if (random.nextDouble() < silent) {
                account.changeSilently();
            } else {
                account.changeRandomly();
            }
        }
    }

    /** Changes, polls and crashes. */
    RandomRun run() {
        changeSome(40);
        for (int step = 0; step < 12; step++) {
            poll(random.nextInt(4) == 0 ? random.nextInt(4) : MAX_BATCHES);
            if (random.nextInt(5) == 0) {
                copy = stored.duplicate();
            }
            if (random.nextInt(3) == 0) {
                stored = copy.duplicate();
            }
            changeSome(random.nextBoolean() ? 4 : 20);
        }
        return this;
    }

    /** Ends the changes and the faults, and polls this often. */
    RandomRun comeToRest(int polls) {
        still = true;
        account.world().advance(Duration.ofMinutes(10));
        for (int poll = 0; poll < polls; poll++) {
            assertThat(poll(MAX_BATCHES)).as("batches of a poll").isLessThan(MAX_BATCHES);
        }
        return this;
    }

    /** Stores batches until the poll ends or fails, or the process crashes before it stores the next one. */
    private int poll(int crashAfter) {
        Feed unknowing = settings.apply(
                Feed.over(observed).inPagesOf(limit).reconcilingEvery(INTERVAL).overlapping(Duration.ZERO));
        Feed feed = isKnown ? unknowing.knowing(copy) : unknowing;
        FeedPosition position = FeedPosition.parse(copy.position().toString()).get();
        Iterator<Either<InterventionError, ChangeBatch>> batches =
                hints.fold(() -> feed, feed::hints).changes(position).iterator();
        int number = 0;
        while (number < crashAfter && batches.hasNext()) {
            Either<InterventionError, ChangeBatch> batch = batches.next();
            if (batch.isLeft()) {
                assertThat(still).as("an error without a fault: %s", batch).isFalse();
                return number;
            }
            copy.store(batch.get());
            number++;
        }
        return number;
    }

    Map<InterventionId, Intervention> expected() {
        return observed.readable();
    }

    boolean isStill() {
        return still;
    }

    boolean isEqual() {
        return copy.interventions().equals(expected());
    }
}
