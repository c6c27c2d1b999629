package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.bulk.PlannedItem.Expectation;
import dev.interventions.domain.InterventionError;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * What a run would do.
 *
 * @param counts the number of items for each expectation; expectations of no item can be left out
 * @param complete whether the plan reached the end of the items; {@code false} if it was stopped before
 * @param endedBy the error that ended the plan, if each further call would have ended in the same way
 */
public record PlanSummary(Map<Expectation, Long> counts, boolean complete, Option<InterventionError> endedBy) {

    static final PlanSummary NONE = new PlanSummary(HashMap.empty(), false, Option.none());

    public PlanSummary {
        requireNonNull(counts, "counts");
        requireNonNull(endedBy, "endedBy");
    }

    /** How many items have this expectation. */
    public long count(Expectation expectation) {
        return counts.getOrElse(expectation, 0L);
    }

    PlanSummary with(Expectation expectation) {
        return new PlanSummary(counts.put(expectation, count(expectation) + 1), complete, endedBy);
    }

    PlanSummary ended(boolean newComplete, Option<InterventionError> newEndedBy) {
        return new PlanSummary(counts, newComplete, newEndedBy);
    }
}
