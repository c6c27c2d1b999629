package dev.interventions.tck.model;

import dev.interventions.tck.comparison.Outcome;
import io.vavr.collection.Seq;
import java.time.Instant;

/** What happens next in a story: a {@link Call} of an operation, or an {@link BackendEvent} beside them. */
interface Step {

    /** Whether it can happen here. If not, the story is told without it. */
    boolean isPossible(RunState scene);

    /** Lets it happen. */
    StepResult happen(RunState scene);

    /** Whether it is the passing of time: it is over at its end, and not at any moment before. */
    boolean takesTime();

    /** It in a few words, with ids for which names have to be put. */
    String told(RunState scene);

    /** Similar steps that are easier to understand. */
    Seq<Step> simpler();

    /** What came of a step, and what has to have come of it. */
    record StepResult(Outcome outcome, Expectation expectation) {}

    /** What has to come of a step, depending on what there is and on the moment when it happens. */
    interface Expectation {
        Prediction of(Model model, Instant now);
    }

    /** What has to come of a step, and what has to be there afterwards. */
    record Prediction(Outcome outcome, Model after) {}
}
