package dev.interventions.example.sql;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.Categorizing;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Opening;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Reassigning;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UpdatingCustomFields;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Interventions in a SQL database, as one agent sees and changes them: the domain's rules over the tables of {@link Schema}, on H2
 * or PostgreSQL. Each operation is one transaction, and linearizable for all threads and processes that share
 * the database; the permissions and sources of agents are read at its beginning.
 *
 * <p>If the database fails before the commit, nothing was changed and the outcome is {@link dev.interventions.domain.Unavailable}; if
 * its response to the commit is lost, {@link dev.interventions.domain.EffectUnknown}. A value that the database can't keep is {@link
 * Refused.InvalidRequest}. Statements that take longer than 10 seconds are cancelled.
 *
 * <p>Thread-safe. An instance holds no resources: the caller closes the pool behind the data source.
 */
public final class SqlInterventions implements Interventions {

    private static final int BYTES_OF_AN_ID = 12;

    private final Transactions transactions;
    private final Clock clock;
    private final UserId agent;
    private final Option<UserId> impersonated;

    private SqlInterventions(Transactions transactions, Clock clock, UserId agent, Option<UserId> impersonated) {
        this.transactions = transactions;
        this.clock = clock;
        this.agent = agent;
        this.impersonated = impersonated;
    }

    /**
     * The interventions of this database as this agent sees and changes them. No query is sent yet; an operation of an agent that
     * the database doesn't know is refused as {@link Refused.NotAuthenticated}.
     *
     * @param database gives a connection for each call, preferably from a pool
     * @param agent the acting user
     * @param clock the clock that dates changes
     */
    public static SqlInterventions connect(DataSource database, UserId agent, Clock clock) {
        return new SqlInterventions(
                new Transactions(requireNonNull(database, "database")),
                requireNonNull(clock, "clock"),
                requireNonNull(agent, "agent"),
                Option.none());
    }

    @Override
    public SqlInterventions actingAs(UserId user) {
        return new SqlInterventions(transactions, clock, agent, Option.some(requireNonNull(user, "user")));
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        requireNonNull(content, "content");
        return write(call -> call.contents()
                .lock(content)
                .toEither(() -> Opening.noSuchContent(content))
                .flatMap(found -> reopened(call, found).getOrElse(() -> opened(call, found))));
    }

    /** Empty if the content belongs to no intervention, or to one that was cancelled before it could be locked. */
    private static Option<Either<Refused, Intervention>> reopened(Call call, Content content) {
        return call.contents()
                .interventionOf(content.id())
                .flatMap(call.interventions()::lock)
                .map(linked -> Opening.reopen(content, linked, call.actor(), call.now())
                        .peek(reopened -> call.interventions().update(linked, reopened)));
    }

    private static Either<Refused, Intervention> opened(Call call, Content content) {
        return Opening.open(content, newId(), call.contents().groupOfAuthor(content), call.actor(), call.now())
                .peek(opened -> {
                    call.interventions().insert(opened);
                    call.contents().link(content.id(), opened.id());
                });
    }

    /** 24 hexadecimal digits, like the service's ids. */
    private static InterventionId newId() {
        byte[] bytes = new byte[BYTES_OF_AN_ID];
        ThreadLocalRandom.current().nextBytes(bytes);
        return InterventionId.of(HexFormat.of().formatHex(bytes));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        requireNonNull(id, "id");
        return transactions.read(
                session -> call(session).flatMap(call -> call.lookup(id).seenBy(call.actor())));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return transactions.read(session ->
                call(session).map(call -> new Listing(call.actor(), call.now(), query, page).pageIn(session)));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        requireNonNull(id, "id");
        return write(call -> Closing.close(call.lookup(id), () -> call.lockForClosing(id), call.actor(), call.now())
                .peek(call.interventions()::updateRow));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        requireNonNull(id, "id");
        return write(call -> Cancelling.cancel(call.lookup(id), () -> call.lockForClosing(id), call.actor())
                .peek(cancelled -> call.interventions().delete(cancelled.id())));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        requireNonNull(id, "id");
        requireNonNull(newOwner, "newOwner");
        return change(
                id,
                (lookup, call) -> Reassigning.reassign(lookup, newOwner, call.agents()::has, call.actor(), call.now()));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(id, "id");
        requireNonNull(categories, "categories");
        return change(id, (lookup, call) -> Categorizing.categorize(lookup, categories, call.actor(), call.now()));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        requireNonNull(id, "id");
        requireNonNull(values, "values");
        return change(id, (lookup, call) -> UpdatingCustomFields.update(lookup, values, call.actor(), call.now()));
    }

    // ---- running an operation ----

    /** Decides what a write changes. */
    private interface Change {
        Either<Refused, Intervention> of(Lookup lookup, Call call);
    }

    private Either<InterventionError, Intervention> change(InterventionId id, Change change) {
        return write(call -> {
            Lookup lookup = call.lock(id);
            return change.of(lookup, call)
                    .peek(changed -> call.interventions().update(lookup.found().get(), changed));
        });
    }

    private <T> Either<InterventionError, T> write(Function<Call, Either<Refused, T>> work) {
        return transactions.write(session -> call(session).flatMap(work));
    }

    private Either<Refused, Call> call(Session session) {
        return Actor.acting(agent, impersonated, new AgentTable(session)::find)
                .map(actor -> new Call(session, actor, clock));
    }
}
