package dev.interventions.tck.sequence;

import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.Model;
import io.vavr.collection.Seq;
import java.time.Instant;

/** One step of a sequence: a {@link Call} of an operation, or a {@link BackendEvent}. */
interface Step {

    /** Whether it can be executed in this state. If not, the run leaves it out. */
    boolean isPossible(RunState state);

    /** Executes it. */
    StepResult perform(RunState state);

    /** Whether it advances the clock, and so takes effect at its end. */
    boolean takesTime();

    /** Whether it can change comments, so that they have to be compared afterwards. */
    default boolean changesComments() {
        return false;
    }

    /** A description with ids, which names replace. */
    String describe(RunState state);

    /** Similar steps that are easier to understand. */
    Seq<Step> simpler();

    /** The outcome of a step, and the expected one. */
    record StepResult(Outcome outcome, Expectation expectation) {}

    /** The prediction for a step, by the model before it and the instant at which it takes effect. */
    interface Expectation {
        Prediction of(Model model, Instant now);
    }

    /** The expected outcome of a step, and the model after it. */
    record Prediction(Outcome outcome, Model after) {}
}
