package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The arrangement before each test of a budget, and the methods in which its tests are written. */
abstract class BudgetArrangement {

    /** Longer than any test, even if the clock moves fast. */
    static final Duration LONG = Duration.ofDays(1_000);

    /** A test waits for one condition for the time limit divided by this number. */
    private static final int WAITS_IN_TIME_LIMIT = 4;

    private static final long SHORT_WAIT = TimeUnit.MICROSECONDS.toNanos(200);
    /** Longer than a pause that no service has asked for. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private static final int STEPS_OF_A_SPAN = 20;

    @RegisterExtension
    final TimeLimit timeLimit = new TimeLimit(() -> 1);

    private final Queue<BudgetAttempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<BudgetCaller> callers = new ConcurrentLinkedQueue<>();
    private Option<RequestBudgetFixture> arranged = Option.none();

    BudgetArrangement() {}

    /**
     * Creates a budget with its fixture. Called once per test, which closes it.
     *
     * @return the fixture
     */
    protected abstract RequestBudgetFixture fixture();

    @BeforeEach
    final void arrange() {
        arranged = Option.some(fixture());
    }

    @AfterEach
    final void closeFixture() {
        callers.forEach(caller -> caller.thread().interrupt());
        attempts.forEach(BudgetAttempt::end);
        arranged.forEach(RequestBudgetFixture::close);
    }

    // ---- accounts, attempts and callers ----

    final RequestBudgetFixture underTest() {
        return arranged.getOrElseThrow(() -> new IllegalStateException("no fixture outside of a test"));
    }

    final RequestBudget budget() {
        return underTest().budget();
    }

    final boolean promises(BudgetPromise promise) {
        return underTest().promises().contains(promise);
    }

    final int limit() {
        return underTest().maxAttempts();
    }

    final Duration span() {
        return underTest().span();
    }

    final Duration part(double ofSpan) {
        return Duration.ofNanos((long) (ofSpan * span().toNanos()));
    }

    final long now() {
        return underTest().nanos();
    }

    final void passStep() {
        underTest().advance(span().dividedBy(STEPS_OF_A_SPAN));
    }

    final void passSpan() {
        underTest().advance(span());
    }

    static String newAccount() {
        return UUID.randomUUID().toString();
    }

    /** A new account with all its slots free. */
    final String account() {
        return account(newAccount());
    }

    final String account(String name) {
        if (promises(BudgetPromise.STARTS_COLD)) {
            refusal(name);
            passSpan();
        }
        return name;
    }

    final Either<Unavailable, BudgetAttempt> acquire(String account, String lane, Duration atMost) {
        return CheckedAdapter.from("acquire", () -> budget().acquire(account, lane, atMost))
                .map(permit -> new BudgetAttempt(permit, underTest()::nanos))
                .peek(attempts::add);
    }

    final void throttled(String account, Option<Duration> pause) {
        CheckedAdapter.from("throttled", () -> {
            budget().throttled(account, pause);
            return account;
        });
    }

    final void cancelWait(String account, Thread waiter) {
        CheckedAdapter.from("cancelWait", () -> {
            budget().cancelWait(account, waiter);
            return account;
        });
    }

    /** The outcome of a call that waits only as long as the budget needs to return a free permit. */
    final Either<Unavailable, BudgetAttempt> ask(String account) {
        return acquire(account, RequestBudget.DEFAULT_LANE, underTest().replyTime());
    }

    final Unavailable refusal(String account) {
        return refusal(ask(account));
    }

    static Unavailable refusal(Either<Unavailable, BudgetAttempt> outcome) {
        assertThat(outcome.isLeft()).as("refused").isTrue();
        return outcome.getLeft();
    }

    static BudgetAttempt given(Either<Unavailable, BudgetAttempt> outcome) {
        return outcome.getOrElseThrow(refusal -> new AssertionError("a permit is refused: " + refusal));
    }

    final Seq<BudgetAttempt> attempts() {
        return List.ofAll(attempts);
    }

    final int numberOfAttempts() {
        return attempts.size();
    }

    final void begin(String account, int number) {
        for (int begun = 0; begun < number; begun++) {
            begin(account);
        }
    }

