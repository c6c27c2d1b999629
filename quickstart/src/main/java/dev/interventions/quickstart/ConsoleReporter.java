package dev.interventions.quickstart;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.OpaqueId;
import java.io.PrintStream;
import java.time.Duration;

/** Prints a line for each step and, below it, the outcome. */
final class ConsoleReporter {

    private final PrintStream out;
    private int steps;

    ConsoleReporter(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.printf("%nThe lifecycle of an intervention%n%s%n", title);
    }

    void step(String what) {
        steps++;
        out.printf("%n%3d. %s%n", steps, what);
    }

    void line(String word, String details) {
        out.printf("       %-11s %s%n", word, details);
    }

    void success(String word, Intervention intervention) {
        line(word, intervention.id().value() + "  " + describe(intervention));
    }

    void error(InterventionError error) {
        line(error.fold(refused -> "refused", unavailable -> "no result", unknown -> "unclear"), error.message());
        String consequence = error.fold(
                refused -> "(nothing changed)",
                unavailable -> "(nothing changed, it may be tried again)",
                unknown -> "(read it before trying again)");
        line("", consequence);
    }

    void end(String sentence) {
        out.printf("%n%s%n%n", sentence);
    }

    private static String describe(Intervention intervention) {
        return describe(intervention.state())
                + ", owner " + intervention.owner().map(OpaqueId::value).getOrElse("unknown")
                + intervention
                        .replies()
                        .count()
                        .map(count -> ", " + count + (count == 1 ? " reply" : " replies"))
                        .getOrElse("")
                + intervention
                        .replies()
                        .times()
                        .first()
                        .map(time -> ", the first after " + describe(time))
                        .getOrElse("")
                + intervention
                        .categories()
                        .filter(categories -> categories.nonEmpty())
                        .map(categories -> ", categories "
                                + categories
                                        .toList()
                                        .map(OpaqueId::value)
                                        .sorted()
                                        .mkString(" "))
                        .getOrElse("");
    }

    private static String describe(InterventionState state) {
        return state.fold(
                active -> "active",
                deferred -> "deferred until " + deferred.until(),
                closed -> "closed" + closed.at().map(at -> " at " + at).getOrElse(""));
    }

    private static String describe(Duration time) {
        return time.toSeconds() + " s";
    }
}
