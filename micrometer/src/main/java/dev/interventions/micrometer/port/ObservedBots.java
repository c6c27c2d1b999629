package dev.interventions.micrometer.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.Operation;
import dev.interventions.port.bot.Bots;
import io.vavr.control.Either;

/** A port whose operations are observed. */
public final class ObservedBots implements Bots {

    private final Bots bots;
    private final CallObserver observer;

    public ObservedBots(Bots bots, CallObserver observer) {
        this.bots = requireNonNull(bots, "bots");
        this.observer = observer;
    }

    @Override
    public Bots actingAs(UserId user) {
        return new ObservedBots(bots.actingAs(user), observer);
    }

    @Override
    public Either<InterventionError, Intervention> engage(ContentId content) {
        return observer.observe(Operation.ENGAGE, () -> bots.engage(content));
    }

    @Override
    public Either<InterventionError, Completed> complete(InterventionId id, Completion completion) {
        return observer.observe(Operation.COMPLETE, () -> bots.complete(id, completion));
    }

    @Override
    public Either<InterventionError, Acknowledgement> handover(Handover handover) {
        return observer.observe(Operation.HANDOVER, () -> bots.handover(handover));
    }
}
