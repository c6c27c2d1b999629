package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultContext.replacingRefusal;
import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.closing;
import static dev.interventions.conformance.faults.FaultyBehavior.keeping;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults of closing. */
final class ClosingFaults {

    private ClosingFaults() {}

    static Seq<Fault> all() {
        return states().appendAll(users())
                .appendAll(moments())
                .appendAll(locks())
                .appendAll(reasons());
    }

    /** Closes although this rule forbids it, if no other rule does and the condition holds. */
    private static FaultyBehavior closingDespite(Rule rule, Condition condition) {
        return closing((it, id) -> {
            boolean holds = condition.holds(it, id);
            return replacingRefusal(
                    rule,
                    it.correct().close(id),
                    () -> holds
                            ? it.overwrite(id, one -> TamperedResult.closed(one, it.now()))
                            : it.correct().close(id));
        });
    }

    private interface Condition {
        boolean holds(FaultContext it, InterventionId id);
    }

    private static Seq<Fault> states() {
        return List.of(
                new Fault(
                        "CLOSE-1",
                        "closes a closed intervention again",
                        closingDespite(Rule.CLOSE_ONLY_OPEN, (it, id) -> true)),
                new Fault(
                        "CLOSE-1",
                        "returns InProgress for a closed intervention",
                        closing((it, id) -> replacingRefusal(
                                Rule.CLOSE_ONLY_OPEN,
                                it.correct().close(id),
                                () -> Either.left(new InProgress("in progress"))))),
                new Fault(
                        "CLOSE-2", "closes without a reply", closingDespite(Rule.CLOSE_ONLY_REPLIED, (it, id) -> true)),
                new Fault(
                        "CLOSE-2",
                        "lets an editor close without a reply",
                        closingDespite(Rule.CLOSE_ONLY_REPLIED, (it, id) -> it.may(Permission.UPDATE_INTERVENTION))),
                new Fault(
                        "CLOSE-2",
                        "throws when there is no reply",
                        closing((it, id) -> replacingRefusal(
                                Rule.CLOSE_ONLY_REPLIED, it.correct().close(id), () -> {
                                    throw new FaultContext.Thrown();
                                }))));
    }

    private static Seq<Fault> users() {
        return List.of(
                new Fault(
                        "CLOSE-3",
                        "lets every user close",
                        closingDespite(Rule.CLOSE_BY_OWNER_OR_EDITOR, (it, id) -> true)),
                new Fault(
                        "CLOSE-3",
                        "lets other users close with update_own_intervention",
                        closingDespite(
                                Rule.CLOSE_BY_OWNER_OR_EDITOR, (it, id) -> it.may(Permission.UPDATE_OWN_INTERVENTION))),
                new Fault(
                        "CLOSE-3",
                        "lets only the owner close",
                        closing((it, id) -> it.isOwner(id)
                                ? it.correct().close(id)
                                : it.correct()
                                        .get(id)
                                        .flatMap(found -> Either.left(
                                                NotAllowed.stated(HashSet.of(Rule.CLOSE_BY_OWNER_OR_EDITOR)))))),
                new Fault("CLOSE-3", "lets the first owner close after it was reassigned", firstOwners()),
                new Fault(
                        "CLOSE-4",
                        "lets an editor close in a source that isn't read",
                        closingDespite(Rule.CLOSE_READABLE, (it, id) -> it.may(Permission.UPDATE_INTERVENTION))),
                new Fault(
                        "CLOSE-4",
                        "lets the owner close in a source that the owner no longer reads",
                        closingDespite(Rule.CLOSE_READABLE, FaultContext::isOwner)),
                new Fault(
                        "CLOSE-4",
                        "returns NotFound from close in a source that isn't read",
                        closing((it, id) -> replacingRefusal(
                                Rule.CLOSE_READABLE,
                                it.correct().close(id),
                                () -> Either.left(FaultContext.notFound(id))))));
    }

