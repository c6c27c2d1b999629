package dev.interventions.conformance.faults;

import dev.interventions.conformance.WorldFixture;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Instant;

/** The in-memory adapter with a planted fault. */
final class FaultyFixture extends WorldFixture {

    private final FaultyBehavior behavior;
    private final FaultState state = new FaultState(world());

    FaultyFixture(FaultyBehavior behavior) {
        this.behavior = behavior;
    }

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(Ability.values());
    }

    @Override
    public Interventions as(UserId agent) {
        return new FaultContext(behavior, state, agent).adapter();
    }

    @Override
    public Comments comments(UserId agent) {
        return new FaultContext(behavior, state, agent).comments();
    }

    @Override
    public ReferenceData referenceData(UserId agent) {
        return behavior.referenceData(world().referenceData(agent));
    }

    @Override
    public Webhooks webhooks(UserId agent) {
        return behavior.webhooks(
                new WebhooksAt(state, agent, world().webhooks(agent), world().webhooks(state.unrestrictedUser())));
    }

    @Override
    public SourceId source() {
        SourceId source = super.source();
        state.letUnrestrictedRead(source);
        return source;
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        ContentId message = behavior.message(state, thread, customer);
        state.messages().add(message);
        return message;
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        ContentId reply = behavior.reply(state, agent, intervention);
        state.replies().put(reply, intervention);
        return reply;
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        behavior.defer(state, intervention, until);
    }

    @Override
    public HeldLock holdLock(InterventionId intervention) {
        HeldLock lock = super.holdLock(intervention);
        state.locks().put(intervention, lock);
        state.onceLocked().add(intervention);
        return () -> {
            state.locks().remove(intervention);
            lock.close();
        };
    }

    @Override
    public void restart() {
        behavior.restart(state);
    }

    @Override
    public void close() {
        // A world holds no resources.
    }
}
