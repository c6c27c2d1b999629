package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultyBehavior.cancelling;
import static dev.interventions.conformance.faults.FaultyBehavior.categorizing;
import static dev.interventions.conformance.faults.FaultyBehavior.getting;
import static dev.interventions.conformance.faults.FaultyBehavior.reassigning;
import static dev.interventions.conformance.faults.FaultyBehavior.updating;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of reading one intervention, and of sources that the user doesn't read. */
final class GettingFaults {

    private GettingFaults() {}

    static Seq<Fault> all() {
        return reads().appendAll(unread());
    }

    private static Seq<Fault> reads() {
        return List.of(
                new Fault("GET-1", "returns it as it was at the first read", stale()),
                new Fault(
                        "GET-1",
                        "changes updated_at when it reads",
                        getting((it, id) -> it.correct()
                                .get(id)
                                .flatMap(found -> it.overwrite(
                                        id,
                                        one -> TamperedResult.updated(
                                                one, Option.some(it.now().plusSeconds(1))))))),
                new Fault(
                        "GET-1",
                        "leaves out the custom fields",
                        getting((it, id) -> it.correct().get(id).map(found -> found.withCustomFields(Option.none())))),
                new Fault(
                        "GET-1",
                        "leaves out the categories",
                        getting((it, id) -> it.correct().get(id).map(found -> found.withCategories(Option.none())))),
                new Fault(
                        "GET-1",
                        "leaves out a deferral",
                        getting((it, id) ->
                                it.correct().get(id).map(found -> TamperedResult.deferred(found, Option.none())))),
                new Fault(
                        "GET-1",
                        "returns the newest intervention for any id",
                        getting((it, id) -> it.correct()
                                .get(id)
                                .map(found ->
                                        it.all(InterventionQuery.all()).get().head()))),
                new Fault(
                        "GET-1",
                        "shows the acting user as the owner",
                        getting((it, id) ->
                                it.correct().get(id).map(found -> found.withOwner(Option.some(it.acting()))))));
    }

    private static FaultyBehavior stale() {
        Map<InterventionId, Intervention> firstReads = new ConcurrentHashMap<>();
        return getting((it, id) -> it.correct().get(id).map(found -> firstReads.computeIfAbsent(id, unread -> found)));
    }

    private static Seq<Fault> unread() {
        return List.of(
                new Fault(
                        "GET-2",
                        "gets an intervention in a source that isn't read",
                        getting((it, id) -> it.unrestricted().get(id))),
                new Fault(
                        "GET-2",
                        "lets the owner get an intervention in a source that the owner no longer reads",
                        getting((it, id) -> it.isOwner(id)
                                ? it.unrestricted().get(id)
                                : it.correct().get(id))),
                new Fault(
                        "GET-2",
                        "returns NotAllowed from get in a source that isn't read",
                        getting((it, id) -> insteadOf(
                                NotFound.class,
                                it.correct().get(id),
                                () -> Either.left(NotAllowed.withoutReason("not allowed"))))),
                new Fault(
                        "GET-2",
                        "cancels in a source that isn't read",
                        cancelling((it, id) -> insteadOf(
                                NotFound.class,
                                it.correct().cancel(id),
                                () -> it.unrestricted().cancel(id)))),
                new Fault(
                        "GET-2",
                        "reassigns in a source that isn't read",
                        reassigning((it, id, newOwner) -> insteadOf(
                                NotFound.class,
                                it.correct().reassign(id, newOwner),
                                () -> it.unrestricted().reassign(id, newOwner)))),
                new Fault(
                        "GET-2",
                        "categorizes in a source that isn't read",
                        categorizing((it, id, categories) -> it.unrestricted().categorize(id, categories))),
                new Fault(
                        "GET-2",
                        "sets custom fields in a source that isn't read",
                        updating((it, id, values) -> it.unrestricted().updateCustomFields(id, values))));
    }
}
