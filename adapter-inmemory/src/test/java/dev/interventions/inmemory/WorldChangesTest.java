package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.inmemory.WorldChange.Changed;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldChangesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final WorldScenario scenario = new WorldScenario();
    private final World world = scenario.world;
    private final WorldChanges changes = world.changes();

    @Test
    void each_change_is_given_once_and_in_order_with_the_acting_user() {
        InterventionId id = scenario.replied();
        world.advance(HOUR);
        scenario.interventions.close(id).get();

        Seq<WorldChange> taken = changes.take();

        assertThat(taken.map(WorldChange::by))
                .containsExactly(Option.some(scenario.agent), Option.none(), Option.some(scenario.agent));
        assertThat(taken.map(WorldChange::at))
                .containsExactly(WorldScenario.START, WorldScenario.START, WorldScenario.START.plus(HOUR));
        assertThat(taken.head().interventions().head().before()).isEmpty();
        assertThat(taken.last().interventions())
                .containsExactly(
                        new Changed(taken.get(1).interventions().head().after(), Option.some(scenario.read(id))));
        assertThat(changes.take()).isEmpty();
    }

    @Test
    void a_change_that_was_undone_meanwhile_is_given_too() {
        InterventionId id = scenario.opened();
        scenario.interventions.cancel(id).get();

        assertThat(changes.take()
                        .map(change -> change.interventions().head().after().isDefined()))
                .containsExactly(true, false);
    }

    @Test
    void a_deferral_whose_date_has_passed_ends_before_the_next_change_and_apart_from_it() {
        InterventionId id = scenario.replied();
        world.defer(id, world.now().plus(HOUR));
        changes.take();
        world.advance(HOUR);
        scenario.interventions.close(id).get();

        Seq<WorldChange> taken = changes.take();

        assertThat(taken.map(change -> isDeferredBefore(change.interventions().head())))
                .containsExactly(true, false);
    }

    @Test
    void a_deferral_that_has_passed_ends_without_another_operation() {
        InterventionId id = scenario.opened();
        world.defer(id, world.now().plus(HOUR));
        changes.take();
        world.advance(HOUR);

        assertThat(changes.take()).hasSize(1);
        assertThat(changes.take()).isEmpty();
    }

    @Test
    void the_end_of_a_deferral_before_its_date_is_one_change() {
        InterventionId id = scenario.opened();
        world.defer(id, world.now().plus(HOUR));
        changes.take();

        world.endDeferral(id);

        assertThat(changes.take()
                        .map(change -> isDeferredBefore(change.interventions().head())))
                .containsExactly(true);
        assertThat(scenario.read(id).lifecycle().deferredAt()).isEmpty();
    }

    @Test
    void refusals_reads_and_arrangements_are_no_changes() {
        InterventionId id = scenario.opened();
        WorldSnapshot snapshot = world.snapshot();
        changes.take();

        scenario.interventions.close(id);
        scenario.read(id);
        world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        world.restore(snapshot);

        assertThat(changes.take()).isEmpty();
    }

    @Test
    void the_user_of_an_impersonation_is_the_acting_one() {
        world.permit(scenario.agent, Permission.IMPERSONATE_USER);
        scenario.interventions
                .actingAs(scenario.colleague)
                .create(scenario.message)
                .get();

        assertThat(changes.take().map(WorldChange::by)).containsExactly(Option.some(scenario.colleague));
    }

    @Test
    void concurrent_changes_are_neither_lost_nor_doubled_and_each_begins_where_the_last_ended() throws Exception {
        int threads = 4;
        int each = 250;
        InterventionId id = scenario.opened();
        Option<Intervention> before = Option.some(scenario.read(id));
        changes.take();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int thread = 0; thread < threads; thread++) {
            String name = "category-" + thread + "-";
            pool.execute(() -> {
                await(start);
                IntStream.range(0, each)
                        .forEach(number -> scenario.interventions
                                .categorize(id, HashSet.of(CategoryId.of(name + number)))
                                .get());
            });
        }
        start.countDown();
        Vector<WorldChange> taken = Vector.empty();
        pool.shutdown();
        while (!pool.awaitTermination(1, TimeUnit.MILLISECONDS)) {
            taken = taken.appendAll(changes.take());
        }
        taken = taken.appendAll(changes.take());

        assertThat(taken).hasSize(threads * each);
        for (WorldChange change : taken) {
            assertThat(change.interventions().head().before()).isEqualTo(before);
            before = change.interventions().head().after();
        }
        assertThat(before).containsExactly(scenario.read(id));
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isDeferredBefore(Changed changed) {
        return changed.before().get().lifecycle().deferredAt().isDefined();
    }
}
