package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultContext.replacingRefusal;
import static dev.interventions.conformance.faults.FaultyBehavior.categorizing;
import static dev.interventions.conformance.faults.FaultyBehavior.creating;
import static dev.interventions.conformance.faults.FaultyBehavior.getting;
import static dev.interventions.conformance.faults.FaultyBehavior.keeping;
import static dev.interventions.conformance.faults.FaultyBehavior.reassigning;
import static dev.interventions.conformance.faults.FaultyBehavior.updating;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.UnknownUser;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** Faults of reassigning. */
final class ReassigningFaults {

    private static final InterventionError NO_EDITOR = NotAllowed.stated(HashSet.of(Rule.REASSIGN_BY_EDITOR));

    private ReassigningFaults() {}

    static Seq<Fault> all() {
        return acting().appendAll(newOwners()).appendAll(states()).appendAll(locks());
    }

    /** Reassigns although the user may not, if the condition holds. */
    private static FaultyBehavior reassigningIf(Condition condition) {
        return reassigning((it, id, newOwner) -> replacingRefusal(
                Rule.REASSIGN_BY_EDITOR,
                it.correct().reassign(id, newOwner),
                () -> condition.holds(it, id, newOwner)
                        ? it.unrestricted().reassign(id, newOwner)
                        : Either.left(NO_EDITOR)));
    }

    private interface Condition {
        boolean holds(FaultContext it, InterventionId id, UserId newOwner);
    }

    /** Refuses like this if the condition holds and the correct adapter reassigns. */
    private static FaultyBehavior refusingIf(Condition condition, InterventionError refusal) {
        return reassigning((it, id, newOwner) -> condition.holds(it, id, newOwner)
                ? Either.left(refusal)
                : it.correct().reassign(id, newOwner));
    }

    private static Seq<Fault> acting() {
        return List.of(
                new Fault("REASSIGN-1", "lets every user reassign", reassigningIf((it, id, newOwner) -> true)),
                new Fault(
                        "REASSIGN-1",
                        "lets the owner reassign without permission",
                        reassigningIf((it, id, newOwner) -> it.isOwner(id))),
                new Fault(
                        "REASSIGN-1",
                        "lets other users reassign with update_own_intervention",
                        reassigningIf((it, id, newOwner) -> it.may(Permission.UPDATE_OWN_INTERVENTION))),
                new Fault(
                        "REASSIGN-1",
                        "lets users reassign with assign_intervention",
                        reassigningIf((it, id, newOwner) -> it.may(Permission.ASSIGN_INTERVENTION))),
                new Fault(
                        "REASSIGN-1",
                        "refuses to let the owner reassign with update_own_intervention",
                        refusingIf((it, id, newOwner) -> it.may(Permission.UPDATE_OWN_INTERVENTION), NO_EDITOR)),
                new Fault(
                        "REASSIGN-1",
                        "ends the deferral when it reassigns",
                        keeping(Operation.REASSIGN, (before, after) -> TamperedResult.deferred(after, Option.none()))));
    }

    private static Seq<Fault> newOwners() {
        return List.of(
                new Fault(
                        "REASSIGN-2",
                        "reassigns to a user who doesn't exist",
                        reassigning((it, id, newOwner) -> insteadOf(
                                UnknownUser.class,
                                it.correct().reassign(id, newOwner),
                                () -> it.overwrite(id, one -> one.withOwner(Option.some(newOwner)))))),
                new Fault(
                        "REASSIGN-2",
                        "returns NotFound for an unknown user",
                        reassigning((it, id, newOwner) -> insteadOf(
                                UnknownUser.class,
                                it.correct().reassign(id, newOwner),
                                () -> Either.left(new NotFound("not found"))))),
                new Fault(
                        "ORDER-1",
                        "checks the new owner before the permission",
                        refusingIf(
                                (it, id, newOwner) -> reads(it, id) && isUnknown(it, newOwner),
                                new UnknownUser("unknown"))),
                new Fault(
                        "REASSIGN-3",
                        "requires the new owner to read the source",
                        refusingIf(
                                (it, id, newOwner) -> it.state()
                                        .world()
                                        .find(newOwner)
                                        .exists(user -> user.reads().isEmpty()),
                                new UnknownUser("doesn't read the source"))),
                new Fault(
                        "REASSIGN-4",
                        "refuses to reassign to the owner",
                        refusingIf((it, id, newOwner) -> isOwnedBy(it, id, newOwner), NO_EDITOR)),
                new Fault(
                        "REASSIGN-4",
                        "lets every user reassign to the owner",
                        reassigningIf((it, id, newOwner) -> isOwnedBy(it, id, newOwner))),
                new Fault(
                        "REASSIGN-4",
                        "removes the owner when it reassigns to the owner",
                        keeping(
                                Operation.REASSIGN,
                                (before, after) -> before.owner().equals(after.owner())
                                        ? after.withOwner(Option.none())
                                        : after)));
    }

    private static boolean reads(FaultContext it, InterventionId id) {
        return it.correct().get(id).isRight();
    }

    private static boolean isUnknown(FaultContext it, UserId user) {
        return it.state().world().find(user).isEmpty();
    }

    private static boolean isOwnedBy(FaultContext it, InterventionId id, UserId user) {
        return it.find(id).exists(one -> one.owner().contains(user));
    }

    private static Seq<Fault> states() {
        return List.of(
                new Fault(
                        "REASSIGN-5",
                        "refuses to reassign a closed intervention",
                        refusingIf(
                                (it, id, newOwner) -> it.find(id).exists(Intervention::isClosed),
                                NotAllowed.withoutReason("closed"))),
                new Fault(
                        "REASSIGN-5",
                        "reopens a closed intervention when it reassigns",
                        keeping(
                                Operation.REASSIGN,
                                (before, after) -> TamperedResult.open(
                                        after, after.lifecycle().updatedAt().get()))));
    }

    private static Seq<Fault> locks() {
        return List.of(
                new Fault(
                        "REASSIGN-6",
                        "refuses to reassign while a close or cancel is in progress",
                        reassigning((it, id, newOwner) ->
                                unlessLocked(it, id, () -> it.correct().reassign(id, newOwner)))),
                new Fault(
                        "REASSIGN-6",
                        "refuses to categorize while a close or cancel is in progress",
                        categorizing((it, id, categories) ->
                                unlessLocked(it, id, () -> it.correct().categorize(id, categories)))),
                new Fault(
                        "REASSIGN-6",
                        "refuses to set custom fields while a close or cancel is in progress",
                        updating((it, id, values) ->
                                unlessLocked(it, id, () -> it.correct().updateCustomFields(id, values)))),
                new Fault(
                        "REASSIGN-6",
                        "refuses to get an intervention while a close or cancel is in progress",
                        getting((it, id) ->
                                unlessLocked(it, id, () -> it.correct().get(id)))),
                new Fault(
                        "REASSIGN-6",
                        "refuses to reopen while a close or cancel is in progress",
                        creating((it, content) -> it.openedOn(content).exists(one -> it.isLocked(one.id()))
                                ? Either.left(new InProgress("in progress"))
                                : it.correct().create(content))));
    }

    private static Either<InterventionError, Intervention> unlessLocked(
            FaultContext it, InterventionId id, Supplier<Either<InterventionError, Intervention>> call) {
        return it.isLocked(id) ? Either.left(new InProgress("in progress")) : call.get();
    }
}
