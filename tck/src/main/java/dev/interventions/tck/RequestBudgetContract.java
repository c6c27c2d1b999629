package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.domain.Unavailable.Interrupted;
import dev.interventions.domain.Unavailable.RateLimited;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The promises of a {@link RequestBudget} to its callers. For authors of budgets only: an adapter's author needs no subclass, since
 * adapters accept any budget.
 *
 * <p>Each test uses accounts of its own. Tests don't depend on the speed of the machine; they fail if a condition that they wait for isn't
 * met within a quarter of their time limit, 30 seconds.
 */
public abstract class RequestBudgetContract extends BudgetArrangement {

    /** A probe that takes longer may be followed by another. */
    private static final Duration SHORT_PROBE = Duration.ofSeconds(5);

    /** The number of attempts in a test of the limit, as a multiple of the limit. */
    private static final int ROUNDS = 6;

    /** For subclasses. */
    protected RequestBudgetContract() {}

    // ---- the limit ----

    @Test
    final void gives_as_many_permits_as_the_limit_and_no_more() {
        String account = account();

        begin(account, limit());

        assertThat(refusal(account)).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    final void gives_a_new_account_all_slots_at_once_or_none_for_one_span() {
        String account = newAccount();
        long before = now();

        if (promises(BudgetPromise.STARTS_COLD)) {
            BudgetAttempt first = beginWithin(account, span());
            lasts("the time without a permit", span(), before, first.begun());
        } else {
            begin(account, limit());
        }
    }

    @Test
    final void frees_a_slot_one_span_after_its_attempt_has_ended() {
        String account = account();
        begin(account, limit() - 1);
        BudgetAttempt slow = begin(account);
        passSpan();
        slow.end();

        BudgetAttempt next = beginWithin(account, span());

        beginsOneSpanAfter(slow, next);
        assertThat(refusal(account)).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    final void keeps_the_slots_of_attempts_in_progress() {
        String account = account();
        begin(account, limit());

        for (int round = 0; round < ROUNDS; round++) {
            passSpan();
            assertThat(refusal(account)).isInstanceOf(BudgetExhausted.class);
        }
    }

    @Test
    final void frees_one_slot_if_a_permit_is_closed_twice() {
        String account = account();
        begin(account, limit() - 1);
        BudgetAttempt ended = begin(account);
        ended.end();
        ended.end();

        BudgetAttempt next = beginWithin(account, span());

        beginsOneSpanAfter(ended, next);
        assertThat(refusal(account)).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    final void never_has_more_attempts_in_a_span_than_the_limit() {
        String account = account();
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Queue<BudgetAttempt> inProgress = new ArrayDeque<>();

        long start = System.nanoTime();
        while (numberOfAttempts() < ROUNDS * limit()) {
            isInTime("enough attempts", start);
            underTest().advance(part(random.nextDouble() / limit()));
            ask(account).forEach(inProgress::add);
            if (!inProgress.isEmpty() && random.nextBoolean()) {
                inProgress.remove().end();
            }
        }

        keepsTheLimit("seed " + seed);
    }

    @Test
    final void never_has_more_attempts_in_a_span_than_the_limit_when_threads_compete() {
        String account = account();

        List<BudgetCaller> threads =
                List.range(0, 2 * limit()).map(number -> start(() -> compete(account, "lane " + number % 2)));

        awaitWhileTimePasses("the end of all attempts", () -> threads.forAll(BudgetCaller::isDone));
        threads.forEach(BudgetCaller::outcome);
        keepsTheLimit(threads.size() + " threads");
    }

    /** Attempts of random lengths, one after the other, until all threads together have made enough. */
    private Either<Unavailable, BudgetAttempt> compete(String account, String lane) {
        Either<Unavailable, BudgetAttempt> last;
        do {
            last = acquire(account, lane, span());
            last.forEach(attempt -> {
                Duration length = part(ThreadLocalRandom.current().nextDouble() / 5);
                await("the end of an attempt", () -> now() - attempt.begun() >= length.toNanos());
                attempt.end();
            });
            rest();
        } while (numberOfAttempts() < ROUNDS * limit()
                && !Thread.currentThread().isInterrupted());
        return last;
    }

    private void keepsTheLimit(String circumstances) {
        assertThat(BudgetLoad.mostInOneSpan(attempts(), span()))
                .as("the most attempts in one span (%s)", circumstances)
                .isLessThanOrEqualTo(limit());
    }

    @Test
    final void counts_each_account_alone() {
        String one = account();
        String other = account();
        begin(one, limit());

        begin(other, limit());

        assertThat(refusal(one)).isInstanceOf(BudgetExhausted.class);
        assertThat(refusal(other)).isInstanceOf(BudgetExhausted.class);
    }

    // ---- waiting ----

    @Test
    final void lets_a_caller_wait_for_a_slot_or_refuses_it_at_once() {
        String account = account();
        begin(account, limit() - 1);
        BudgetAttempt ending = begin(account);

        ifCallersWait(account, () -> {
            BudgetCaller caller = waiting(account, 1);
            ending.end();
            passSpan();

            await("the end of a wait for a slot that is free", caller::isDone);
            beginsOneSpanAfter(ending, given(caller.outcome()));
        });
    }

    @Test
    final void refuses_a_caller_whose_time_is_over() {
        String account = account();
        begin(account, limit());
        BudgetCaller caller = start(() -> acquire(account, RequestBudget.DEFAULT_LANE, span()));
        awaitWait(account, caller, 1);

        passSpan();

        await("the end of a call whose time is over", caller::isDone);
        assertThat(refusal(caller.outcome())).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    final void ends_the_wait_of_an_interrupted_caller_who_stays_interrupted() {
        String account = account();
        begin(account, limit());

        ifCallersWait(account, () -> {
            BudgetCaller caller = waiting(account, 1);

            caller.thread().interrupt();

            await("the end of an interrupted wait", caller::isDone);
            assertThat(refusal(caller.outcome())).isInstanceOf(Interrupted.class);
            assertThat(caller.wasInterrupted()).as("interrupted afterwards").isTrue();
        });
    }

    @Test
    final void ends_a_cancelled_wait_and_no_other() {
        String account = account();
        begin(account, limit() - 2);
        List<BudgetAttempt> ending = List.of(begin(account), begin(account));

        ifCallersWait(account, () -> {
            BudgetCaller cancelled = waiting(account, 1);
            BudgetCaller other = waiting(account, 2);

            if (promises(BudgetPromise.CANCELS_WAITS)) {
                await("the end of a cancelled wait", () -> {
                    cancelWait(account, cancelled.thread());
                    return cancelled.isDone();
                });
                assertThat(refusal(cancelled.outcome())).isInstanceOf(BudgetExhausted.class);
                assertThat(other.isDone()).as("the other wait has ended").isFalse();
            } else {
                cancelWait(account, cancelled.thread());
            }
            ending.forEach(BudgetAttempt::end);
            awaitWhileTimePasses("permits for all that wait", () -> cancelled.isDone() && other.isDone());
            given(other.outcome());
            assertThat(cancelled.outcome().isLeft()).isEqualTo(promises(BudgetPromise.CANCELS_WAITS));
        });
    }

    @Test
    final void ignores_the_cancellation_of_a_thread_that_does_not_wait() {
        String account = account();

        cancelWait(account, Thread.currentThread());
        cancelWait(newAccount(), Thread.currentThread());

        begin(account, limit());
    }

    @Test
    final void serves_the_callers_of_a_lane_in_the_order_in_which_they_came() {
        List<String> callers = List.of("batch 1", "batch 2", "batch 3", "batch 4");

        inOrderOfService(callers, served -> assertThat(served).isEqualTo(callers));
    }

    @Test
    final void serves_lanes_in_turn() {
        List<String> batch = List.of("batch 1", "batch 2", "batch 3");

        inOrderOfService(batch.append("interactive 1"), served -> {
            assertThat(served.take(2)).as("the first two that are served").contains("interactive 1");
            assertThat(served.remove("interactive 1")).isEqualTo(batch);
        });
    }

    /** Lets these callers wait, each in the lane that is the first word of its name, and then serves one after the other. */
    private void inOrderOfService(Seq<String> names, Consumer<Seq<String>> check) {
        String account = account();
        begin(account, limit() - 1);
        BudgetAttempt ending = begin(account);
        if (!promises(BudgetPromise.SERVES_LANES_IN_TURN)) {
            return;
        }
        Seq<BudgetCaller> waiting = names.zipWithIndex((name, index) -> {
            BudgetCaller caller =
                    start(() -> acquire(account, laneOf(name), LONG).peek(BudgetAttempt::end));
            awaitWait(account, caller, index + 1);
            return caller;
        });

        ending.end();

        awaitWhileTimePasses("permits for all that wait", () -> waiting.forAll(BudgetCaller::isDone));
        long start = ending.begun();
        check.accept(names.zip(waiting)
                .sortBy(named -> given(named._2().outcome()).begun() - start)
                .map(Tuple2::_1));
    }

    private static String laneOf(String caller) {
        return caller.substring(0, caller.indexOf(' '));
    }

    // ---- when the service has throttled an attempt ----

    @Test
    final void refuses_callers_during_a_pause_since_the_service_limits_them() {
        String account = account();
        throttled(account, Option.some(LONG));

        await("a refusal that names the service's limit", () -> refusal(account) instanceof RateLimited);
    }

    @Test
    final void gives_no_permit_during_the_pause_that_the_service_asks_for() {
        String account = account();
        long before = now();
        throttled(account, Option.some(span()));

        BudgetAttempt next = beginAfterPause(account);

        lasts("the pause", span(), before, next.begun());
    }

    @Test
    final void gives_permits_again_after_a_pause_that_the_service_does_not_limit() {
        String account = account();
        throttled(account, Option.none());

        beginAfterPause(account);
    }

    @Test
    final void pauses_only_the_throttled_account() {
        String one = account();
        String other = account();

        throttled(one, Option.some(LONG));

        begin(other, limit());
        refusal(one);
    }

    @Test
    final void lets_a_single_attempt_probe_the_service_after_a_pause() {
        String account = account();
        throttled(account, Option.none());
        BudgetAttempt probe = beginAfterPause(account);

        if (promises(BudgetPromise.PROBES)) {
            List<BudgetAttempt> others =
                    Race.between(List.range(0, limit()), number -> ask(account)).flatMap(outcome -> outcome);

            assertThat(others.map(other -> Duration.ofNanos(other.begun() - probe.begun())))
                    .as("the times after which other attempts begin during a probe")
                    .allMatch(time -> time.compareTo(SHORT_PROBE) > 0);
        }
    }

    @Test
    final void gives_all_permits_once_a_probe_has_ended_without_being_throttled() {
        String account = account();
        throttled(account, Option.none());
        beginAfterPause(account).end();

        begin(account, limit() - 1);
    }

    @Test
    final void pauses_again_if_the_probe_is_throttled() {
        String account = account();
        throttled(account, Option.none());
        BudgetAttempt probe = beginAfterPause(account);
        long before = now();
        throttled(account, Option.some(span()));
        probe.end();

        BudgetAttempt next = beginAfterPause(account);

        lasts("the pause", span(), before, next.begun());
    }

    @Test
    final void lets_waiting_callers_continue_once_the_probe_has_ended() {
        String account = account();
        throttled(account, Option.none());
        BudgetAttempt probe = beginAfterPause(account);

        if (promises(BudgetPromise.PROBES) && promises(BudgetPromise.WAITS)) {
            BudgetCaller caller = waiting(account, 1);

            probe.end();

            await("the end of a wait for the probe", caller::isDone);
            given(caller.outcome());
        }
    }

    // ---- the state of an account ----

    @Test
    final void reports_its_state_if_it_promises_to() {
        String account = account();
        begin(account, 2);

        awaitState(account, new BudgetStats(limit() - 2, 2, 0, Option.none()));

        begin(account, limit() - 2);
        if (promises(BudgetPromise.WAITS)) {
            waiting(account, 1);
            awaitState(account, new BudgetStats(0, limit(), 1, Option.none()));
        }
    }

    private void awaitState(String account, BudgetStats expected) {
        if (promises(BudgetPromise.REPORTS_STATS)) {
            await("the state " + expected, () -> budget().stats(account).contains(expected));
        } else {
            assertThat(budget().stats(account)).as("the state").isEmpty();
        }
    }

    @Test
    final void reports_a_pause_if_it_promises_to_report_its_state() {
        String account = account();
        throttled(account, Option.some(LONG));

        if (promises(BudgetPromise.REPORTS_STATS)) {
            await(
                    "a pause in the state",
                    () -> budget().stats(account)
                            .flatMap(BudgetStats::pause)
                            .exists(pause -> pause.compareTo(LONG) <= 0));
        }
    }

    @Test
    final void takes_no_permit_to_report_its_state() {
        String account = account();
        for (int round = 0; round < 3 * limit(); round++) {
            budget().stats(account);
        }

        begin(account, limit());
    }

    // ---- arguments ----

    @Test
    final void accepts_any_name_of_an_account_and_of_a_lane() {
        List.of("", " ", "host:443/1.0", "'; DROP TABLE budget; --", "{a}:*?[b]%_", "Zoë 😀\n", "x".repeat(5_000))
                .forEach(name -> {
                    String account = account(newAccount() + name);

                    beginIn(account, name);
                    begin(account, limit() - 1);

                    assertThat(refusal(account)).isInstanceOf(BudgetExhausted.class);
                });
    }

    @Test
    final void accepts_the_longest_and_the_shortest_wait() {
        String account = account();
        begin(account, limit() - 1);

        given(acquire(account, RequestBudget.DEFAULT_LANE, Duration.ofSeconds(Long.MAX_VALUE)));

        refusal(acquire(account, RequestBudget.DEFAULT_LANE, Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    final void accepts_the_longest_and_the_shortest_pause() {
        String one = account();
        throttled(one, Option.some(Duration.ofSeconds(Long.MIN_VALUE)));
        beginAfterPause(one);
        String other = account();

        throttled(other, Option.some(Duration.ofSeconds(Long.MAX_VALUE)));

        refusal(other);
    }
}
