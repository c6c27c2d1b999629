package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.RequestBudget.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two processes, whose store fails, hangs, is slow and loses everything. On virtual time. */
class RandomOutagesTest extends StoredBudgetArrangement {

    @Test
    void no_window_of_one_span_ever_has_too_many_attempts_whatever_the_store_does() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Attempt> attempts = attempts(
                random,
                List.of(budget(3, OutagePolicy.waiting()), budget(3, OutagePolicy.waiting())),
                Duration.ofSeconds(10));

        assertThat(attempts).as("seed %d", seed).hasSizeGreaterThan(100);
        assertThat(closest(3, attempts)).as("seed %d", seed).isGreaterThanOrEqualTo(SPAN.toNanos());
    }

    @Test
    void no_window_of_one_span_ever_has_too_many_attempts_of_processes_with_shares() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        OutagePolicy half = OutagePolicy.localShare(0.5);
        // While processes stay with their shares, fewer attempts begin.
        List<Attempt> attempts = attempts(random, List.of(budget(4, half), budget(4, half)), Duration.ofSeconds(20));

        assertThat(attempts).as("seed %d", seed).hasSizeGreaterThan(100);
        assertThat(closest(4, attempts)).as("seed %d", seed).isGreaterThanOrEqualTo(SPAN.toNanos());
    }

    /** Attempts of processes while their store fails, hangs, is slow and loses everything. None takes longer than the grace time. */
    private List<Attempt> attempts(Random random, List<StoredBudget> processes, Duration maxPause) {
        List<Attempt> attempts = new ArrayList<>();
        for (int step = 0; step < 1_500; step++) {
            time.pass(Duration.ofMillis(random.nextInt((int) maxPause.toMillis())));
            switch (random.nextInt(20)) {
                case 0 -> store.fail("refused");
                case 1 -> store.hang();
                case 2 -> store.replyAfter(Duration.ofMillis(random.nextInt(20_000)));
                case 3 -> store.loseEverything();
                case 4, 5, 6 -> store.recover();
                default -> {}
            }
            // All processes notice an outage and its end, even those that have nothing to send.
            processes.forEach(process -> process.stats(ACCOUNT));
            time.pass(Duration.ofSeconds(3));
            StoredBudget process = processes.get(random.nextInt(processes.size()));
            process.acquire(ACCOUNT, Duration.ofMillis(random.nextInt(30_000)))
                    .forEach(permit -> attempts.add(new Attempt(permit, time.nanos())));
            time.pass(Duration.ofMillis(random.nextInt(5_000)));
            attempts.forEach(attempt -> attempt.end(time.nanos()));
        }
        return attempts;
    }

    /** The shortest time between the end of an attempt and the beginning of the attempt that comes {@code later} places after it. */
    private static long closest(int later, List<Attempt> attempts) {
        long closest = Long.MAX_VALUE;
        for (int last = later; last < attempts.size(); last++) {
            closest = Math.min(closest, attempts.get(last).beganAt - attempts.get(last - later).endedAt);
        }
        return closest;
    }

    private static final class Attempt {

        private final Permit permit;
        private final long beganAt;
        private long endedAt;
        private boolean hasEnded;

        private Attempt(Permit permit, long beganAt) {
            this.permit = permit;
            this.beganAt = beganAt;
        }

        private void end(long now) {
            if (!hasEnded) {
                hasEnded = true;
                endedAt = now;
                permit.close();
            }
        }
    }
}
