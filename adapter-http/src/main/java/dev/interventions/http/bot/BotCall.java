package dev.interventions.http.bot;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.intervention.InterventionCall;
import dev.interventions.http.intervention.WriteCall;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** One call of a bot. A request whose response is lost is looked up as far as reading an intervention can show what was requested. */
public final class BotCall {

    private final CallExecution execution;
    private final InterventionCall interventions;

    public BotCall(CallExecution execution) {
        this.execution = execution;
        this.interventions = new InterventionCall(execution);
    }

    public Either<InterventionError, Intervention> engage(ContentId content) {
        return interventions.write(WriteCall.engage(content));
    }

    public Either<InterventionError, Completed> complete(InterventionId id, Completion completion) {
        Either<InterventionError, Completed> response = execution
                .send(BotRequests.complete(id, completion), AcknowledgementReader::read)
                .map(acknowledgement -> new Completed(id, Option.some(acknowledgement)));
        // A closed intervention says nothing about its thread.
        Either<InterventionError, Completed> outcome =
                completion.hasHiddenParts() ? response : execution.orLookedUp(response, () -> closed(id));
        return outcome.mapLeft(error -> interventions.diagnosingClose(id, error));
    }

    private Option<Completed> closed(InterventionId id) {
        return interventions
                .get(id)
                .toOption()
                .filter(Intervention::isClosed)
                .map(closed -> new Completed(id, Option.none()));
    }

    /** Nothing shows a handover, so a lost response is not looked up. */
    public Either<InterventionError, Acknowledgement> handover(Handover handover) {
        return execution.send(BotRequests.handover(handover), AcknowledgementReader::read);
    }
}
