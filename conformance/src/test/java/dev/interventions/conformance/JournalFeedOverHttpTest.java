package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.feed.Change;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.Feed;
import dev.interventions.feed.FeedPosition;
import dev.interventions.feed.InMemoryCopy;
import dev.interventions.feed.JournalHints;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A feed with the hints of the journal, over HTTP, of an account that only the emulator has. Its clock stands still unless a test moves it.
 */
class JournalFeedOverHttpTest {

    private static final Instant START = Instant.parse("2024-05-21T09:00:00Z");

    private final World world = World.startingAt(START);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId agent = world.agent(source);
    private final UserId colleague = world.agent(source);
    private final Interventions desk = world.as(agent);
    private final EngageEmulator emulator = EngageEmulator.start(world);
    private EngageClient client = connect();
    private final InMemoryCopy copy = InMemoryCopy.empty();

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    @Test
    void the_copy_equals_the_account_after_each_kind_of_change() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        ContentId message = message();
        InterventionId id = desk.create(message).get().id();
        InterventionId other = opened();
        poll();

        desk.reassign(id, colleague).get();
        assertThat(poll()).containsExactly(id);
        desk.categorize(id, CategoryId.of("complaint")).get();
        assertThat(poll()).containsExactly(id);
        world.agentReply(agent, id);
        desk.close(id).get();
        assertThat(poll()).containsExactly(id);
        desk.create(message).get();
        assertThat(poll()).containsExactly(id);
        desk.cancel(other).get();
        assertThat(poll()).containsExactly(other);
        InterventionId late = opened();
        assertThat(poll()).containsExactly(late);

        assertThat(poll()).isEmpty();
    }

    @Test
    void the_journal_names_each_change_of_an_intervention() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        ContentId message = message();
        InterventionId id = desk.create(message).get().id();
        desk.reassign(id, colleague).get();
        desk.categorize(id, CategoryId.of("complaint")).get();
        world.agentReply(agent, id);
        desk.close(id).get();
        world.as(colleague).create(message).get();
        InterventionId other = opened();
        desk.cancel(other).get();

        Seq<JournalEvent> events = client.journal()
                .list(JournalQuery.all().oldestFirst(), PageRequest.first())
                .get()
                .records();

        assertThat(events.map(event -> event.name().replace("intervention.", "")))
                .containsExactly(
                        "opened",
                        "assigned",
                        "user_updated",
                        "recategorized",
                        "closed",
                        "reopened",
                        "opened",
                        "canceled");
        assertThat(events.flatMap(JournalEvent::intervention)).containsExactly(id, id, id, id, id, id, other, other);
    }

    @Test
    void cancellations_in_the_same_second_and_on_several_pages_are_found() {
        Vector<InterventionId> many = Vector.fill(400, this::opened);
        poll();
        many.take(200).forEach(id -> desk.cancel(id).get());
        assertThat(poll()).hasSize(200);

        many.drop(200).forEach(id -> desk.cancel(id).get());

        assertThat(poll()).hasSize(200);
        assertThat(copy.interventions()).isEmpty();
    }

    @Test
    void a_cancellation_while_the_feed_reads_is_found_by_the_next_poll_at_the_latest() {
        Vector<InterventionId> ids = Vector.fill(3, this::opened);
        poll();
        desk.cancel(ids.get(0)).get();
        for (Either<InterventionError, ChangeBatch> batch : feed().changes(copy.position())) {
            copy.store(batch.get());
            desk.cancel(ids.get(1));
        }

        poll();

        assertThat(copy.interventions().keySet()).containsExactly(ids.get(2));
    }

    @Test
    void a_restarted_feed_continues_from_its_stored_position() {
        InterventionId before = opened();
        InterventionId during = opened();
        poll();
        desk.cancel(before).get();
        poll();
        String stored = copy.position().toString();
        desk.cancel(during).get();
        world.advance(Duration.ofMinutes(10));
        InterventionId after = opened();
        client.close();
        client = connect();

        assertThat(poll(FeedPosition.parse(stored).get())).containsExactlyInAnyOrder(during, after);
    }

    @Test
    void hints_from_a_position_without_events_begin_at_the_start() {
        InterventionId id = opened();
        poll();
        String stored = copy.position().toString();
        world.advance(Duration.ofDays(1));
        desk.cancel(id).get();

        assertThat(poll(FeedPosition.parse(stored).get())).containsExactly(id);
    }

    // ---- the account and its copy ----

    private EngageClient connect() {
        String token = emulator.tokenOf(agent);
        return EngageClient.connect(
                HttpSettings.of(emulator.baseUri(), () -> token).withBudget(RequestBudget.unlimited()));
    }

    private ContentId message() {
        return world.customerMessage(thread, world.customer());
    }

    private InterventionId opened() {
        return desk.create(message()).get().id();
    }

    /** New in each poll, as in a host that was restarted; without what the copy knows, so that only hints find cancellations. */
    private Feed feed() {
        return Feed.over(client.interventions()).hints(JournalHints.from(START, client.journal()));
    }

    private Set<InterventionId> poll() {
        return poll(copy.position());
    }

    /** The interventions that the poll reports. Afterwards the copy equals the account. */
    private Set<InterventionId> poll(FeedPosition from) {
        Set<InterventionId> changed = HashSet.empty();
        for (Either<InterventionError, ChangeBatch> batch : feed().changes(from)) {
            copy.store(batch.get());
            changed = changed.addAll(batch.get().changes().map(Change::id));
        }
        assertThat(copy.interventions()).isEqualTo(account());
        return changed;
    }

    private Map<InterventionId, Intervention> account() {
        return Vector.ofAll(desk.walk(InterventionQuery.all()))
                .flatMap(page -> page.get().records())
                .toMap(Intervention::id, one -> one);
    }
}
