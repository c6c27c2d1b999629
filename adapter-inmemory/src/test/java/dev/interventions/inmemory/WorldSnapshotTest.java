package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.StatusFilter;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorldSnapshotTest {

    private final WorldScenario scenario = new WorldScenario();
    private final World world = scenario.world;

    @Test
    void restoring_a_snapshot_brings_back_everything() {
        InterventionId id = scenario.replied();
        world.holdLock(id);
        Object before = scenario.everything();
        WorldSnapshot snapshot = world.snapshot();
        world.releaseLock(id);
        scenario.interventions.close(id).get();
        world.customerMessage(scenario.thread, world.customer());
        world.advance(Duration.ofDays(1));

        world.restore(snapshot);

        assertThat(scenario.everything()).isEqualTo(before);
        assertThat(world.now()).isEqualTo(WorldScenario.START);
    }

    @Test
    void differences_show_what_was_added_changed_and_cancelled() {
        InterventionId changed = scenario.replied();
        InterventionId cancelled = scenario.interventions
                .create(world.customerMessage(scenario.thread, world.customer()))
                .get()
                .id();
        WorldSnapshot before = world.snapshot();
        scenario.interventions.close(changed).get();
        scenario.interventions.cancel(cancelled).get();
        ContentId message = world.customerMessage(scenario.thread, scenario.customer);

        WorldSnapshot after = world.snapshot();

        assertThat(after.contentsSince(before).map(Content::id)).containsExactly(message);
        assertThat(after.interventionsSince(before).map(ImportedIntervention::intervention))
                .containsExactly(scenario.read(changed));
        assertThat(after.interventionsGoneSince(before)).containsExactly(cancelled);
        assertThat(after.hasDirectoryOf(before)).isTrue();
        assertThat(after.interventionsSince(after)).isEmpty();
        assertThat(before.contentsGoneSince(after)).containsExactly(message);
        assertThat(before.interventionsSince(after)
                        .map(row -> row.intervention().id()))
                .containsExactly(changed, cancelled);
    }

    @Test
    void a_world_is_unchanged_while_it_is_only_read() {
        InterventionId id = scenario.replied();
        WorldSnapshot before = world.snapshot();

        scenario.read(id);
        scenario.interventions.create(ContentId.of("unknown"));

        assertThat(world.snapshot().isUnchangedSince(before)).isTrue();
    }

    @Test
    void a_world_has_changed_after_a_write_a_lock_or_a_move_of_the_clock() {
        InterventionId id = scenario.replied();
        WorldSnapshot first = world.snapshot();
        world.holdLock(id);
        WorldSnapshot second = world.snapshot();
        world.advance(Duration.ofSeconds(1));
        WorldSnapshot third = world.snapshot();
        scenario.interventions.categorize(id, HashSet.of(CategoryId.of("late")));

        assertThat(second.isUnchangedSince(first)).isFalse();
        assertThat(third.isUnchangedSince(second)).isFalse();
        assertThat(world.snapshot().isUnchangedSince(third)).isFalse();
    }

    @Test
    void an_imported_intervention_of_a_snapshot_is_the_same_in_another_world() {
        InterventionId id = scenario.replied();
        world.advance(Duration.ofMinutes(1));
        world.customerMessage(scenario.thread, scenario.customer);
        WorldSnapshot snapshot = world.snapshot();
        World copy = World.startingAt(world.now());
        snapshot.sources().forEach(copy::addSource);
        snapshot.agents().forEach(copy::addAgent);
        snapshot.threads().forEach(copy::addThread);
        snapshot.customers().forEach(copy::addCustomer);
        copy.addContents(snapshot.contents());
        copy.importInterventions(snapshot.interventions()
                .map(row -> ImportedIntervention.of(row.intervention())
                        .withContents(row.laterContents())
                        .withTurns(row.turns(), row.waitingSince())));

        copy.advance(Duration.ofMinutes(2));
        world.advance(Duration.ofMinutes(2));
        copy.agentReply(scenario.colleague, id);
        world.agentReply(scenario.colleague, id);

        assertThat(copy.as(scenario.agent).get(id).get()).isEqualTo(scenario.read(id));
        assertThat(scenario.read(id).replies().times().average()).isEqualTo(Option.some(Duration.ofMinutes(1)));
    }

    @Test
    void a_clock_can_be_frozen_advanced_and_resumed() {
        World running = World.onClock(Clock.systemUTC(), Ids.RANDOM);
        Instant then = Instant.parse("2020-02-29T12:00:00Z");

        running.freezeClock(then);
        assertThat(running.now()).isEqualTo(then);
        running.advance(Duration.ofMinutes(1));
        assertThat(running.now()).isEqualTo(then.plusSeconds(60));
        assertThat(running.snapshot().frozenAt()).containsExactly(then.plusSeconds(60));

        running.resumeClock();
        assertThat(running.snapshot().frozenAt()).isEmpty();
        assertThat(running.now()).isBetween(then.plusSeconds(60), then.plusSeconds(3600));
    }

    @Test
    void resuming_a_clock_that_was_not_frozen_has_no_effect() {
        World standing = World.onClock(Clock.fixed(WorldScenario.START, ZoneOffset.UTC), Ids.RANDOM);
        standing.advance(Duration.ofMinutes(1));

        standing.resumeClock();

        assertThat(standing.now()).isEqualTo(WorldScenario.START.plusSeconds(60));
    }

    @Test
    void a_lock_is_released_whoever_holds_it() {
        InterventionId id = scenario.opened();
        world.holdLock(id);

        world.releaseLock(id);

        world.holdLock(id);
        world.releaseLock(id);
        assertThatThrownBy(() -> world.releaseLock(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_comment_is_counted_and_is_a_change() {
        InterventionId id = scenario.closed();
        world.advance(Duration.ofMinutes(1));

        world.comment(scenario.colleague, id);

        assertThat(scenario.read(id).commentsCount()).containsExactly(1L);
        assertThat(scenario.read(id).lifecycle().updatedAt()).containsExactly(WorldScenario.START.plusSeconds(60));
        assertThat(scenario.read(id).isClosed()).isTrue();
    }

    @Test
    void a_deferral_can_be_ended_before_its_date() {
        InterventionId id = scenario.opened();
        world.defer(id, WorldScenario.START.plusSeconds(3600));

        world.endDeferral(id);

        assertThat(scenario.read(id).state()).isEqualTo(new InterventionState.Active());
        assertThatThrownBy(() -> world.endDeferral(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_newest_intervention_of_a_customer_in_a_thread_is_found() {
        assertThat(world.newestIntervention(scenario.thread, scenario.customer)).isEmpty();

        InterventionId id = scenario.opened();

        assertThat(world.newestIntervention(scenario.thread, scenario.customer)).containsExactly(id);
        assertThat(world.newestIntervention(scenario.thread, world.customer())).isEmpty();
    }

    @Test
    void ids_are_counted_from_any_number() {
        world.countIdsFrom(16);

        assertThat(world.customer().value()).isEqualTo("000000000000000000000011");
        assertThat(world.snapshot().idsMade()).isEqualTo(17);
        assertThatThrownBy(() -> world.countIdsFrom(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void time_that_passes_on_the_clock_of_a_world_is_no_change() {
        AtomicReference<Instant> now = new AtomicReference<>(WorldScenario.START);
        InstantSource source = now::get;
        World running = World.onClock(source.withZone(ZoneOffset.UTC), Ids.RANDOM);
        WorldSnapshot before = running.snapshot();

        now.set(WorldScenario.START.plusSeconds(60));

        assertThat(running.now()).isEqualTo(WorldScenario.START.plusSeconds(60));
        assertThat(running.snapshot().isUnchangedSince(before)).isTrue();
    }

    @Test
    void a_snapshot_lists_the_interventions_of_all_sources_and_finds_records_as_they_were() {
        InterventionId closed = scenario.replied();
        scenario.interventions.close(closed).get();
        ContentId message = world.customerMessage(scenario.thread, world.customer());
        InterventionId open = scenario.interventions.create(message).get().id();
        WorldSnapshot before = world.snapshot();
        world.addSource(SourceId.of("unread"));
        scenario.interventions.cancel(open).get();

        assertThat(before.page(InterventionQuery.all(), PageRequest.first())
                        .records()
                        .map(Intervention::id))
                .containsExactlyInAnyOrder(open, closed);
        assertThat(world.snapshot()
                        .page(InterventionQuery.all().withStatus(StatusFilter.CLOSED), PageRequest.first())
                        .count())
                .isEqualTo(1);
        assertThat(before.find(open).map(row -> row.intervention().isClosed())).containsExactly(false);
        assertThat(world.snapshot().find(open)).isEmpty();
        assertThat(before.find(message).map(Content::thread)).containsExactly(scenario.thread);
        assertThat(before.find(ContentId.of("none"))).isEmpty();
    }
}
