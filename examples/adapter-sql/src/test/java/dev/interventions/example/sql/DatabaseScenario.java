package dev.interventions.example.sql;

import dev.interventions.domain.Author;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Conversation;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Sets up data for which the port has no operation: agents, customers, sources, threads and messages. */
final class DatabaseScenario {

    private final Transactions transactions;
    private final Clock clock;

    DatabaseScenario(DataSource connections, Clock clock) {
        this.transactions = new Transactions(connections);
        this.clock = clock;
    }

    // ---- agents, customers, sources and threads ----

    SourceId source() {
        SourceId id = SourceId.of(newId());
        execute("INSERT INTO source (id) VALUES (?)", id);
        return id;
    }

    ThreadId thread(SourceId source) {
        ThreadId id = ThreadId.of(newId());
        execute("INSERT INTO thread (id, source_id) VALUES (?, ?)", id, source);
        return id;
    }

    UserId agent(Set<Permission> permissions, Set<SourceId> reads) {
        UserId id = UserId.of(newId());
        return arrange(session -> {
            session.execute("INSERT INTO agent (id) VALUES (?)", id);
            permissions.forEach(permission -> session.execute(
                    "INSERT INTO agent_permission (agent_id, permission) VALUES (?, ?)", id, permission));
            reads.forEach(source ->
                    session.execute("INSERT INTO agent_source (agent_id, source_id) VALUES (?, ?)", id, source));
            return Either.right(id);
        });
    }

    void hide(SourceId source, UserId agent) {
        execute("DELETE FROM agent_source WHERE agent_id = ? AND source_id = ?", agent, source);
    }

    IdentityId customer() {
        IdentityId id = IdentityId.of(newId());
        execute("INSERT INTO customer (id) VALUES (?)", id);
        return id;
    }

    IdentityGroupId group(Set<IdentityId> customers) {
        IdentityGroupId id = IdentityGroupId.of(newId());
        customers.forEach(customer -> regroup(customer, Option.some(id)));
        return id;
    }

    void ungroup(IdentityId customer) {
        regroup(customer, Option.none());
    }

    private void regroup(IdentityId customer, Option<IdentityGroupId> group) {
        execute("UPDATE customer SET identity_group_id = ? WHERE id = ?", group, customer);
    }

    // ---- messages, replies and deferrals ----

    ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return arrange(session -> {
            InterventionTable interventions = interventions(session);
            ContentId message = posted(session, thread, new Author.Customer(customer));
            newestOf(session, thread, customer).flatMap(interventions::lock).forEach(newest -> {
                interventions.update(newest, Conversation.message(newest, clock.instant()));
                new ContentTable(session).link(message, newest.id());
            });
            return Either.right(message);
        });
    }

    private static Option<InterventionId> newestOf(Session session, ThreadId thread, IdentityId customer) {
        return session.query(
                        "SELECT id FROM intervention WHERE thread_id = ? AND identity_id = ? ORDER BY ordinal DESC",
                        List.of(thread, customer),
                        row -> row.id("id", InterventionId::of))
                .headOption()
                .flatMap(newest -> newest);
    }

    ContentId agentReply(UserId agent, InterventionId intervention) {
        return arrange(session -> {
            InterventionTable interventions = interventions(session);
            Intervention before = locked(interventions, intervention);
            ContentId reply = posted(session, before.origin().thread().get(), new Author.Agent(agent));
            new ContentTable(session).link(reply, intervention);
            return Conversation.reply(before, reply, turns(session, before), clock.instant())
                    .peek(after -> interventions.update(before, after))
                    .map(after -> reply);
        });
    }

    void defer(InterventionId intervention, Instant until) {
        arrange(session -> {
            InterventionTable interventions = interventions(session);
            Intervention before = locked(interventions, intervention);
            return Conversation.defer(before, until, clock.instant())
                    .peek(after -> interventions.update(before, after));
        });
    }

    private ContentId posted(Session session, ThreadId thread, Author author) {
        ContentId id = ContentId.of(newId());
        session.execute(
                "INSERT INTO content (id, thread_id, customer_id, agent_id, posted_at) VALUES (?, ?, ?, ?, ?)",
                id,
                thread,
                author instanceof Author.Customer customer ? Option.some(customer.identity()) : Option.none(),
                author instanceof Author.Agent agent ? Option.some(agent.user()) : Option.none(),
                clock.instant());
        return id;
    }

    /** How long the customer waited in each turn since the opening. */
    private static Seq<Duration> turns(Session session, Intervention intervention) {
        return session.query(
                        "SELECT c.agent_id, c.posted_at FROM content c"
                                + " JOIN intervention_content l ON l.content_id = c.id"
                                + " WHERE l.intervention_id = ? ORDER BY c.ordinal",
                        List.of(intervention.id()),
                        row -> new Posted(
                                row.text("agent_id").isDefined(),
                                row.instant("posted_at").get()))
                .foldLeft(Waiting.since(intervention.lifecycle().createdAt().get()), Waiting::and)
                .turns();
    }

    private record Posted(boolean byAgent, Instant at) {}

    private record Waiting(Option<Instant> since, Seq<Duration> turns) {

        static Waiting since(Instant opening) {
            return new Waiting(Option.some(opening), List.empty());
        }

        Waiting and(Posted next) {
            return next.byAgent()
                    ? new Waiting(
                            Option.none(), turns.appendAll(since.map(begin -> Duration.between(begin, next.at()))))
                    : new Waiting(since.orElse(Option.some(next.at())), turns);
        }
    }

    // ---- transactions ----

    private void execute(String sql, Object... parameters) {
        arrange(session -> {
            session.execute(sql, parameters);
            return Either.right(true);
        });
    }

    private <T> T arrange(Function<Session, Either<Refused, T>> arrangement) {
        Either<InterventionError, T> outcome = transactions.write(arrangement);
        return outcome.getOrElseThrow(error -> new IllegalStateException(error.message()));
    }

    private InterventionTable interventions(Session session) {
        return new InterventionTable(session, clock);
    }

    private static Intervention locked(InterventionTable interventions, InterventionId id) {
        return interventions
                .lock(id)
                .getOrElseThrow(() -> new IllegalArgumentException("there is no intervention " + id.value()));
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
