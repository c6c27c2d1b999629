package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.cancelling;
import static dev.interventions.conformance.faults.FaultyBehavior.closing;
import static dev.interventions.conformance.faults.FaultyBehavior.creating;
import static dev.interventions.conformance.faults.FaultyBehavior.listing;
import static dev.interventions.conformance.faults.FaultyBehavior.reassigning;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults of concurrent calls: the adapter reads, and then writes as if nothing could have changed in between. */
final class RaceFaults {

    private RaceFaults() {}

    static Seq<Fault> all() {
        return List.of(
                new Fault("RACE-1", "lets two closes succeed that read at the same time", closing((it, id) -> {
                    boolean isOpen = it.find(id).exists(one -> !one.isClosed());
                    it.state().meet();
                    Either<InterventionError, Intervention> outcome =
                            it.correct().close(id);
                    return isOpen && it.find(id).exists(Intervention::isClosed)
                            ? it.correct().get(id)
                            : outcome;
                })),
                new Fault("RACE-1", "returns NotFound for the later of two closes", closing((it, id) -> {
                    boolean isOpen = it.find(id).exists(one -> !one.isClosed());
                    it.state().meet();
                    return it.correct()
                            .close(id)
                            .mapLeft(error -> isOpen && it.find(id).exists(Intervention::isClosed)
                                    ? new NotFound("gone")
                                    : error);
                })),
                new Fault(
                        "RACE-2",
                        "lets a close and a cancel succeed that read at the same time",
                        closingAndCancelling()),
                new Fault("RACE-2", "cancels despite a reply and a close in between", cancellingLate()),
                new Fault("RACE-2", "lets two cancels succeed that read at the same time", cancellingTwice()),
                new Fault(
                        "RACE-3",
                        "opens twice on a content if two creates read at the same time",
                        creating((it, content) -> {
                            boolean isFree = it.openedOn(content).isEmpty();
                            it.state().meet();
                            Either<InterventionError, Intervention> outcome =
                                    it.correct().create(content);
                            return isFree
                                    ? outcome.orElse(() ->
                                            Either.right(it.openedOn(content).get()))
                                    : outcome;
                        })),
                new Fault("RACE-3", "reopens twice if two creates read at the same time", creating((it, content) -> {
                    boolean isClosed = it.openedOn(content).exists(Intervention::isClosed);
                    it.state().meet();
                    Either<InterventionError, Intervention> outcome =
                            it.correct().create(content);
                    return isClosed
                            ? outcome.orElse(
                                    () -> Either.right(it.openedOn(content).get()))
                            : outcome;
                })),
                new Fault("RACE-4", "refuses a reassign that another one preceded", lockingOptimistically()),
                new Fault("RACE-4", "keeps the first of several reassigns", firstStays()),
                new Fault(
                        "RACE-4",
                        "returns an owner who has been replaced",
                        reassigning((it, id, newOwner) -> it.correct()
                                .reassign(id, newOwner)
                                .flatMap(reassigned -> {
                                    it.state().meet();
                                    return it.correct().get(id);
                                }))),
                new Fault(
                        "RACE-5",
                        "closes with the owner that it read before",
                        writingBack(Operation.CLOSE, (before, after) -> after.withOwner(before.owner()))),
                new Fault(
                        "RACE-5",
                        "reopens by writing back a state that it read before a close",
                        writingBack(
                                Operation.REASSIGN,
                                (before, after) -> before.isClosed() || !after.isClosed()
                                        ? after
                                        : TamperedResult.open(
                                                after,
                                                after.lifecycle().updatedAt().get()))),
                new Fault(
                        "RACE-5",
                        "categorizes with the custom fields that it read before",
                        writingBack(
                                Operation.CATEGORIZE,
                                (before, after) -> after.withCustomFields(before.customFields()))),
                new Fault(
                        "RACE-5",
                        "sets custom fields with the categories that it read before",
                        writingBack(
                                Operation.UPDATE_CUSTOM_FIELDS,
                                (before, after) -> after.withCategories(before.categories()))),
                new Fault("RACE-6", "counts first and lists afterwards", listing((it, query, page) -> {
                    long count = it.correct().list(query, page).map(Page::count).getOrElse(0L);
                    it.state().pause();
                    return it.correct()
                            .list(query, page)
                            .map(later -> new Page<>(count, later.offset(), later.limit(), later.records()));
                })));
    }