    private static FaultyBehavior firstOwners() {
        Map<InterventionId, UserId> firstOwners = new ConcurrentHashMap<>();
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> create(ContentId content) {
                return super.create(content).peek(opened -> firstOwners.putIfAbsent(opened.id(), it.acting()));
            }

            @Override
            public Either<InterventionError, Intervention> close(InterventionId id) {
                return replacingRefusal(
                        Rule.CLOSE_BY_OWNER_OR_EDITOR,
                        super.close(id),
                        () -> it.acting().equals(firstOwners.get(id))
                                ? it.overwrite(id, one -> TamperedResult.closed(one, it.now()))
                                : super.close(id));
            }
        });
    }

    private static Seq<Fault> moments() {
        return List.of(
                new Fault(
                        "CLOSE-5",
                        "sets no closed_at",
                        keeping(Operation.CLOSE, (before, after) -> TamperedResult.dated(after, Option.none()))),
                new Fault(
                        "CLOSE-5",
                        "sets closed_at to the time of the previous change",
                        keeping(
                                Operation.CLOSE,
                                (before, after) -> TamperedResult.dated(
                                        after, before.lifecycle().updatedAt()))),
                new Fault("CLOSE-5", "keeps the first closed_at when it closes again", firstMoments()),
                new Fault(
                        "CLOSE-5",
                        "keeps the deferral when it closes",
                        keeping(
                                Operation.CLOSE,
                                (before, after) -> TamperedResult.deferred(
                                        after, before.lifecycle().deferredAt()))),
                new Fault(
                        "CLOSE-5",
                        "sets closed_at and leaves it open",
                        keeping(
                                Operation.CLOSE,
                                (before, after) -> TamperedResult.dated(
                                        before, after.lifecycle().closedAt()))),
                new Fault(
                        "CLOSE-5",
                        "returns it as closed but doesn't store the change",
                        closing((it, id) -> it.correct()
                                .get(id)
                                .flatMap(before -> it.correct().close(id).peek(after -> it.keep(after, before))))));
    }

    private static FaultyBehavior firstMoments() {
        Map<InterventionId, Instant> firstMoments = new ConcurrentHashMap<>();
        return keeping(
                Operation.CLOSE,
                (before, after) -> TamperedResult.dated(
                        after,
                        Option.some(firstMoments.computeIfAbsent(
                                after.id(), id -> after.lifecycle().closedAt().get()))));
    }

    private static Seq<Fault> locks() {
        return List.of(
                new Fault("CLOSE-6", "closes while a close or cancel is in progress", closing((it, id) -> {
                    Option.of(it.state().locks().get(id)).forEach(lock -> lock.close());
                    return it.correct().close(id);
                })),
                new Fault(
                        "CLOSE-6",
                        "returns NotAllowed while a close or cancel is in progress",
                        closing((it, id) -> insteadOf(
                                InProgress.class,
                                it.correct().close(id),
                                () -> Either.left(NotAllowed.withoutReason("not allowed"))))),
                new Fault(
                        "CLOSE-6",
                        "reports a close or cancel as in progress after its end",
                        closing((it, id) -> it.state().onceLocked().contains(id)
                                ? Either.left(new InProgress("in progress"))
                                : it.correct().close(id))),
                new Fault(
                        "CLOSE-6",
                        "has one lock for all interventions",
                        closing((it, id) -> it.state().locks().isEmpty()
                                ? it.correct().close(id)
                                : Either.left(new InProgress("in progress")))));
    }

    private static Seq<Fault> reasons() {
        return List.of(
                new Fault(
                        "CLOSE-7",
                        "reports only the first broken rule",
                        explaining(refusal -> NotAllowed.stated(
                                HashSet.of(refusal.broken().toList().sorted().head())))),
                new Fault(
                        "CLOSE-7",
                        "reports no broken rule",
                        explaining(refusal -> NotAllowed.withoutReason("not allowed"))),
                new Fault(
                        "CLOSE-7",
                        "also reports rules that aren't broken",
                        explaining(refusal -> NotAllowed.stated(allOnClosing()))),
                new Fault(
                        "CLOSE-7",
                        "reports the broken rules as inferred instead of stated",
                        explaining(refusal -> NotAllowed.inferred(refusal.broken()))));
    }

    private static Set<Rule> allOnClosing() {
        return HashSet.of(
                Rule.CLOSE_ONLY_OPEN, Rule.CLOSE_ONLY_REPLIED, Rule.CLOSE_BY_OWNER_OR_EDITOR, Rule.CLOSE_READABLE);
    }

    private static FaultyBehavior explaining(UnaryOperator<NotAllowed> explanation) {
        return closing((it, id) -> it.correct()
                .close(id)
                .mapLeft(error -> error instanceof NotAllowed refusal ? explanation.apply(refusal) : error));
    }
}
