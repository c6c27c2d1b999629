package dev.interventions.http.intervention;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Looks up the outcome of a write by reading. What it finds is the result of the call. Finding nothing proves nothing: the write may still
 * reach the service.
 */
@FunctionalInterface
interface OutcomeLookup<T> {

    int MAX_PAGES = 3;

    /**
     * The outcome, if reading shows it.
     *
     * @param response the response to the write, if it was readable but didn't show the requested state; otherwise the error
     */
    Option<T> find(Either<InterventionError, Intervention> response, InterventionCall call);

    /** Finds the intervention if it shows the requested state. */
    static OutcomeLookup<Intervention> thatShows(InterventionId id, RequestedState requested) {
        return (response, call) -> call.get(id).toOption().filter(requested.isShownBy());
    }

    /** Finds that the intervention no longer exists. */
    static OutcomeLookup<Cancelled> thatIsGone(InterventionId id) {
        return (response, call) -> Option.when(
                call.get(id).swap().exists(Refused.NotFound.class::isInstance), () -> new Cancelled(id, Option.none()));
    }

    /** Finds the intervention that a create opened or reopened. */
    static OutcomeLookup<Intervention> ofCreate(ContentId content, RequestedState open) {
        return (response, call) -> response.toOption()
                .filter(record -> record.origin().content().exists(other -> !other.equals(content)))
                .flatMap(record -> reopened(record, call))
                .orElse(() -> lastChanged(InterventionQuery.all(), open.isShownBy(), call));
    }

    /**
     * The intervention, if it is open again after a close. A create on a later content of an intervention can only reopen it, and its
     * record keeps naming the content that it was first opened on; the API doesn't list its other contents.
     */
    private static Option<Intervention> reopened(Intervention record, InterventionCall call) {
        InterventionQuery reopened = InterventionQuery.all().withStatus(StatusFilter.REOPENED);
        return lastChanged(
                record.origin().thread().map(reopened::inThread).getOrElse(reopened),
                found -> found.id().equals(record.id()) && !found.isClosed(),
                call);
    }

    /** A matching intervention among those that were changed last. */
    private static Option<Intervention> lastChanged(
            InterventionQuery query, Predicate<Intervention> wanted, InterventionCall call) {
        for (int page = 0; page < MAX_PAGES; page++) {
            PageRequest request = PageRequest.of((long) page * PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
            Option<Page<Intervention>> listed =
                    call.list(query.sortedBy(Sort.UPDATED_AT), request).toOption();
            Option<Intervention> found = listed.flatMap(some -> some.records().find(wanted));
            if (found.isDefined() || !listed.exists(Page::hasNext)) {
                return found;
            }
        }
        return Option.none();
    }
}
