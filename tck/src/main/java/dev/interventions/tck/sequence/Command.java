package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.ModelResult;
import dev.interventions.tck.sequence.Participants.Agent;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An operation of the port. Contents are named by their numbers in the sequence, interventions by the numbers of their contents. */
interface Command {

    /** The longest text that descriptions show whole. */
    int LONGEST_TEXT = 40;

    /** Whether it can be executed in this state. */
    boolean isPossible(RunState state);

    /** Executes it through the adapter. */
    Either<InterventionError, ?> execute(View view, RunState state);

    /**
     * Executes it in the model.
     *
     * @param seen what the adapter returned, for values that no rule determines
     */
    ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen);

    /** A description of the operation, with the agent as its subject. */
    String describe(RunState state);

    /** Similar commands that are easier to understand. */
    Seq<Command> simpler();

    /** The adapter as an agent uses it, perhaps as another user. */
    record View(Backend backend, UserId caller, Option<UserId> as) {

        Interventions interventions() {
            Interventions own = backend.as(caller);
            return as.fold(() -> own, own::actingAs);
        }

        Comments comments() {
            Comments own = backend.comments(caller);
            return as.fold(() -> own, own::actingAs);
        }
    }

    /** A text, or the beginning of a long one. */
    static String abbreviated(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, 3) + "\u2026, " + text.length() + " characters";
    }

    /** A command on one content, or on its intervention. */
    interface OnOne extends Command {

        int number();

        /** The same command on another content. */
        Command on(int other);

        @Override
        default boolean isPossible(RunState state) {
            return state.environment().content(number()).isDefined();
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
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions().create(state.content(number));
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model().create(state.content(number), actor, now, seen.intervention());
        }

        @Override
        public String describe(RunState state) {
            return "opens an intervention on " + state.content(number).value();
        }
    }

    /** Reads. */
    record Get(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Get(other);
        }

        @Override
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions().get(state.intervention(number));
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model().get(state.intervention(number), actor, now);
        }

        @Override
        public String describe(RunState state) {
            return "gets " + state.named(number);
        }
    }

    /** Closes. */
    record Close(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Close(other);
        }

        @Override
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions().close(state.intervention(number));
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model().close(state.intervention(number), actor, now);
        }

        @Override
        public String describe(RunState state) {
            return "closes " + state.named(number);
        }
    }

    /** Cancels. */
    record Cancel(int number) implements OnOne {

        @Override
        public Command on(int other) {
            return new Cancel(other);
        }

        @Override
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions().cancel(state.intervention(number));
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model().cancel(state.intervention(number), actor, now);
        }

        @Override
        public String describe(RunState state) {
            return "cancels " + state.named(number);
        }
    }

    /** Changes the owner. */
    record Reassign(int number, Agent newOwner) implements OnOne {

        @Override
        public Command on(int other) {
            return new Reassign(other, newOwner);
        }

        @Override
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions()
                    .reassign(state.intervention(number), state.environment().user(newOwner));
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model()
                    .reassign(state.intervention(number), state.environment().user(newOwner), actor, now);
        }

        @Override
        public String describe(RunState state) {
            return "reassigns " + state.named(number) + " to " + newOwner;
        }
    }

    /** Replaces the categories. */
    record Categorize(int number, Set<String> categories) implements OnOne {

        @Override
        public Command on(int other) {
            return new Categorize(other, categories);
        }

        @Override
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions().categorize(state.intervention(number), ids());
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model().categorize(state.intervention(number), ids(), actor, now);
        }

        private Set<CategoryId> ids() {
            return categories.map(CategoryId::of);
        }

        @Override
        public String describe(RunState state) {
            return "categorizes " + state.named(number) + " as "
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

        private static final CustomFieldValue SIMPLEST = CustomFieldValue.of("urgent");

        @Override
        public Command on(int other) {
            return new UpdateCustomFields(other, values);
        }

        @Override
        public Either<InterventionError, ?> execute(View view, RunState state) {
            return view.interventions().updateCustomFields(state.intervention(number), values);
        }

        @Override
        public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
            return state.model().updateCustomFields(state.intervention(number), values, actor, now);
        }

        @Override
        public String describe(RunState state) {
            return "sets the custom fields of " + state.named(number) + " to "
                    + values.map(field -> abbreviated(field._1) + "=" + inWords(field._2))
                            .mkString(", ");
        }

        private static String inWords(CustomFieldValue value) {
            String texts = value.texts()
                    .map(text -> "\"" + Command.abbreviated(text) + "\"")
                    .mkString(", ");
            return value instanceof CustomFieldValue.TextList ? "[" + texts + "]" : texts;
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
