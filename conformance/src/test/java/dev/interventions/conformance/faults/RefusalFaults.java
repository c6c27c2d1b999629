package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultContext.replacingRefusal;
import static dev.interventions.conformance.faults.FaultyBehavior.cancelling;
import static dev.interventions.conformance.faults.FaultyBehavior.categorizing;
import static dev.interventions.conformance.faults.FaultyBehavior.closing;
import static dev.interventions.conformance.faults.FaultyBehavior.creating;
import static dev.interventions.conformance.faults.FaultyBehavior.getting;
import static dev.interventions.conformance.faults.FaultyBehavior.reassigning;
import static dev.interventions.conformance.faults.FaultyBehavior.updating;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.Closing;
import dev.interventions.domain.CustomFieldKeys;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.UnknownUser;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Faults with unknown ids, with the order of reasons to refuse, and with refusals, which must change nothing. */
final class RefusalFaults {

    private RefusalFaults() {}

    static Seq<Fault> all() {
        return found().appendAll(order()).appendAll(refuse());
    }

    private static Seq<Fault> found() {
        return List.of(
                new Fault(
                        "FOUND-1",
                        "returns an empty intervention for an unknown id",
                        getting((it, id) -> it.has(id) ? it.correct().get(id) : Either.right(Intervention.withId(id)))),
                new Fault("FOUND-1", "throws for an id that isn't a hexadecimal number", getting((it, id) -> {
                    if (!id.value().matches("[0-9a-f]+")) {
                        throw new FaultContext.Thrown();
                    }
                    return it.correct().get(id);
                })),
                new Fault(
                        "FOUND-1",
                        "ignores case in ids",
                        getting((it, id) -> it.correct()
                                .get(known(it, one -> one.value().equalsIgnoreCase(id.value()))
                                        .getOrElse(id)))),
                new Fault(
                        "FOUND-1",
                        "finds ids by a prefix",
                        getting((it, id) -> it.correct()
                                .get(known(it, one -> one.value().startsWith(id.value()))
                                        .getOrElse(id)))),
                new Fault(
                        "FOUND-1",
                        "ignores case in the id to close",
                        closing((it, id) -> it.correct()
                                .close(known(it, one -> one.value().equalsIgnoreCase(id.value()))
                                        .getOrElse(id)))),
                new Fault(
                        "FOUND-1",
                        "returns NotAllowed from close for an unknown id",
                        closing((it, id) -> it.has(id)
                                ? it.correct().close(id)
                                : Either.left(NotAllowed.withoutReason("not allowed")))),
                new Fault(
                        "FOUND-1",
                        "succeeds in cancelling an unknown id",
                        cancelling((it, id) ->
                                it.has(id) ? it.correct().cancel(id) : Either.right(new Cancelled(id, Option.none())))),
                new Fault(
                        "FOUND-1",
                        "returns UnknownUser for an unknown intervention",
                        reassigning((it, id, newOwner) -> it.has(id)
                                ? it.correct().reassign(id, newOwner)
                                : Either.left(new UnknownUser("unknown")))),
                new Fault(
                        "FOUND-1",
                        "throws when it categorizes an unknown id",
                        categorizing((it, id, categories) -> Either.right(
                                it.correct().categorize(id, categories).getOrElseThrow(FaultContext.Thrown::new)))),
                new Fault(
                        "FOUND-1",
                        "succeeds in setting custom fields of an unknown id",
                        updating((it, id, values) -> it.has(id)
                                ? it.correct().updateCustomFields(id, values)
                                : Either.right(Intervention.withId(id).withCustomFields(Option.some(values))))));
    }

    private static Option<InterventionId> known(FaultContext it, Predicate<InterventionId> like) {
        return it.state().everything().map(Intervention::id).find(like);
    }

