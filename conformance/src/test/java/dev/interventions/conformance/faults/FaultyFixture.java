package dev.interventions.conformance.faults;

import dev.interventions.conformance.WorldFixture;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Instant;

/** The in-memory adapter with a planted fault. */
final class FaultyFixture extends WorldFixture {

    private final FaultyBehavior wrong;
    private final FaultState behind = new FaultState(world());

    FaultyFixture(FaultyBehavior wrong) {
        this.wrong = wrong;
    }

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(Ability.values());
    }

    @Override
    public Interventions as(UserId agent) {
        return new FaultContext(wrong, behind, agent).adapter();
    }

    @Override
    public SourceId source() {
        SourceId source = super.source();
        behind.letAlmightyRead(source);
        return source;
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        ContentId message = wrong.message(behind, thread, customer);
        behind.messages().add(message);
        return message;
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        ContentId reply = wrong.reply(behind, agent, intervention);
        behind.replies().put(reply, intervention);
        return reply;
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        wrong.defer(behind, intervention, until);
    }

    @Override
    public HeldLock holdLock(InterventionId intervention) {
        HeldLock lock = super.holdLock(intervention);
        behind.locks().put(intervention, lock);
        behind.onceLocked().add(intervention);
        return () -> {
            behind.locks().remove(intervention);
            lock.close();
        };
    }

    @Override
    public void restart() {
        wrong.restart(behind);
    }

    @Override
    public void close() {
        // A world holds no resources.
    }
}
