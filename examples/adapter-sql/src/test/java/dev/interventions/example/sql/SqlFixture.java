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

/** The SQL adapter, with tables of its own and a clock that the tests move. */
final class SqlFixture implements InterventionsFixture {

    /** Shortly before a new second, day and month, so that an instant that isn't truncated is detected. */
    private static final Instant START = Instant.parse("2024-02-29T23:59:59.750Z");

    private final FreshDatabase database = FreshDatabase.create();
    private final MovableClock clock = new MovableClock(START);
    private DatabaseScenario scenario = new DatabaseScenario(database.connections(), clock);

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
        return scenario.source();
    }

    @Override
    public UserId agent(Set<Permission> permissions, Set<SourceId> reads) {
        return scenario.agent(permissions, reads);
    }

    @Override
    public void hide(SourceId source, UserId agent) {
        scenario.hide(source, agent);
    }

    @Override
    public ThreadId thread(SourceId source) {
        return scenario.thread(source);
    }

    @Override
    public IdentityId customer() {
        return scenario.customer();
    }

    @Override
    public IdentityGroupId group(Set<IdentityId> customers) {
        return scenario.group(customers);
    }

    @Override
    public void ungroup(IdentityId customer) {
        scenario.ungroup(customer);
    }

    @Override
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return scenario.customerMessage(thread, customer);
    }

    @Override
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        return scenario.agentReply(agent, intervention);
    }

    @Override
    public void defer(InterventionId intervention, Instant until) {
        scenario.defer(intervention, until);
    }

    /** Holds the lock in a transaction that stays open, like the transaction of a slow close. */
    @Override
    public HeldLock holdLock(InterventionId intervention) {
        try {
            Connection connection = database.connections().getConnection();
            connection.setAutoCommit(false);
            if (!new InterventionTable(new Session(connection), clock).takeClosingLock(intervention)) {
                throw new IllegalArgumentException("the lock is already held on intervention " + intervention.value());
            }
            return () -> release(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the lock could not be taken", e);
        }
    }

    private static void release(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the lock could not be released", e);
        }
    }

    /** Opens new connections to the same tables, like another process. */
    @Override
    public void restart() {
        database.reconnect();
        scenario = new DatabaseScenario(database.connections(), clock);
    }

    @Override
    public void close() {
        database.close();
    }
}
