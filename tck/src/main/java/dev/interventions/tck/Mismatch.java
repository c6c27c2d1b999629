package dev.interventions.tck;

import io.vavr.collection.Seq;
import org.opentest4j.AssertionFailedError;

/** Failures that say about what they are, what was expected, and what is seen. */
final class Mismatch {

    private Mismatch() {}

    static AssertionFailedError of(String about, Object expected, Object seen) {
        return new AssertionFailedError(text(about, expected, seen), expected, seen);
    }

    static AssertionFailedError thrown(String about, Object expected, RuntimeException seen) {
        return new AssertionFailedError(text(about, expected, seen), expected, seen, seen);
    }

    /** One line for each detail in which the two differ. */
    static AssertionFailedError inDetail(String about, Seq<String> details, Object expected, Object seen) {
        return new AssertionFailedError(details.prepend(about + ":").mkString("\n  "), expected, seen);
    }

    private static String text(String about, Object expected, Object seen) {
        return about + ":\n  expected: " + Descriptions.of(expected) + "\n  seen:     " + Descriptions.of(seen);
    }
}
