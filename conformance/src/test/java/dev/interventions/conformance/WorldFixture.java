package dev.interventions.conformance;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.tck.InterventionsFixture;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;

/** Arranges an in-memory world, through whatever adapter it is used. */
public abstract class WorldFixture implements InterventionsFixture {

    /** Shortly before a new second, day and month, so that an instant that isn't truncated is detected. */
    private static final Instant START = Instant.parse("2024-02-29T23:59:59.750Z");

    private final World world;

    /** Over a world whose clock stands still. */
    protected WorldFixture() {
        this(World.startingAt(START, Ids.RANDOM));
    }

    protected WorldFixture(World world) {
        this.world = world;
    }

    protected final World world() {
        return world;
    }

    @Override
    public final Instant now() {
        return world.now();
    }

    @Override
    public SourceId source() {
        return world.source();
    }

    @Override
    public final UserId agent(Set<Permission> permissions, Set<SourceId> reads) {
        UserId agent = world.agent(reads.toJavaArray(SourceId[]::new));
        permissions.forEach(permission -> world.permit(agent, permission));
        return agent;
    }

    @Override
    public final void hide(SourceId source, UserId agent) {
        world.hide(agent, source);
    }

    @Override
    public final ThreadId thread(SourceId source) {
        return world.thread(source);
    }

    @Override
    public final IdentityId customer() {
        return world.customer();
    }

    @Override
    public final IdentityGroupId group(Set<IdentityId> customers) {
        return world.group(customers.head(), customers.tail().toJavaArray(IdentityId[]::new));
    }

    @Override
    public final void ungroup(IdentityId customer) {
        world.ungroup(customer);
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return world.customerMessage(thread, customer);
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        return world.agentReply(agent, intervention);
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        world.defer(intervention, until);
    }

    @Override
    public HeldLock holdLock(InterventionId intervention) {
        return world.holdLock(intervention)::close;
    }

    @Override
    public final void addCategory(Category category) {
        world.addCategory(category);
    }

    @Override
    public final void addCustomField(CustomFieldDefinition definition) {
        world.addCustomField(definition);
    }

    @Override
    public void advance(Duration time) {
        world.advance(time);
    }
}
