package dev.interventions.tck.model;

import dev.interventions.domain.Actor;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.port.Interventions;
import dev.interventions.tck.model.Participants.Agent;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An operation of the port on what a story tells of: contents by their numbers, and interventions by the numbers of their contents. */
interface Command {

    /** Whether it can be done here. */
    boolean isPossible(RunState scene);

    /** Does it through the adapter. */
    Either<InterventionError, ?> done(Interventions port, RunState scene);

    /** Does it in the model. */
    ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer);

    /** What the agent does. */
    String told(RunState scene);

    /** Similar deeds that are easier to understand. */
    Seq<Command> simpler();

    /** A deed on one content, or on its intervention. */
    interface OnOne extends Command {

        int number();

        /** The same deed on another. */
        Command on(int other);

        @Override
        default boolean isPossible(RunState scene) {
            return scene.stage().content(number()).isDefined();
        }

        @Override
        default Seq<Command> simpler() {
            return List.range(0, number()).map(this::on);
        }
    }

    /** Opens or reopens. */
    record Create(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Create(other);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.create(scene.content(number));
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model().create(scene.content(number), actor, now, answer);
        }

        @Override
        public String told(RunState scene) {
            return "opens an intervention on " + scene.content(number).value();
        }
    }

    /** Reads. */
    record Get(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Get(other);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.get(scene.intervention(number));
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model().get(scene.intervention(number), actor, now);
        }

        @Override
        public String told(RunState scene) {
            return "gets " + scene.named(number);
        }
    }

    /** Closes. */
    record Close(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Close(other);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.close(scene.intervention(number));
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model().close(scene.intervention(number), actor, now);
        }

        @Override
        public String told(RunState scene) {
            return "closes " + scene.named(number);
        }
    }

    /** Cancels. */
    record Cancel(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Cancel(other);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.cancel(scene.intervention(number));
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model().cancel(scene.intervention(number), actor, now);
        }

        @Override
        public String told(RunState scene) {
            return "cancels " + scene.named(number);
        }
    }

    /** Puts another in charge. */
    record Reassign(int number, Agent newOwner) implements OnOne {

        @Override
        public Command on(int other) {
            return new Reassign(other, newOwner);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.reassign(scene.intervention(number), scene.stage().user(newOwner));
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model()
                    .reassign(scene.intervention(number), scene.stage().user(newOwner), actor, now);
        }

        @Override
        public String told(RunState scene) {
            return "reassigns " + scene.named(number) + " to " + newOwner;
        }
    }

    /** Replaces the categories. */
    record Categorize(int number, Set<String> categories) implements OnOne {

        @Override
        public Command on(int other) {
            return new Categorize(other, categories);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.categorize(scene.intervention(number), ids());
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model().categorize(scene.intervention(number), ids(), actor, now);
        }

        private Set<CategoryId> ids() {
            return categories.map(CategoryId::of);
        }

        @Override
        public String told(RunState scene) {
            return "categorizes " + scene.named(number) + " as "
                    + (categories.isEmpty()
                            ? "nothing"
                            : categories.toSortedSet().mkString(" and "));
        }

        @Override
        public Seq<Command> simpler() {
            return OnOne.super
                    .simpler()
                    .appendAll(categories.map(category -> new Categorize(number, categories.remove(category))));
        }
    }

    /** Sets custom fields. */
    record UpdateCustomFields(int number, Map<String, CustomFieldValue> values) implements OnOne {

        private static final int LONGEST_TEXT = 40;
        private static final CustomFieldValue SIMPLEST = CustomFieldValue.of("urgent");

        @Override
        public Command on(int other) {
            return new UpdateCustomFields(other, values);
        }

        @Override
        public Either<InterventionError, ?> done(Interventions port, RunState scene) {
            return port.updateCustomFields(scene.intervention(number), values);
        }

        @Override
        public ModelResult<?> decided(RunState scene, Actor actor, Instant now, Option<Intervention> answer) {
            return scene.model().updateCustomFields(scene.intervention(number), values, actor, now);
        }

        @Override
        public String told(RunState scene) {
            return "sets the custom fields of " + scene.named(number) + " to "
                    + values.map(field -> inWords(field._1) + "=" + inWords(field._2))
                            .mkString(", ");
        }

        private static String inWords(CustomFieldValue value) {
            String texts =
                    value.texts().map(text -> "\"" + inWords(text) + "\"").mkString(", ");
            return value instanceof CustomFieldValue.TextList ? "[" + texts + "]" : texts;
        }

        private static String inWords(String text) {
            return text.length() <= LONGEST_TEXT
                    ? text
                    : text.substring(0, 3) + "\u2026, " + text.length() + " characters";
        }

        @Override
        public Seq<Command> simpler() {
            return OnOne.super
                    .simpler()
                    .appendAll(values.keySet()
                            .filter(key -> values.size() > 1)
                            .map(key -> new UpdateCustomFields(number, values.remove(key))))
                    .appendAll(values.reject((key, value) -> value.equals(SIMPLEST))
                            .keySet()
                            .map(key -> new UpdateCustomFields(number, values.put(key, SIMPLEST))));
        }
    }
}
