package dev.interventions.tck;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.tck.sequence.Backend;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;

/** The author's fixture as the backend of a model-based test, so that the model doesn't depend on the contracts. */
record FixtureBackend(InterventionsFixture fixture) implements Backend {

    @Override
    public boolean explainsRefusals() {
        return fixture.abilities().contains(Ability.EXPLAINS_REFUSALS);
    }

    @Override
    public boolean impersonates() {
        return fixture.abilities().contains(Ability.IMPERSONATES);
    }

    @Override
    public boolean hasComments() {
        return fixture.abilities().contains(Ability.COMMENTS);
    }

    @Override
    public boolean movesTheClock() {
        return fixture.abilities().contains(Ability.MOVES_THE_CLOCK);
    }

    @Override
    public Interventions as(UserId agent) {
        return fixture.as(agent);
    }

    @Override
    public Comments comments(UserId agent) {
        return fixture.comments(agent);
    }

    @Override
    public Instant now() {
        return fixture.now();
    }

    @Override
    public void advance(Duration time) {
        fixture.advance(time);
    }

    @Override
    public SourceId source() {
        return fixture.source();
    }

    @Override
    public UserId agent(Set<Permission> permissions, Set<SourceId> reads) {
        return fixture.agent(permissions, reads);
    }

    @Override
    public void hide(SourceId source, UserId agent) {
        fixture.hide(source, agent);
    }

    @Override
    public ThreadId thread(SourceId source) {
        return fixture.thread(source);
    }

    @Override
    public IdentityId customer() {
        return fixture.customer();
    }

    @Override
    public IdentityGroupId group(Set<IdentityId> customers) {
        return fixture.group(customers);
    }

    @Override
    public void ungroup(IdentityId customer) {
        fixture.ungroup(customer);
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return fixture.customerMessage(thread, customer);
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        return fixture.agentReply(agent, intervention);
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        fixture.defer(intervention, until);
    }

    @Override
    public void close() {
        fixture.close();
    }
}
