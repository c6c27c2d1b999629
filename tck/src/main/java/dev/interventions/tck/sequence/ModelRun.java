package dev.interventions.tck.sequence;

import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.Model;
import dev.interventions.tck.sequence.RunEnvironment.Everything;
import io.vavr.collection.HashSet;
import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Executes a command sequence in an adapter and in the model, step by step, until they disagree on the result of a step or on the
 * state afterwards.
 *
 * <p>A step takes effect at an instant between its start and its end. Where the backend's clock runs by itself, that instant isn't
 * known exactly, so several models are kept; the adapter has to agree with one of them.
 */
public final class ModelRun {

    private static final Duration MAX_STEP_TIME = Duration.ofMinutes(2);

    private final RunEnvironment environment;
    private Set<Model> models;
    private Vector<Step> executed = Vector.empty();
    private List<String> lines = List.empty();
    private Option<String> disagreement = Option.none();
    private Seq<String> broken = List.empty();

    private ModelRun(RunEnvironment environment) {
        this.environment = environment;
        models = HashSet.of(environment.initialModel());
    }

    /** Runs the sequence that this seed generates. Each run has a backend of its own, and closes it. */
    public static ModelRun of(long seed, Supplier<Backend> newBackend) {
        try (Backend backend = newBackend.get()) {
            return of(CommandGenerator.sequence(seed, backend.hasComments()), backend);
        }
    }

    /** The shortest and simplest failing run that is found in half a minute, for a run that failed. */
    public ModelRun shrunk(Supplier<Backend> newBackend) {
        return new Shrinker(newBackend).of(this);
    }

    static ModelRun of(CommandSequence sequence, Supplier<Backend> newBackend) {
        try (Backend backend = newBackend.get()) {
            return of(sequence, backend);
        }
    }

    private static ModelRun of(CommandSequence sequence, Backend backend) {
        ModelRun run = new ModelRun(new RunEnvironment(backend));
        Iterator<Step> steps = sequence.steps().iterator();
        while (steps.hasNext() && !run.failed()) {
            run.execute(steps.next());
        }
        return run;
    }

    public boolean failed() {
        return disagreement.isDefined();
    }

    /** The steps that were executed: without those that were impossible, and those after a disagreement. */
    CommandSequence sequence() {
        return new CommandSequence(executed);
    }

    /** The ids of the rules of which one is broken, as far as the last step shows. */
    public Seq<String> broken() {
        return broken;
    }

    /** The executed steps, one on a line, and the disagreement. */
    public String describe() {
        return environment.withNames(lines.appendAll(disagreement.map(words -> "   " + words))
                .zipWithIndex()
                .map(line -> line._2 < executed.size() ? (line._2 + 1) + ". " + line._1 : line._1)
                .mkString("\n"));
    }

    private void execute(Step step) {
        RunState state = new RunState(environment, models.head());
        if (!step.isPossible(state)) {
            return;
        }
        executed = executed.append(step);
        try {
            Instant from = now();
            Step.StepResult result = step.perform(state);
            Instant to = now();
            lines = lines.append(step.describe(state));
            compare(step, state, result, moments(step.takesTime() ? to : from, to));
        } catch (RuntimeException e) {
            lines = lines.size() < executed.size() ? lines.append(step.describe(state)) : lines;
            disagreement = Option.some("threw " + e);
        }
    }

    private void compare(Step step, RunState before, Step.StepResult result, List<Instant> moments) {
        Everything found = environment.everythingAfter(step);
        Set<Comparison> comparisons = models.flatMap(model -> moments.map(now -> {
            Step.Prediction predicted = result.expectation().of(model, now);
            return new Comparison(predicted, result.outcome(), environment.everythingIn(predicted.after(), now), found);
        }));
        models = comparisons
                .filter(this::agrees)
                .map(comparison -> comparison.predicted().after());
        if (models.isEmpty()) {
            Comparison nearest = comparisons.head();
            disagreement = Option.some(describe(nearest));
            broken = nearest.brokenIn(step, before);
        }
    }

    private boolean agrees(Comparison comparison) {
        return resultDifference(comparison).isEmpty()
                && comparison.effectDifference().isEmpty();
    }

    private String describe(Comparison comparison) {
        return resultDifference(comparison)
                .orElse(() -> comparison.effectDifference().map(difference -> "then " + difference))
                .getOrElse("");
    }

    private Option<String> resultDifference(Comparison comparison) {
        return comparison
                .result()
                .unlike(comparison.predicted().outcome(), environment.backend().explainsRefusals());
    }

    private Instant now() {
        return environment.backend().now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<Instant> moments(Instant from, Instant to) {
        if (to.isAfter(from.plus(MAX_STEP_TIME))) {
            throw new IllegalStateException("a step took from " + from + " to " + to + " by the backend's clock");
        }
        return Iterator.iterate(from, moment -> moment.plusSeconds(1))
                .takeWhile(moment -> !moment.isAfter(to))
                .toList();
    }

    /** The result of a step and the state afterwards, each with the prediction of one model. */
    private record Comparison(Step.Prediction predicted, Outcome result, Everything expectedEffect, Everything effect) {

        Option<String> effectDifference() {
            return effect.unlike(expectedEffect);
        }

        Seq<String> brokenIn(Step step, RunState before) {
            return new BrokenRules(before, predicted.outcome(), result, expectedEffect, effect).in(step);
        }
    }
}