    final BudgetAttempt begin(String account) {
        return beginIn(account, RequestBudget.DEFAULT_LANE);
    }

    /** An attempt that begins now, since a slot is free. A store may reply late. */
    final BudgetAttempt beginIn(String account, String lane) {
        long start = System.nanoTime();
        while (true) {
            Either<Unavailable, BudgetAttempt> outcome =
                    acquire(account, lane, underTest().replyTime());
            if (outcome.isRight() || underTest().replyTime().isZero() || isTooLate(start)) {
                return outcome.getOrElseThrow(
                        refusal -> new AssertionError("a permit is refused although a slot is free: " + refusal));
            }
        }
    }

    /** An attempt that begins as soon as the budget permits, after this time at the latest. */
    final BudgetAttempt beginWithin(String account, Duration atMost) {
        return beginEarly(account, atMost).getOrElse(() -> begin(account));
    }

    /** An attempt that begins as soon as the budget permits, after a pause that isn't longer than necessary. */
    final BudgetAttempt beginAfterPause(String account) {
        return beginEarly(account, span().plus(LONG_PAUSE)).getOrElse(() -> begin(account));
    }

    private Option<BudgetAttempt> beginEarly(String account, Duration atMost) {
        Duration step = span().dividedBy(STEPS_OF_A_SPAN).plusNanos(1);
        for (Duration passed = Duration.ZERO; passed.compareTo(atMost) < 0; passed = passed.plus(step)) {
            Either<Unavailable, BudgetAttempt> outcome = ask(account);
            if (outcome.isRight()) {
                return outcome.toOption();
            }
            underTest().advance(step);
        }
        return Option.none();
    }

    final BudgetCaller start(Supplier<Either<Unavailable, BudgetAttempt>> acquire) {
        BudgetCaller caller = BudgetCaller.start(acquire);
        callers.add(caller);
        return caller;
    }

    /** A caller in the default lane, see {@link #awaitWait}. */
    final BudgetCaller waiting(String account, int number) {
        BudgetCaller caller = start(() -> acquire(account, RequestBudget.DEFAULT_LANE, LONG));
        awaitWait(account, caller, number);
        return caller;
    }

    /** Returns when the caller has returned, or waits for this account and is the last of this number of waiting callers. */
    final void awaitWait(String account, BudgetCaller caller, int number) {
        await(
                "a caller that waits",
                () -> caller.isDone()
                        || budget().stats(account).fold(caller::isBlocked, stats -> stats.waiting() == number));
    }

    /** Runs the rest of the test if callers wait. If they don't, a call is refused at once, since no slot is free. */
    final void ifCallersWait(String account, Runnable rest) {
        if (promises(BudgetPromise.WAITS)) {
            rest.run();
            return;
        }
        BudgetCaller caller = start(() -> acquire(account, RequestBudget.DEFAULT_LANE, LONG));
        await("a refusal at once, or the promise WAITS", caller::isDone);
        assertThat(refusal(caller.outcome())).isInstanceOf(BudgetExhausted.class);
    }

    // ---- times ----

    final void beginsOneSpanAfter(BudgetAttempt ended, BudgetAttempt next) {
        lasts(
                "the time between the end of an attempt and the next one",
                span(),
                ended.ended().get(),
                next.begun());
    }

    static void lasts(String what, Duration atLeast, long from, long to) {
        assertThat(Duration.ofNanos(to - from)).as(what).isGreaterThanOrEqualTo(atLeast);
    }

    final void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            isInTime(what, start);
            rest();
        }
    }

    final void isInTime(String what, long start) {
        if (isTooLate(start)) {
            throw new AssertionError("timed out while waiting for " + what);
        }
    }

    private boolean isTooLate(long start) {
        return System.nanoTime() - start > TimeUnit.SECONDS.toNanos(timeLimit.seconds()) / WAITS_IN_TIME_LIMIT;
    }

    /** A pause that lets other threads run, and is too short to slow down a test. */
    static void rest() {
        LockSupport.parkNanos(SHORT_WAIT);
    }

    final void awaitWhileTimePasses(String what, BooleanSupplier condition) {
        await(what, () -> {
            passStep();
            return condition.getAsBoolean();
        });
    }
}