    /** A write that reads, waits for a concurrent write, and then stores a value as it was when it read. */
    private static FaultyBehavior writingBack(Operation late, BinaryOperator<Intervention> kept) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            Either<InterventionError, Intervention> write(
                    Operation operation, Supplier<Either<InterventionError, Intervention>> call) {
                if (operation != late) {
                    return super.write(operation, call);
                }
                Map<InterventionId, Intervention> before = it.everything();
                UnaryOperator<Intervention> asSeen = now -> kept.apply(before.getOrElse(now.id(), now), now);
                it.state()
                        .await(() -> it.everything()
                                .values()
                                .exists(now -> !asSeen.apply(now).equals(now)));
                return call.get().map(after -> it.keep(after, asSeen.apply(it.shown(after))));
            }
        });
    }

    /** Checks for replies, and removes the intervention a little later. */
    private static FaultyBehavior cancellingLate() {
        return new FaultyBehavior() {
            @Override
            public ContentId reply(FaultState state, UserId agent, InterventionId id) {
                if (state.hidden().contains(id)) {
                    throw new IllegalArgumentException("there is no intervention " + id.value());
                }
                return state.world().agentReply(agent, id);
            }

            @Override
            public Interventions adapter(FaultContext it) {
                return new FaultyInterventions(it) {
                    @Override
                    public Either<InterventionError, Intervention> close(InterventionId id) {
                        return it.isHidden(id) ? Either.left(FaultContext.notFound(id)) : super.close(id);
                    }

                    @Override
                    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                        if (it.isHidden(id)) {
                            return Either.left(FaultContext.notFound(id));
                        }
                        boolean isCancellable = it.find(id)
                                .exists(one -> Cancelling.rulesShownBroken(one).isEmpty());
                        it.state().pause();
                        return isCancellable ? it.hide(id) : super.cancel(id);
                    }
                };
            }
        };
    }

    /** A close waits for a concurrent reply; a cancel checks for replies, and acts after a concurrent close. */
    private static FaultyBehavior closingAndCancelling() {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> close(InterventionId id) {
                it.state()
                        .await(() -> !it.has(id)
                                || it.find(id)
                                        .exists(one -> one.replies().count().exists(count -> count > 0)));
                return super.close(id);
            }

            @Override
            public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                boolean isCancellable = it.find(id)
                        .exists(one -> Cancelling.rulesShownBroken(one).isEmpty());
                it.state().await(() -> !it.has(id) || it.find(id).exists(Intervention::isClosed));
                return isCancellable && it.has(id) ? it.hide(id) : super.cancel(id);
            }
        });
    }

    private static FaultyBehavior cancellingTwice() {
        return cancelling((it, id) -> {
            Option<Intervention> found = it.find(id);
            it.state().pause();
            Either<InterventionError, Cancelled> outcome = it.correct().cancel(id);
            return found.isDefined() && !it.has(id) ? Either.right(new Cancelled(id, found)) : outcome;
        });
    }

    private static FaultyBehavior lockingOptimistically() {
        ConcurrentMap<InterventionId, Integer> versions = new ConcurrentHashMap<>();
        return reassigning((it, id, newOwner) -> {
            int seen = versions.computeIfAbsent(id, unchanged -> 0);
            it.state().meet();
            return versions.replace(id, seen, seen + 1)
                    ? it.correct().reassign(id, newOwner)
                    : Either.left(new InProgress("overtaken"));
        });
    }

    private static FaultyBehavior firstStays() {
        ConcurrentMap<InterventionId, UserId> first = new ConcurrentHashMap<>();
        return reassigning((it, id, newOwner) -> it.correct()
                .reassign(id, newOwner)
                .peek(after -> it.keep(
                        after, after.withOwner(Option.some(first.computeIfAbsent(id, unassigned -> newOwner))))));
    }
}
