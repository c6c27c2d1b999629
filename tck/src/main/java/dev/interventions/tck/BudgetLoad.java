package dev.interventions.tck;

import io.vavr.collection.Seq;
import java.time.Duration;

/** How many attempts a service may count in one span, at worst. */
final class BudgetLoad {

    private BudgetLoad() {}

    /**
     * The largest number of these attempts that may arrive within one span. An attempt arrives at any time between its beginning and its
     * end, so two of them may arrive within one span unless one begins at least a span after the other has ended.
     */
    static int mostInOneSpan(Seq<BudgetAttempt> attempts, Duration span) {
        return attempts.map(last -> attempts.count(attempt -> countsAt(attempt, last.begun(), span.toNanos())))
                .max()
                .getOrElse(0);
    }

    private static boolean countsAt(BudgetAttempt attempt, long moment, long span) {
        return attempt.begun() - moment <= 0 && attempt.ended().forAll(ended -> ended + span - moment > 0);
    }
}
