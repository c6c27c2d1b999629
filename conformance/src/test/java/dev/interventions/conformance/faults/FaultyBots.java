package dev.interventions.conformance.faults;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.bot.Bots;
import io.vavr.control.Either;

/** Behaves as the correct bots except where a fault overrides it. */
class FaultyBots implements Bots {

    private final FaultContext it;

    FaultyBots(FaultContext it) {
        this.it = it;
    }

    @Override
    public Bots actingAs(UserId user) {
        return it.actingAs(user).bots();
    }

    @Override
    public Either<InterventionError, Intervention> engage(ContentId content) {
        return it.correctBots().engage(content).map(it::shown);
    }

    @Override
    public Either<InterventionError, Completed> complete(InterventionId id, Completion completion) {
        return it.correctBots().complete(id, completion);
    }

    @Override
    public Either<InterventionError, Acknowledgement> handover(Handover handover) {
        return it.correctBots().handover(handover);
    }
}
