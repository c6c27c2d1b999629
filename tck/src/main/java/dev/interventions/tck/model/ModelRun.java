package dev.interventions.tck.model;

import dev.interventions.tck.comparison.Outcome;
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
 * A story that is told to an adapter and to the model, step by step, until they disagree on what came of a step or on what there
 * is afterwards.
 *
 * <p>A step happens at a moment between its begin and its end, which nobody knows exactly where the backend's time goes by itself.
 * So there may be several models of what there is; the adapter has to agree with one of them.
 */
public final class ModelRun {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

    private final RunEnvironment stage;
    private Set<Model> models;
    private Vector<Step> told = Vector.empty();
    private List<String> lines = List.empty();
    private Option<String> disagreement = Option.none();
    private Seq<String> broken = List.empty();

    private ModelRun(RunEnvironment stage) {
        this.stage = stage;
        models = HashSet.of(stage.beginning());
    }

    /** Runs the sequence that this seed generates. Each run has a backend of its own, and closes it. */
    public static ModelRun of(long seed, Supplier<Backend> newBackend) {
        return of(CommandGenerator.sequence(seed), newBackend);
    }

    /** The shortest and simplest failing run that is found in half a minute, for a run that failed. */
    public ModelRun shrunk(Supplier<Backend> newBackend) {
        return new Shrinker(newBackend).of(this);
    }

    static ModelRun of(CommandSequence sequence, Supplier<Backend> newBackend) {
        try (Backend backend = newBackend.get()) {
            ModelRun run = new ModelRun(new RunEnvironment(backend));
            Iterator<Step> steps = sequence.steps().iterator();
            while (steps.hasNext() && !run.failed()) {
                run.tell(steps.next());
            }
            return run;
        }
    }

    public boolean failed() {
        return disagreement.isDefined();
    }

    /** What was told of the story: without what couldn't happen, and without what came after a disagreement. */
    CommandSequence sequence() {
        return new CommandSequence(told);
    }

    /** The ids of the rules of which one is broken, as far as the last step tells. */
    public Seq<String> broken() {
        return broken;
    }

    /** The story in words, with the disagreement at its end. */
    public String inWords() {
        return stage.inWords(lines.appendAll(disagreement.map(words -> "   " + words))
                .zipWithIndex()
                .map(line -> line._2 < told.size() ? (line._2 + 1) + ". " + line._1 : line._1)
                .mkString("\n"));
    }

    private void tell(Step step) {
        RunState scene = new RunState(stage, models.head());
        if (!step.isPossible(scene)) {
            return;
        }
        told = told.append(step);
        try {
            Instant from = now();
            Step.StepResult happened = step.happen(scene);
            Instant to = now();
            lines = lines.append(step.told(scene));
            compare(step, scene, happened, moments(step.takesTime() ? to : from, to));
        } catch (RuntimeException e) {
            lines = lines.size() < told.size() ? lines.append(step.told(scene)) : lines;
            disagreement = Option.some("which threw " + e);
        }
    }

    private void compare(Step step, RunState before, Step.StepResult happened, List<Instant> moments) {
        Outcome found = Outcome.of(stage.everything());
        Set<Comparison> comparisons = models.flatMap(model -> moments.map(now -> {
            Step.Prediction predicted = happened.expectation().of(model, now);
            return new Comparison(
                    predicted, happened.outcome(), Outcome.of(stage.everythingIn(predicted.after(), now)), found);
        }));
        models = comparisons
                .filter(this::agrees)
                .map(comparison -> comparison.predicted().after());
        if (models.isEmpty()) {
            Comparison nearest = comparisons.head();
            disagreement = Option.some(inWords(nearest));
            broken = nearest.brokenIn(step, before);
        }
    }

    private boolean agrees(Comparison comparison) {
        return unlikeAnswer(comparison).isEmpty() && comparison.unlikeEffect().isEmpty();
    }

    private String inWords(Comparison comparison) {
        return unlikeAnswer(comparison)
                .orElse(() -> comparison.unlikeEffect().map(difference -> "then " + difference))
                .getOrElse("");
    }

    private Option<String> unlikeAnswer(Comparison comparison) {
        return comparison
                .answer()
                .unlike(comparison.predicted().outcome(), stage.backend().explainsRefusals());
    }

    private Instant now() {
        return stage.backend().now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<Instant> moments(Instant from, Instant to) {
        if (to.isAfter(from.plus(LONGEST_STEP))) {
            throw new IllegalStateException("a step took from " + from + " to " + to + " by the backend's clock");
        }
        return Iterator.iterate(from, moment -> moment.plusSeconds(1))
                .takeWhile(moment -> !moment.isAfter(to))
                .toList();
    }

    /** What came of a step beside what has to have come of it by one model; what there is beside what has to be there. */
    private record Comparison(Step.Prediction predicted, Outcome answer, Outcome expectedEffect, Outcome effect) {

        Option<String> unlikeEffect() {
            return effect.unlike(expectedEffect, true);
        }

        Seq<String> brokenIn(Step step, RunState before) {
            return new BrokenRules(before, predicted.outcome(), answer, expectedEffect, effect).in(step);
        }
    }
}
