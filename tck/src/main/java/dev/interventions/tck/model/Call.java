package dev.interventions.tck.model;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused;
import dev.interventions.port.Interventions;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.Participants.Agent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An agent calls an operation, perhaps as somebody else. */
record Call(Agent caller, Option<Agent> as, Command command) implements Step {

    @Override
    public boolean isPossible(RunState scene) {
        return command.isPossible(scene);
    }

    @Override
    public StepResult happen(RunState scene) {
        Interventions own = scene.stage().as(caller);
        Interventions view =
                as.fold(() -> own, other -> own.actingAs(scene.stage().user(other)));
        Outcome outcome = Outcome.of(command.done(view, scene));
        return new StepResult(
                outcome, (model, now) -> predicted(new RunState(scene.stage(), model), now, outcome.intervention()));
    }

    private Prediction predicted(RunState scene, Instant now, Option<Intervention> answer) {
        return acting(scene)
                .<ModelResult<?>>map(actor -> command.decided(scene, actor, now, answer))
                .fold(
                        refusal -> new Prediction(Outcome.of(Either.left(refusal)), scene.model()),
                        decision -> new Prediction(Outcome.of(decision.answer()), decision.after()));
    }

    private Either<Refused, Actor> acting(RunState scene) {
        return as.isDefined() && !scene.stage().backend().impersonates()
                ? Either.left(new Refused.NotSupported("this adapter doesn't declare IMPERSONATES"))
                : scene.model().acting(scene.stage().user(caller), as.map(scene.stage()::user));
    }

    @Override
    public boolean takesTime() {
        return false;
    }

    @Override
    public String told(RunState scene) {
        return caller + as.map(other -> ", acting as " + other + ",").getOrElse("") + " " + command.told(scene);
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
