package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultContext.replacingRefusal;
import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.cancelling;
import static dev.interventions.conformance.faults.FaultyBehavior.knowingDeferrals;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults of cancelling. */
final class CancellingFaults {

    private CancellingFaults() {}

    static Seq<Fault> all() {
        return refuses().appendAll(isGone()).appendAll(results()).appendAll(locks());
    }

    private static Seq<Fault> refuses() {
        return List.of(
                new Fault(
                        "CANCEL-1",
                        "cancels a closed intervention",
                        cancelling((it, id) -> insteadOf(
                                NotAllowed.class,
                                it.correct().cancel(id),
                                () -> it.find(id).exists(Intervention::isClosed)
                                        ? it.hide(id)
                                        : it.correct().cancel(id)))),
                new Fault(
                        "CANCEL-1",
                        "names only CANCEL-2 when CANCEL-1 is broken too",
                        cancelling((it, id) -> it.correct()
                                .cancel(id)
                                .mapLeft(error -> error instanceof NotAllowed
                                        ? NotAllowed.stated(HashSet.of(Rule.CANCEL_ONLY_UNREPLIED))
                                        : error))),
                new Fault(
                        "CANCEL-2",
                        "cancels an intervention with replies",
                        cancelling((it, id) -> replacingRefusal(
                                Rule.CANCEL_ONLY_UNREPLIED, it.correct().cancel(id), () -> it.hide(id)))),
                new Fault(
                        "CANCEL-2",
                        "ignores replies from before a reopening",
                        cancelling((it, id) ->
                                it.isReopened(id) ? it.hide(id) : it.correct().cancel(id))),
                new Fault(
                        "CANCEL-3",
                        "lets only the owner cancel",
                        cancelling((it, id) -> it.isOwner(id) || !it.has(id)
                                ? it.correct().cancel(id)
                                : Either.left(NotAllowed.withoutReason("not the owner")))));
    }

    private static Seq<Fault> isGone() {
        return List.of(
                new Fault(
                        "CANCEL-4",
                        "only hides a cancelled intervention",
                        cancelling((it, id) -> it.find(id)
                                                .exists(one -> Cancelling.rulesShownBroken(one)
                                                        .isEmpty())
                                        && !it.isHidden(id)
                                ? it.hide(id)
                                : Either.left(FaultContext.notFound(id)))),
                new Fault("CANCEL-4", "still returns a cancelled intervention", remembering()),
                new Fault("CANCEL-4", "opens a new one under the old id", underTheOldId()),
                new Fault("CANCEL-4", "doesn't free later messages", bindingLaterMessages()),
                new Fault(
                        "CANCEL-4",
                        "removes another intervention too",
                        cancelling((it, id) -> it.correct()
                                .cancel(id)
                                .peek(cancelled ->
                                        it.state().everything().headOption().forEach(other -> it.hide(other.id()))))),
                new Fault(
                        "CANCEL-4",
                        "closes instead of cancelling",
                        cancelling((it, id) -> it.find(id)
                                        .exists(one ->
                                                Cancelling.rulesShownBroken(one).isEmpty())
                                ? it.overwrite(id, one -> TamperedResult.closed(one, it.now()))
                                        .map(closed -> new Cancelled(id, Option.none()))
                                : it.correct().cancel(id))));
    }

    private static FaultyBehavior remembering() {
        Map<InterventionId, Intervention> cancelled = new ConcurrentHashMap<>();
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                return super.cancel(id)
                        .peek(gone -> cancelled.put(id, gone.last().get()));
            }

            @Override
            public Either<InterventionError, Intervention> get(InterventionId id) {
                return super.get(id)
                        .orElse(() -> Option.of(cancelled.get(id)).toEither(() -> FaultContext.notFound(id)));
            }
        });
    }

    private static FaultyBehavior underTheOldId() {
        Map<ContentId, InterventionId> cancelled = new ConcurrentHashMap<>();
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                return super.cancel(id)
                        .peek(gone -> cancelled.put(
                                gone.last().get().origin().content().get(), id));
            }

            @Override
            public Either<InterventionError, Intervention> create(ContentId content) {
                return super.create(content)
                        .map(opened -> Option.of(cancelled.get(content))
                                .map(old -> it.keep(opened, TamperedResult.renamed(opened, old)))
                                .getOrElse(opened));
            }
        });
    }

    private static FaultyBehavior bindingLaterMessages() {
        Map<IdentityId, ContentId> cancelled = new ConcurrentHashMap<>();
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                return super.cancel(id)
                        .peek(gone -> gone.last()
                                .map(Intervention::origin)
                                .forEach(origin -> cancelled.put(
                                        origin.identity().get(),
                                        origin.content().get())));
            }

            @Override
            public Either<InterventionError, Intervention> create(ContentId content) {
                return super.create(content)
                        .flatMap(opened -> isBound(content, opened) ? undone(opened) : Either.right(opened));
            }

            private boolean isBound(ContentId content, Intervention opened) {
                return opened.origin()
                        .identity()
                        .flatMap(customer -> Option.of(cancelled.get(customer)))
                        .exists(first -> !first.equals(content));
            }

            private Either<InterventionError, Intervention> undone(Intervention opened) {
                it.unrestricted().cancel(opened.id());
                return Either.left(new NotOpenable("belongs to what was cancelled"));
            }
        });
    }

    private static Seq<Fault> results() {
        return List.of(
                new Fault(
                        "CANCEL-5",
                        "returns it as closed",
                        returning(last -> TamperedResult.closed(
                                last, last.lifecycle().updatedAt().get()))),
                new Fault(
                        "CANCEL-5",
                        "returns it without its deferral",
                        returning(last -> TamperedResult.deferred(last, Option.none()))),
                new Fault("CANCEL-5", "returns a deferral that has passed", returningPassedDeferrals()),
                new Fault("CANCEL-5", "returns it under another id", returning(TamperedResult::renamed)),
                new Fault(
                        "CANCEL-5",
                        "returns it with the time of cancelling as updated_at",
                        cancelling((it, id) -> it.correct()
                                .cancel(id)
                                .map(gone -> new Cancelled(
                                        id,
                                        gone.last()
                                                .map(last -> TamperedResult.updated(last, Option.some(it.now()))))))));
    }

    private static FaultyBehavior returning(UnaryOperator<Intervention> last) {
        return cancelling((it, id) -> it.correct()
                .cancel(id)
                .map(gone -> new Cancelled(id, gone.last().map(last))));
    }

    private static FaultyBehavior returningPassedDeferrals() {
        return knowingDeferrals((it, deferrals) -> returning(
                        last -> TamperedResult.deferred(last, Option.of(deferrals.get(last.id()))))
                .adapter(it));
    }

    private static Seq<Fault> locks() {
        return List.of(
                new Fault("CANCEL-6", "cancels while a close or cancel is in progress", cancelling((it, id) -> {
                    Option.of(it.state().locks().get(id)).forEach(lock -> lock.close());
                    return it.correct().cancel(id);
                })),
                new Fault(
                        "CANCEL-6",
                        "returns NotFound while a close or cancel is in progress",
                        cancelling((it, id) -> insteadOf(
                                InProgress.class,
                                it.correct().cancel(id),
                                () -> Either.left(FaultContext.notFound(id))))),
                new Fault(
                        "CANCEL-6",
                        "reports a close or cancel as in progress after its end",
                        cancelling((it, id) -> it.state().onceLocked().contains(id)
                                ? Either.left(new InProgress("in progress"))
                                : it.correct().cancel(id))));
    }
}
