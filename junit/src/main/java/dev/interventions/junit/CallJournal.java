package dev.interventions.junit;

import dev.interventions.domain.InterventionError;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The calls of a test and their outcomes, in the order in which they ended. */
final class CallJournal {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void ended(String call, boolean applied, Either<InterventionError, ?> outcome) {
        lines.add(
                call + ": " + (applied ? "applied, " : "") + outcome.fold(CallJournal::described, result -> "result"));
    }

    private static String described(InterventionError error) {
        return error.getClass().getSimpleName() + ": " + error.message();
    }

    /** The lines of the journal, or none if nothing was called. */
    Option<Seq<String>> lines() {
        return Option.<Seq<String>>some(List.ofAll(lines)).filter(all -> !all.isEmpty());
    }
}
