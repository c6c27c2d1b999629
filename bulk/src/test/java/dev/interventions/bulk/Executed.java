package dev.interventions.bulk;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.InterventionError;
import java.util.ArrayList;
import java.util.List;

/** A run's outcomes and summary. */
record Executed<I, R>(List<BulkOutcome<I, R>> outcomes, BulkSummary summary) {

    static <I, R> Executed<I, R> of(BulkRun<I, R> run) {
        List<BulkOutcome<I, R>> outcomes = new ArrayList<>();
        BulkSummary summary = run.execute(outcomes::add).getOrElseThrow(error -> new AssertionError(error.message()));
        return new Executed<>(outcomes, summary);
    }

    List<I> items() {
        return outcomes.stream().map(BulkOutcome::item).toList();
    }

    BulkOutcome<I, R> only() {
        if (outcomes.size() != 1) {
            throw new AssertionError("one outcome was expected, not " + outcomes);
        }
        return outcomes.get(0);
    }

    Status status() {
        return only().status();
    }

    R result() {
        return only().result().get();
    }

    InterventionError error() {
        return only().result().getLeft();
    }
}
