package dev.interventions.http;

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
import dev.interventions.http.bot.BotCall;
import dev.interventions.port.Operation;
import dev.interventions.port.bot.Bots;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.Function;

/**
 * The bots' API of an account of the service, over HTTP. See {@link EngageClient#bots()}. Time, attempts, responses, limits and
 * observability are as for {@link HttpInterventions}.
 *
 * <p><b>Lost responses.</b> No operation is sent again. A lost engage is looked up as a lost create is. A lost completion has happened if the
 * intervention is then read as closed, unless it asked for what an intervention doesn't show ({@link Completion#hasHiddenParts}): its
 * effect is then unknown, as is that of every lost handover.
 *
 * <p><b>Refusals.</b> The service refuses with 422 and gives no reason. After a refused completion the adapter reads the intervention once,
 * as after a refused close.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpBots implements Bots {

    private final View view;

    HttpBots(View view) {
        this.view = view;
    }

    /** A view whose calls act as this user. On a view, this replaces the user. */
    @Override
    public HttpBots actingAs(UserId user) {
        return new HttpBots(view.actingAs(user));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpBots within(Duration deadline) {
        return new HttpBots(view.within(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpBots withLane(String lane) {
        return new HttpBots(view.withLane(lane));
    }

    @Override
    public Either<InterventionError, Intervention> engage(ContentId content) {
        requireNonNull(content, "content");
        return run(Operation.ENGAGE, call -> call.engage(content));
    }

    @Override
    public Either<InterventionError, Completed> complete(InterventionId id, Completion completion) {
        requireNonNull(id, "id");
        requireNonNull(completion, "completion");
        return run(Operation.COMPLETE, call -> call.complete(id, completion));
    }

    @Override
    public Either<InterventionError, Acknowledgement> handover(Handover handover) {
        requireNonNull(handover, "handover");
        return run(Operation.HANDOVER, call -> call.handover(handover));
    }

    private <T> Either<InterventionError, T> run(
            Operation operation, Function<BotCall, Either<InterventionError, T>> steps) {
        return view.run(operation, execution -> steps.apply(new BotCall(execution)));
    }
}
