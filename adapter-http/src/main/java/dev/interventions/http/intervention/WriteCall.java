package dev.interventions.http.intervention;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.http.call.WireRequest;
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
        return opening(InterventionRequests.create(content), content);
    }

    /** A create by a bot, which has the same outcomes. */
    public static WriteCall<Intervention> engage(ContentId content) {
        return opening(InterventionRequests.engage(content), content);
    }

    private static WriteCall<Intervention> opening(WireRequest request, ContentId content) {
        RequestedState open = RequestedState.openOn(content);
        return new WriteCall<>(
                request, open, Function.identity(), OutcomeLookup.ofCreate(content, open), Option.none());
    }

    public static WriteCall<Intervention> close(InterventionId id) {
        return of(
                InterventionRequests.close(id), id, RequestedState.CLOSED, Option.some(RefusalDiagnosis.ofClosing(id)));
    }

    public static WriteCall<Cancelled> cancel(InterventionId id) {
        return new WriteCall<>(
                InterventionRequests.cancel(id),
                RequestedState.CANCELLABLE,
                last -> new Cancelled(id, Option.some(last)),
                OutcomeLookup.thatIsGone(id),
                Option.some(RefusalDiagnosis.ofCancelling(id)));
    }

    public static WriteCall<Intervention> reassign(InterventionId id, UserId newOwner) {
        return of(InterventionRequests.reassign(id, newOwner), id, RequestedState.ownedBy(newOwner), Option.none());
    }

    public static WriteCall<Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return of(
                InterventionRequests.categorize(id, categories),
                id,
                RequestedState.categorizedAs(categories),
                Option.none());
    }

    public static WriteCall<Intervention> updateCustomFields(InterventionId id, Map<String, CustomFieldValue> values) {
        return of(
                InterventionRequests.updateCustomFields(id, values),
                id,
                RequestedState.withCustomFields(values),
                Option.none());
    }

    private static WriteCall<Intervention> of(
            WireRequest request, InterventionId id, RequestedState requested, Option<RefusalDiagnosis> diagnosis) {
        return new WriteCall<>(
                request, requested, Function.identity(), OutcomeLookup.thatShows(id, requested), diagnosis);
    }

    Either<InterventionError, T> in(InterventionCall call) {
        Either<InterventionError, Intervention> response = call.intervention(request);
        Either<InterventionError, T> outcome = requested.shownIn(response).map(result);
        return call.execution()
                .orLookedUp(outcome, () -> lookup.find(response, call))
                .mapLeft(error -> diagnosis.fold(() -> error, some -> some.of(error, call)));
    }
}
