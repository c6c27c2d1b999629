package dev.interventions.tck;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused;
import dev.interventions.port.Interventions;
import dev.interventions.tck.Cast.Agent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An agent calls an operation, perhaps as somebody else. */
record Call(Agent caller, Option<Agent> as, Deed deed) implements Step {

    @Override
    public boolean isPossible(Scene scene) {
        return deed.isPossible(scene);
    }

    @Override
    public Happened happen(Scene scene) {
        Interventions own = scene.stage().as(caller);
        Interventions view =
                as.fold(() -> own, other -> own.actingAs(scene.stage().user(other)));
        Outcome outcome = Outcome.of(deed.done(view, scene));
        return new Happened(
                outcome, (model, now) -> predicted(new Scene(scene.stage(), model), now, outcome.intervention()));
    }

    private Prediction predicted(Scene scene, Instant now, Option<Intervention> answer) {
        return acting(scene)
                .<Decision<?>>map(actor -> deed.decided(scene, actor, now, answer))
                .fold(
                        refusal -> new Prediction(Outcome.of(Either.left(refusal)), scene.model()),
                        decision -> new Prediction(Outcome.of(decision.answer()), decision.after()));
    }

    private Either<Refused, Actor> acting(Scene scene) {
        return as.isDefined() && !scene.stage().can(Ability.IMPERSONATES)
                ? Either.left(new Refused.NotSupported("this adapter doesn't declare IMPERSONATES"))
                : scene.model().acting(scene.stage().user(caller), as.map(scene.stage()::user));
    }

    @Override
    public boolean takesTime() {
        return false;
    }

    @Override
    public String told(Scene scene) {
        return caller + as.map(other -> ", acting as " + other + ",").getOrElse("") + " " + deed.told(scene);
    }

    @Override
    public Seq<Step> simpler() {
        Seq<Call> unimpersonated = as.toList().map(other -> new Call(caller, Option.none(), deed));
        Seq<Call> byTheOwner = caller == Agent.OWNER ? List.empty() : List.of(new Call(Agent.OWNER, as, deed));
        Seq<Call> less = deed.simpler().map(simpler -> new Call(caller, as, simpler));
        return List.<Step>narrow(
                unimpersonated.appendAll(byTheOwner).appendAll(less).toList());
    }
}
