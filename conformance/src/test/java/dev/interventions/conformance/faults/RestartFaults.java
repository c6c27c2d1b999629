package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.listing;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Replies;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of a restart: lost data. */
final class RestartFaults {

    private RestartFaults() {}

    static Seq<Fault> all() {
        return List.of(
                new Fault(
                        "RESTART-1",
                        "loses everything",
                        restarting(state ->
                                state.everything().map(Intervention::id).forEach(state.hidden()::add))),
                new Fault("RESTART-1", "loses the categories", losing(one -> one.withCategories(Option.none()))),
                new Fault("RESTART-1", "loses the custom fields", losing(one -> one.withCustomFields(Option.none()))),
                new Fault(
                        "RESTART-1", "loses the deferrals", losing(one -> TamperedResult.deferred(one, Option.none()))),
                new Fault("RESTART-1", "loses the replies", losing(one -> one.withReplies(Replies.NONE))),
                new Fault("RESTART-1", "loses which interventions have been closed before", losingReopenings()),
                new Fault(
                        "RESTART-1",
                        "loses the sources that agents read",
                        restarting(state -> state.everything()
                                .flatMap(Intervention::owner)
                                .forEach(owner -> hideAllFrom(state, owner)))));
    }

    private static void hideAllFrom(FaultState state, UserId agent) {
        state.everything()
                .flatMap(one -> one.origin().source())
                .forEach(source -> state.world().hide(agent, source));
    }

    private static FaultyBehavior restarting(Consumer<FaultState> loss) {
        return new FaultyBehavior() {
            @Override
            public void restart(FaultState state) {
                loss.accept(state);
            }
        };
    }

    private static FaultyBehavior losing(UnaryOperator<Intervention> loss) {
        return restarting(state ->
                state.everything().forEach(one -> state.override(truth(state, one.id()), loss.apply(one))));
    }

    private static Intervention truth(FaultState state, InterventionId id) {
        return state.truth(id).get();
    }

    private static FaultyBehavior losingReopenings() {
        AtomicBoolean restarted = new AtomicBoolean();
        return new FaultyBehavior() {
            @Override
            public void restart(FaultState state) {
                restarted.set(true);
            }

            @Override
            public Interventions adapter(FaultContext it) {
                return listing((context, query, page) -> context.correct()
                                .list(query, page)
                                .map(right -> restarted.get() && query.status().contains(StatusFilter.REOPENED)
                                        ? FaultContext.page(List.empty(), page)
                                        : right))
                        .adapter(it);
            }
        };
    }
}
