package dev.interventions.emulator.control;

import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.StateWriter.State;
import dev.interventions.emulator.webhook.Webhooks;
import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A world with its tokens, faults, rate limit, journal, webhooks and scripted conversations, as the control API changes them. */
public final class ControlledWorld {

    private final World world;
    private final Tokens tokens;
    private final FaultPlan faults;
    private final Option<RateLimit> limit;
    private final Journal journal;
    private final Webhooks webhooks;
    private final WorldSnapshot initial;
    private final Conversations conversations;

    /**
     * Keeps the present state for {@link #reset}.
     *
     * @param afterStep runs after each step of a scripted conversation
     */
    public ControlledWorld(
            World world,
            Tokens tokens,
            FaultPlan faults,
            Option<RateLimit> limit,
            Journal journal,
            Webhooks webhooks,
            Runnable afterStep) {
        this.world = world;
        this.tokens = tokens;
        this.faults = faults;
        this.limit = limit;
        this.journal = journal;
        this.webhooks = webhooks;
        this.initial = world.snapshot();
        this.conversations = new Conversations(world, afterStep);
    }

    World world() {
        return world;
    }

    Tokens tokens() {
        return tokens;
    }

    FaultPlan faults() {
        return faults;
    }

    Journal journal() {
        return journal;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Conversations conversations() {
        return conversations;
    }

    /** Plays the steps of scripted conversations whose time has come. Runs before each request. */
    public void catchUp() {
        conversations.play();
    }

    /** Plans these faults and no others. */
    public void plan(Seq<Fault> planned) {
        faults.replace(planned);
    }

    /** The state that is exported, and that is kept in the file of {@code --persist}. */
    public State state() {
        return new State(world.snapshot(), world.ids(), tokens.byUser(), faults.faults());
    }

    /**
     * Replaces the state by this one. Earlier tokens stay valid while their users exist.
     *
     * @throws IllegalArgumentException if the state has another kind of ids than this world
     */
    void replace(Seed seed) {
        if (seed.ids() != world.ids()) {
            throw new IllegalArgumentException(
                    "/ids: must be the same as in this world; create a tenant for a state with other ids");
        }
        tokens.addAll(seed.tokens());
        world.restore(seed.world().snapshot());
        faults.replace(seed.faults());
    }

    /**
     * Restores the initial state: without scripted conversations, faults and webhooks, with an empty journal, and with no request counted
     * for the rate.
     */
    void reset() {
        conversations.clear();
        webhooks.clear();
        world.restore(initial);
        faults.replace(Vector.empty());
        limit.forEach(RateLimit::clear);
        journal.clear();
    }
}
