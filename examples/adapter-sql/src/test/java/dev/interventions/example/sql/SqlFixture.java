package dev.interventions.example.sql;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The SQL adapter, over tables of its own and a clock that the tests move. */
final class SqlFixture implements InterventionsFixture {

    /** Shortly before a new second, day and month, so that what isn't cut as it should be shows. */
    private static final Instant START = Instant.parse("2024-02-29T23:59:59.750Z");

    private final FreshDatabase database = FreshDatabase.create();
    private final MovableClock clock = new MovableClock(START);
    private DatabaseScenario desk = new DatabaseScenario(database.connections(), clock);

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(
                Ability.EXPLAINS_REFUSALS,
                Ability.IMPERSONATES,
                Ability.HOLDS_LOCKS,
                Ability.MOVES_THE_CLOCK,
                Ability.SURVIVES_RESTART);
    }

    @Override
    public Interventions as(UserId agent) {
        return SqlInterventions.connect(database.connections(), agent, clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public SourceId source() {
        return desk.source();
    }

    @Override
    public UserId agent(Set<Permission> permissions, Set<SourceId> reads) {
        return desk.agent(permissions, reads);
    }

    @Override
    public void hide(SourceId source, UserId agent) {
        desk.hide(source, agent);
    }

    @Override
    public ThreadId thread(SourceId source) {
        return desk.thread(source);
    }

    @Override
    public IdentityId customer() {
        return desk.customer();
    }

    @Override
    public IdentityGroupId group(Set<IdentityId> customers) {
        return desk.group(customers);
    }

    @Override
    public void ungroup(IdentityId customer) {
        desk.ungroup(customer);
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return desk.customerMessage(thread, customer);
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        return desk.agentReply(agent, intervention);
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        desk.defer(intervention, until);
    }

    /** In a transaction that stays open, as that of a slow close does. */
    @Override
    public HeldLock holdLock(InterventionId intervention) {
        try {
            Connection connection = database.connections().getConnection();
            connection.setAutoCommit(false);
            if (!new InterventionTable(new Session(connection), clock).takeClosingLock(intervention)) {
                throw new IllegalArgumentException("no lock to be had on " + intervention.value());
            }
            return () -> release(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void release(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the lock could not be released", e);
        }
    }

    /** As another process finds the tables: with connections of its own. */
    @Override
    public void restart() {
        database.reconnect();
        desk = new DatabaseScenario(database.connections(), clock);
    }

    @Override
    public void close() {
        database.close();
    }
}
