package dev.interventions.tck;

import dev.interventions.port.budget.RequestBudget;
import io.vavr.collection.Set;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The budget under test, and its clock. Every test gets a fixture of its own and closes it. Fixtures may share a store: every test
 * uses accounts of its own.
 *
 * <p>Either time passes by itself, or the fixture moves the budget's clock. In the first case the default methods suffice, and a span of
 * about half a second is right: the tests wait for some tens of spans, and never fail because a machine is slow. In the second case,
 * override {@link #nanos} and {@link #advance}: a long span costs nothing. {@link #nanos}, {@link #replyTime} and the budget are used from
 * several threads.
 */
public interface RequestBudgetFixture extends AutoCloseable {

    /** The budget under test, always the same one. */
    RequestBudget budget();

    /** The number of attempts that the budget allows each account in every span; from 3 to 20. */
    int maxAttempts();

    /** The length of the span. */
    Duration span();

    /** What the budget promises. List each by its name, never all constants: a later version may add some. */
    Set<BudgetPromise> promises();

    /** The time in which the budget usually returns a free permit: zero, unless it asks a store. */
    default Duration replyTime() {
        return Duration.ZERO;
    }

    /** The time by the budget's clock. As with {@link System#nanoTime}, only differences have a meaning. */
    default long nanos() {
        return System.nanoTime();
    }

    /** Lets this time pass, for the budget and for the callers that wait for it. By default, sleeps. */
    default void advance(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while time passes", e);
        }
    }

    /** Releases the resources of this fixture. */
    @Override
    void close();
}
