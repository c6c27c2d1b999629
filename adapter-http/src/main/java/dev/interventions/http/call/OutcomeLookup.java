package dev.interventions.http.call;

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
 * Looks up the outcome of a write by reading. What it finds is the result. Finding nothing proves nothing: the write may still arrive.
 */
@FunctionalInterface
interface OutcomeLookup<T> {

    int MOST_PAGES = 3;

    /**
     * What it finds.
     *
     * @param response the response to the write, if it could be read and didn't show what was requested; else the error
     */
    Option<T> find(Either<InterventionError, Intervention> response, CallExecution execution);

    /** The intervention, if it shows what was requested. */
    static OutcomeLookup<Intervention> thatShows(InterventionId id, RequestedState requested) {
        return (response, execution) -> execution.read(id).toOption().filter(requested.isShownBy());
    }

    /** That there is no such intervention any more. */
    static OutcomeLookup<Cancelled> thatIsGone(InterventionId id) {
        return (response, execution) -> Option.when(
                execution.read(id).swap().exists(Refused.NotFound.class::isInstance),
                () -> new Cancelled(id, Option.none()));
    }

    /** The intervention that a create opened or reopened. */
    static OutcomeLookup<Intervention> ofCreate(ContentId content, RequestedState open) {
        return (response, execution) -> response.toOption()
                .filter(record -> record.origin().content().exists(other -> !other.equals(content)))
                .flatMap(record -> reopened(record, execution))
                .orElse(() -> lastChanged(InterventionQuery.all(), open.isShownBy(), execution));
    }

    /**
     * The intervention, if it is open again after a close. A later content of an intervention can only have reopened it, and the
     * record keeps the content that it was first opened on; nothing on the wire says which contents it has besides.
     */
    private static Option<Intervention> reopened(Intervention record, CallExecution execution) {
        InterventionQuery reopened = InterventionQuery.all().withStatus(StatusFilter.REOPENED);
        return lastChanged(
                record.origin().thread().map(reopened::inThread).getOrElse(reopened),
                found -> found.id().equals(record.id()) && !found.isClosed(),
                execution);
    }

    /** Such an intervention, among those that were changed last. */
    private static Option<Intervention> lastChanged(
            InterventionQuery query, Predicate<Intervention> wanted, CallExecution execution) {
        for (int page = 0; page < MOST_PAGES; page++) {
            PageRequest request = PageRequest.of((long) page * PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
            Option<Page<Intervention>> listed =
                    execution.list(query.sortedBy(Sort.UPDATED_AT), request).toOption();
            Option<Intervention> found = listed.flatMap(some -> some.records().find(wanted));
            if (found.isDefined() || !listed.exists(Page::hasNext)) {
                return found;
            }
        }
        return Option.none();
    }
}
