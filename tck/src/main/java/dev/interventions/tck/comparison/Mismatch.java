package dev.interventions.tck.comparison;

import dev.interventions.domain.InterventionError;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import org.opentest4j.AssertionFailedError;

/** Failures that name their subject, the expected value and the value that was seen. */
public final class Mismatch {

    private Mismatch() {}

    public static AssertionFailedError of(String about, Object expected, Object seen) {
        return new AssertionFailedError(text(about, expected, seen), expected, seen);
    }

    public static AssertionFailedError thrown(String about, Object expected, RuntimeException seen) {
        return new AssertionFailedError(text(about, expected, seen), expected, seen, seen);
    }

    /** The result of a call that has to succeed. */
    public static <T> T resultOf(Either<InterventionError, T> outcome) {
        return outcome.getOrElseThrow(error -> of("the outcome of the call", "a result", error));
    }

    /** One line for each detail in which the two differ. */
    static AssertionFailedError inDetail(String about, Seq<String> details, Object expected, Object seen) {
        return new AssertionFailedError(details.prepend(about + ":").mkString("\n  "), expected, seen);
    }

    private static String text(String about, Object expected, Object seen) {
        return about + ":\n  expected: " + Descriptions.of(expected) + "\n  seen:     " + Descriptions.of(seen);
    }
}
