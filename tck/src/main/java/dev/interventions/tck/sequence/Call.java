package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Refused;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.ModelResult;
import dev.interventions.tck.sequence.Participants.Agent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An agent calls an operation, perhaps as another user. */
record Call(Agent caller, Option<Agent> as, Command command) implements Step {

    @Override
    public boolean isPossible(RunState state) {
        return command.isPossible(state);
    }

    @Override
    public StepResult perform(RunState state) {
        RunEnvironment environment = state.environment();
        Command.View view =
                new Command.View(environment.backend(), environment.user(caller), as.map(environment::user));
        Outcome outcome = Outcome.of(command.execute(view, state));
        return new StepResult(outcome, (model, now) -> predicted(new RunState(environment, model), now, outcome));
    }

    private Prediction predicted(RunState state, Instant now, Outcome seen) {
        return acting(state)
                .<ModelResult<?>>map(actor -> command.predict(state, actor, now, seen))
                .fold(
                        refusal -> new Prediction(Outcome.of(Either.left(refusal)), state.model()),
                        decision -> new Prediction(Outcome.of(decision.result()), decision.after()));
    }

    private Either<Refused, Actor> acting(RunState state) {
        return as.isDefined() && !state.environment().backend().impersonates()
                ? Either.left(new Refused.NotSupported("this adapter doesn't declare IMPERSONATES"))
                : state.model().acting(state.environment().user(caller), as.map(state.environment()::user));
    }

    @Override
    public boolean takesTime() {
        return false;
    }

    @Override
    public boolean changesComments() {
        return command instanceof CommentCommand || command instanceof Command.Cancel;
    }

    @Override
    public String describe(RunState state) {
        return caller + as.map(other -> ", acting as " + other + ",").getOrElse("") + " " + command.describe(state);
    }

    @Override
    public Seq<Step> simpler() {
        Seq<Call> unimpersonated = as.toList().map(other -> new Call(caller, Option.none(), command));
        Seq<Call> byTheOwner = caller == Agent.OWNER ? List.empty() : List.of(new Call(Agent.OWNER, as, command));
        Seq<Call> less = command.simpler().map(simpler -> new Call(caller, as, simpler));
        return List.<Step>narrow(
                unimpersonated.appendAll(byTheOwner).appendAll(less).toList());
    }
}
