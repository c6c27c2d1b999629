package dev.interventions.http.call;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * One write. Its outcome is looked up if the response is lost or doesn't show the requested state, and a refusal without a reason is
 * diagnosed.
 */
public final class WriteCall<T> {

    private final WireRequest request;
    private final RequestedState requested;
    private final Function<Intervention, T> result;
    private final OutcomeLookup<T> lookup;
    private final Option<RefusalDiagnosis> diagnosis;

    /**
     * @param requested the state that the response must show
     * @param result the result of the call for such a response
     * @param lookup finds the outcome if the response doesn't show that state
     * @param diagnosis finds the reason for a refusal without one, if the operation has such a diagnosis
     */
    private WriteCall(
            WireRequest request,
            RequestedState requested,
            Function<Intervention, T> result,
            OutcomeLookup<T> lookup,
            Option<RefusalDiagnosis> diagnosis) {
        this.request = request;
        this.requested = requested;
        this.result = result;
        this.lookup = lookup;
        this.diagnosis = diagnosis;
    }

    public static WriteCall<Intervention> create(ContentId content) {
        RequestedState open = RequestedState.openOn(content);
        return new WriteCall<>(
                WireRequest.create(content),
                open,
                Function.identity(),
                OutcomeLookup.ofCreate(content, open),
                Option.none());
    }

    public static WriteCall<Intervention> close(InterventionId id) {
        return of(WireRequest.close(id), id, RequestedState.CLOSED, Option.some(RefusalDiagnosis.OF_CLOSING));
    }

    public static WriteCall<Cancelled> cancel(InterventionId id) {
        return new WriteCall<>(
                WireRequest.cancel(id),
                RequestedState.CANCELLABLE,
                last -> new Cancelled(id, Option.some(last)),
                OutcomeLookup.thatIsGone(id),
                Option.some(RefusalDiagnosis.OF_CANCELLING));
    }

    public static WriteCall<Intervention> reassign(InterventionId id, UserId newOwner) {
        return of(WireRequest.reassign(id, newOwner), id, RequestedState.ownedBy(newOwner), Option.none());
    }

    public static WriteCall<Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return of(WireRequest.categorize(id, categories), id, RequestedState.categorizedAs(categories), Option.none());
    }

    public static WriteCall<Intervention> updateCustomFields(InterventionId id, Map<String, CustomFieldValue> values) {
        return of(
                WireRequest.updateCustomFields(id, values), id, RequestedState.withCustomFields(values), Option.none());
    }

    private static WriteCall<Intervention> of(
            WireRequest request, InterventionId id, RequestedState requested, Option<RefusalDiagnosis> diagnosis) {
        return new WriteCall<>(
                request, requested, Function.identity(), OutcomeLookup.thatShows(id, requested), diagnosis);
    }

    Either<InterventionError, T> in(CallExecution execution) {
        Either<InterventionError, Intervention> response = execution.intervention(request);
        Either<InterventionError, T> outcome = requested.shownIn(response).map(result);
        if (outcome.isRight()) {
            return outcome;
        }
        InterventionError error = outcome.getLeft();
        if (execution.mayLookUp() && mayBeLookedUp(error)) {
            return execution.resolving(() -> lookup.find(response, execution)).toEither(error);
        }
        return Either.left(
                error instanceof NotAllowed refusal && execution.mayDiagnose() ? diagnosed(refusal, execution) : error);
    }

    /** A caller that was interrupted or whose client was closed must not wait for another response. */
    private static boolean mayBeLookedUp(InterventionError error) {
        return error instanceof EffectUnknown unknown
                && !(unknown.seen() instanceof Unavailable.Interrupted)
                && !(unknown.seen() instanceof Unavailable.ClientClosed);
    }

    private NotAllowed diagnosed(NotAllowed refusal, CallExecution execution) {
        return diagnosis
                .filter(any -> refusal.basis() == Refused.Basis.UNKNOWN)
                .flatMap(some -> request.id()
                        .flatMap(id ->
                                execution.explaining(() -> execution.read(id)).toOption())
                        .map(seen -> some.of(refusal, seen)))
                .getOrElse(refusal);
    }
}
