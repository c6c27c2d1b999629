package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Comments;
import dev.interventions.tck.comparison.DeletedComment;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.ModelComments;
import dev.interventions.tck.model.ModelResult;
import dev.interventions.tck.sequence.Participants.Agent;
import dev.interventions.tck.sequence.Participants.Customer;
import dev.interventions.tck.sequence.Participants.Place;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An operation on comments. They are named by their numbers in the sequence; the number of a comment that wasn't written is an unknown id.
 */
interface CommentCommand extends Command {

    @Override
    default boolean isPossible(RunState state) {
        return true;
    }

    /** Executes it through the adapter's comments. */
    Either<InterventionError, ?> execute(Comments comments, RunState state);

    @Override
    default Either<InterventionError, ?> execute(View view, RunState state) {
        return execute(view.comments(), state);
    }

    /** Executes it in the model. */
    ModelResult<?> predict(RunState state, ModelComments comments, Outcome seen);

    @Override
    default ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
        return predict(state, new ModelComments(state.model(), actor, now), seen);
    }

    /** A command on one comment. */
    interface OnComment extends CommentCommand {

        int comment();

        /** The same command on another comment. */
        Command on(int other);

        @Override
        default Seq<Command> simpler() {
            return List.range(0, comment()).map(this::on);
        }
    }

    /** Writes a comment on the intervention of a content, as another author if one is named. */
    record Write(int comment, int number, Option<Agent> author, String text) implements CommentCommand, Command.OnOne {

        static final String SIMPLEST = "call back";

        @Override
        public boolean isPossible(RunState state) {
            return Command.OnOne.super.isPossible(state);
        }

        @Override
        public Command on(int other) {
            return new Write(comment, other, author, text);
        }

        @Override
        public Either<InterventionError, ?> execute(Comments comments, RunState state) {
            RunEnvironment environment = state.environment();
            InterventionId about = state.intervention(number);
            Either<InterventionError, Comment> outcome = author.map(environment::user)
                    .fold(() -> comments.create(about, text), named -> comments.create(about, text, named));
            return outcome.peek(written -> environment.recordComment(comment, written));
        }

        @Override
        public ModelResult<?> predict(RunState state, ModelComments comments, Outcome seen) {
            return comments.create(
                    state.intervention(number), text, author.map(state.environment()::user), seen.comment());
        }

        @Override
        public String describe(RunState state) {
            return "writes "
                    + state.environment()
                            .comment(comment)
                            .fold(
                                    () -> "a comment",
                                    written -> "comment " + written.id().value())
                    + " on " + state.named(number)
                    + author.map(named -> " with " + named + " as its author").getOrElse("")
                    + (text.equals(SIMPLEST) ? "" : ": \"" + Command.abbreviated(text.replace("\n", "\\n")) + "\"");
        }

        @Override
        public Seq<Command> simpler() {
            return Command.OnOne.super
                    .simpler()
                    .appendAll(author.map(named -> new Write(comment, number, Option.none(), text)))
                    .appendAll(Option.when(!text.equals(SIMPLEST), () -> new Write(comment, number, author, SIMPLEST)));
        }
    }

    /** Reads. */
    record Get(int comment) implements OnComment {

        @Override
        public Command on(int other) {
            return new Get(other);
        }

        @Override
        public Either<InterventionError, ?> execute(Comments comments, RunState state) {
            return comments.get(state.comment(comment));
        }

        @Override
        public ModelResult<?> predict(RunState state, ModelComments comments, Outcome seen) {
            return comments.get(state.comment(comment));
        }

        @Override
        public String describe(RunState state) {
            return "gets " + state.namedComment(comment);
        }
    }

    /** Deletes. */
    record Delete(int comment) implements OnComment {

        @Override
        public Command on(int other) {
            return new Delete(other);
        }

        @Override
        public Either<InterventionError, ?> execute(Comments comments, RunState state) {
            return comments.delete(state.comment(comment)).map(DeletedComment::new);
        }

        @Override
        public ModelResult<?> predict(RunState state, ModelComments comments, Outcome seen) {
            return comments.delete(state.comment(comment));
        }

        @Override
        public String describe(RunState state) {
            return "deletes " + state.namedComment(comment);
        }
    }

    /**
     * Lists comments.
     *
     * @param about only those on the intervention of this content
     */
    record Listing(
            Option<Integer> about,
            Option<Place> thread,
            Option<Agent> author,
            Option<Customer> customer,
            PageRequest page)
            implements CommentCommand {

        @Override
        public Either<InterventionError, ?> execute(Comments comments, RunState state) {
            return comments.list(query(state), page);
        }

        @Override
        public ModelResult<?> predict(RunState state, ModelComments comments, Outcome seen) {
            return new ModelResult<>(Either.right(comments.page(query(state), page)), state.model());
        }

        private CommentQuery query(RunState state) {
            RunEnvironment environment = state.environment();
            return new CommentQuery(
                    about.map(state::intervention),
                    thread.map(environment::thread),
                    author.map(environment::user),
                    customer.map(environment::customer));
        }

        boolean isFiltered() {
            return about.isDefined() || thread.isDefined() || author.isDefined() || customer.isDefined();
        }

        @Override
        public String describe(RunState state) {
            return "lists the " + page.limit() + " comments from offset " + page.offset()
                    + about.map(number -> ", on " + state.named(number)).getOrElse("")
                    + thread.map(kept -> ", in " + kept).getOrElse("")
                    + author.map(kept -> ", written by " + kept).getOrElse("")
                    + customer.map(kept -> ", about " + kept).getOrElse("");
        }

        @Override
        public Seq<Command> simpler() {
            return List.of(
                            new Listing(Option.none(), thread, author, customer, page),
                            new Listing(about, Option.none(), author, customer, page),
                            new Listing(about, thread, Option.none(), customer, page),
                            new Listing(about, thread, author, Option.none(), page),
                            new Listing(about, thread, author, customer, PageRequest.first()))
                    .filter(simpler -> !simpler.equals(this))
                    .map(simpler -> simpler);
        }
    }
}
