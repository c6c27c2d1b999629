package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.UserId;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.HandingOver;
import dev.interventions.domain.bot.Handover;
import dev.interventions.inmemory.Caller.Call;
import dev.interventions.inmemory.store.Store;
import dev.interventions.port.Operation;
import dev.interventions.port.bot.Bots;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;

/**
 * The bots of a {@link World} as one agent, who is the user of the virtual agent: the domain's rules, and no network. Get one from {@link
 * World#bots}. Any agent may be a bot (<em>choice</em>). A world has no threads that can be closed or categorized, and no tasks: a
 * completion closes the intervention only. A customer's id on every channel is the text of the {@link IdentityId}.
 *
 * <p>Threads may share it; each operation happens at one moment.
 */
public final class InMemoryBots implements Bots {

    private final Caller caller;

    InMemoryBots(Store store, UserId agent) {
        this(Caller.of(store, agent));
    }

    private InMemoryBots(Caller caller) {
        this.caller = caller;
    }

    @Override
    public InMemoryBots actingAs(UserId user) {
        return new InMemoryBots(caller.actingAs(user));
    }

    /** The same bots, which report each write that takes effect: see {@link InMemoryInterventions#reportingEffectsTo}. */
    public InMemoryBots reportingEffectsTo(Consumer<Operation> listener) {
        return new InMemoryBots(caller.reportingEffectsTo(listener));
    }

    @Override
    public Either<InterventionError, Intervention> engage(ContentId content) {
        requireNonNull(content, "content");
        return caller.perform(Operation.ENGAGE, call -> InMemoryInterventions.openOn(call, content));
    }

    @Override
    public Either<InterventionError, Completed> complete(InterventionId id, Completion completion) {
        requireNonNull(id, "id");
        requireNonNull(completion, "completion");
        return caller.perform(
                Operation.COMPLETE,
                call -> InMemoryInterventions.closeIn(call, id)
                        .map(closed -> closed.map(seen -> new Completed(id, Option.some(Acknowledgement.SUCCESS)))));
    }

    @Override
    public Either<InterventionError, Acknowledgement> handover(Handover handover) {
        requireNonNull(handover, "handover");
        return caller.perform(Operation.HANDOVER, call -> call.result(handover(call, handover)));
    }

    private static Either<Refused, Acknowledgement> handover(Call call, Handover handover) {
        if (handover instanceof Handover.OfIntervention of) {
            return HandingOver.ofIntervention(call.lookup(of.intervention()), call.actor());
        }
        Handover.OnChannel on = (Handover.OnChannel) handover;
        return HandingOver.onChannel(on, customer(call, on.customer()).map(found -> isEngaged(call, found)));
    }

    private static Option<IdentityId> customer(Call call, String foreignId) {
        return IdentityId.parse(foreignId)
                .toOption()
                .filter(call.state().directory().customers()::containsKey);
    }

    private static boolean isEngaged(Call call, IdentityId customer) {
        InterventionQuery open = InterventionQuery.all().ofIdentities(customer).withStatus(StatusFilter.OPENED);
        return call.state().page(open, PageRequest.first()).count() > 0;
    }
}
