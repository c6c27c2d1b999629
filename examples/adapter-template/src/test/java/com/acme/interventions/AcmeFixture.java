package com.acme.interventions;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.Ability;
import dev.interventions.tck.InterventionsFixture;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;

/** Acme's adapter over a backend of its own, and the set-up of that backend. */
final class AcmeFixture implements InterventionsFixture {

    /** The adapter names the rules of refusals, since the domain does. Add further abilities as you implement them. */
    @Override
    public Set<Ability> abilities() {
        return HashSet.of(Ability.EXPLAINS_REFUSALS);
    }

    @Override
    public Interventions as(UserId agent) {
        throw unwritten("as: your adapter, as this agent uses it");
    }

    @Override
    public Instant now() {
        throw unwritten("now: the current time of the backend's clock, which dates changes");
    }

    @Override
    public SourceId source() {
        throw unwritten("source: add a source to the backend");
    }

    @Override
    public UserId agent(Set<Permission> permissions, Set<SourceId> reads) {
        throw unwritten("agent: add an agent with these permissions, who reads these sources");
    }

    @Override
    public void hide(SourceId source, UserId agent) {
        throw unwritten("hide: remove this source from those that the agent reads");
    }

    @Override
    public ThreadId thread(SourceId source) {
        throw unwritten("thread: add a thread to this source");
    }

    @Override
    public IdentityId customer() {
        throw unwritten("customer: add a customer, in no group");
    }

    @Override
    public IdentityGroupId group(Set<IdentityId> customers) {
        throw unwritten("group: add these customers to a new group, and remove them from their present ones");
    }

    @Override
    public void ungroup(IdentityId customer) {
        throw unwritten("ungroup: remove this customer from its group");
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        throw unwritten(
                "customerMessage: add the message; link it to this customer's newest intervention in the thread,"
                        + " if there is one, and store what Conversation.message returns");
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        throw unwritten(
                "agentReply: add the reply; link it, and store what Conversation.reply returns for the turns so far");
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        throw unwritten("defer: store what Conversation.defer returns");
    }

    @Override
    public HeldLock holdLock(InterventionId intervention) {
        throw unwritten(
                "holdLock: hold the lock of a close or cancel, and declare HOLDS_LOCKS; if that is impossible, leave"
                        + " this exception");
    }

    @Override
    public void advance(Duration time) {
        throw unwritten(
                "advance: move the backend's clock, and declare MOVES_THE_CLOCK; if that is impossible, leave this"
                        + " exception");
    }

    @Override
    public void restart() {
        throw unwritten(
                "restart: drop connections and caches, start again over the same data, and declare SURVIVES_RESTART; if"
                        + " the backend stores nothing, leave this exception");
    }

    @Override
    public void close() {
        // Release the backend's resources. There are none yet.
    }

    private static UnsupportedOperationException unwritten(String what) {
        return new UnsupportedOperationException("write here: AcmeFixture." + what);
    }
}