    private static Seq<Fault> order() {
        return List.of(
                new Fault(
                        "ORDER-1",
                        "names the rules on closing as well as a source that isn't read",
                        closing((it, id) -> replacingRefusal(
                                Rule.CLOSE_READABLE,
                                it.correct().close(id),
                                () -> Either.left(
                                        NotAllowed.stated(rulesOnClosing(it, id).add(Rule.CLOSE_READABLE)))))),
                new Fault(
                        "ORDER-1",
                        "names a close in progress before a source that isn't read",
                        closing((it, id) -> it.isLocked(id)
                                ? Either.left(new InProgress("in progress"))
                                : it.correct().close(id))),
                new Fault(
                        "ORDER-1",
                        "names a cancel in progress before a source that isn't read",
                        cancelling((it, id) -> it.isLocked(id)
                                ? Either.left(new InProgress("in progress"))
                                : it.correct().cancel(id))),
                new Fault(
                        "ORDER-1",
                        "names the rules on closing before a close in progress",
                        closing((it, id) -> insteadOf(
                                InProgress.class,
                                it.correct().close(id),
                                () -> Either.left(NotAllowed.stated(rulesOnClosing(it, id)))))),
                new Fault(
                        "ORDER-1",
                        "names the rules on cancelling before a cancel in progress",
                        cancelling((it, id) -> insteadOf(
                                InProgress.class,
                                it.correct().cancel(id),
                                () -> Either.left(NotAllowed.stated(rulesOnCancelling(it, id)))))),
                new Fault(
                        "ORDER-1",
                        "names the rules on cancelling before a source that isn't read",
                        cancelling((it, id) -> insteadOf(
                                NotFound.class,
                                it.correct().cancel(id),
                                () -> Either.left(NotAllowed.stated(rulesOnCancelling(it, id)))))),
                new Fault(
                        "ORDER-1",
                        "checks the new owner before it looks for the intervention",
                        reassigning((it, id, newOwner) ->
                                it.state().world().find(newOwner).isDefined()
                                        ? it.correct().reassign(id, newOwner)
                                        : Either.left(new UnknownUser("unknown")))));
    }

    private static Set<Rule> rulesOnClosing(FaultContext it, InterventionId id) {
        return Closing.rulesShownBroken(it.find(id).get());
    }

    private static Set<Rule> rulesOnCancelling(FaultContext it, InterventionId id) {
        return Cancelling.rulesShownBroken(it.find(id).get());
    }

    private static Seq<Fault> refuse() {
        return List.of(
                new Fault(
                        "REFUSE-1",
                        "sets updated_at though it refuses to close",
                        closing((it, id) -> it.correct()
                                .close(id)
                                .peekLeft(refusal ->
                                        it.overwrite(id, one -> TamperedResult.updated(one, Option.some(it.now())))))),
                new Fault(
                        "REFUSE-1",
                        "ends the deferral though it refuses to close",
                        closing((it, id) -> it.correct()
                                .close(id)
                                .peekLeft(refusal ->
                                        it.overwrite(id, one -> TamperedResult.deferred(one, Option.none()))))),
                new Fault(
                        "REFUSE-1",
                        "removes the intervention though it refuses to cancel",
                        cancelling((it, id) -> it.correct().cancel(id).peekLeft(refusal -> it.hide(id)))),
                new Fault(
                        "REFUSE-1",
                        "changes the owner though it refuses to reassign",
                        reassigning((it, id, newOwner) -> it.correct()
                                .reassign(id, newOwner)
                                .peekLeft(refusal -> it.overwrite(id, one -> one.withOwner(Option.some(newOwner)))))),
                new Fault(
                        "REFUSE-1",
                        "opens in a source that isn't read though it refuses to create",
                        creating((it, content) -> it.correct()
                                .create(content)
                                .peekLeft(refusal -> it.unrestricted().create(content)))),
                new Fault(
                        "REFUSE-1",
                        "sets the fields with valid keys though it refuses the others",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(id, values)
                                .peekLeft(refusal -> it.correct()
                                        .updateCustomFields(
                                                id,
                                                values.filterKeys(key -> CustomFieldKeys.refusal(HashSet.of(key))
                                                        .isEmpty()))))));
    }
}
