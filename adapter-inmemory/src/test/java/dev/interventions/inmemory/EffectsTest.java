package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectsTest {

    private static final CategoryId URGENT = CategoryId.of("urgent");

    private final WorldScenario desk = new WorldScenario();
    private final List<Operation> effects = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryInterventions told = desk.world.as(desk.agent).tellingOfEffects(effects::add);

    @Test
    void every_write_that_is_carried_out_is_told_once_and_in_order() {
        InterventionId mistake = told.create(desk.message).get().id();
        told.cancel(mistake).get();
        InterventionId id = told.create(desk.message).get().id();
        desk.world.agentReply(desk.agent, id);
        told.categorize(id, URGENT).get();
        told.updateCustomField(id, "colour", CustomFieldValue.of("blue")).get();
        told.close(id).get();
        told.create(desk.message).get();
        desk.world.permit(desk.agent, Permission.UPDATE_INTERVENTION);
        told.reassign(id, desk.colleague).get();

        assertThat(effects)
                .containsExactly(
                        Operation.CREATE,
                        Operation.CANCEL,
                        Operation.CREATE,
                        Operation.CATEGORIZE,
                        Operation.UPDATE_CUSTOM_FIELDS,
                        Operation.CLOSE,
                        Operation.CREATE,
                        Operation.REASSIGN);
    }

    @Test
    void a_write_that_changes_nothing_is_carried_out_too() {
        InterventionId id = desk.opened();
        told.categorize(id, URGENT).get();
        told.categorize(id, URGENT).get();

        assertThat(effects).containsExactly(Operation.CATEGORIZE, Operation.CATEGORIZE);
    }

    @Test
    void reads_and_refused_writes_are_not_told() {
        InterventionId id = desk.opened();

        assertThat(told.get(id).isRight()).isTrue();
        assertThat(told.list(InterventionQuery.all(), PageRequest.first()).isRight())
                .isTrue();
        assertThat(told.close(id).isLeft()).isTrue();
        assertThat(told.create(desk.message).isLeft()).isTrue();
        assertThat(told.actingAs(UserId.of("nobody")).cancel(id).isLeft()).isTrue();

        assertThat(effects).isEmpty();
    }

    @Test
    void a_write_of_unknown_effect_is_told_if_it_was_applied() {
        InterventionId id = desk.replied();
        desk.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());
        desk.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        told.close(id);
        assertThat(effects).isEmpty();

        told.close(id);
        assertThat(effects).containsExactly(Operation.CLOSE);
    }

    @Test
    void a_write_of_unknown_effect_that_the_rules_refuse_is_not_told() {
        InterventionId unreplied = desk.opened();
        desk.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        told.close(unreplied);

        assertThat(effects).isEmpty();
    }

    @Test
    void a_write_that_meets_other_fault_is_not_told() {
        InterventionId id = desk.replied();
        desk.world.failNext(Operation.CLOSE, SimulatedFault.unavailable());
        desk.world.failNext(Operation.CLOSE, SimulatedFault.refused(new Refused.NotAuthenticated("expired")));

        told.close(id);
        told.close(id);

        assertThat(effects).isEmpty();
    }

    @Test
    void who_is_told_finds_the_write_done() {
        InterventionId id = desk.replied();
        List<Boolean> closed = new ArrayList<>();

        desk.world
                .as(desk.agent)
                .tellingOfEffects(write -> closed.add(desk.read(id).isClosed()))
                .close(id);

        assertThat(closed).containsExactly(true);
    }

    @Test
    void the_writes_of_whoever_is_acted_as_are_told_and_others_are_not() {
        desk.world.permit(desk.agent, Permission.IMPERSONATE_USER);

        InterventionId id =
                told.actingAs(desk.colleague).create(desk.message).get().id();
        desk.interventions.categorize(id, URGENT).get();

        assertThat(effects).containsExactly(Operation.CREATE);
    }

    @Test
    void a_view_that_tells_still_acts_as_the_impersonated_user() {
        desk.world.permit(desk.agent, Permission.IMPERSONATE_USER);

        Intervention opened = desk.world
                .as(desk.agent)
                .actingAs(desk.colleague)
                .tellingOfEffects(effects::add)
                .create(desk.message)
                .get();

        assertThat(opened.owner()).containsExactly(desk.colleague);
        assertThat(effects).containsExactly(Operation.CREATE);
    }

    @Test
    void a_later_listener_replaces_an_earlier_one() {
        List<Operation> later = new ArrayList<>();

        told.tellingOfEffects(later::add).create(desk.message).get();

        assertThat(later).containsExactly(Operation.CREATE);
        assertThat(effects).isEmpty();
    }

    @Test
    void of_many_writes_at_once_each_is_told_once() throws Exception {
        Interventions interventions = told;
        InterventionId id = desk.replied();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> both = () -> interventions.categorize(id, URGENT).isRight()
                    & interventions.close(id).isRight();
            List<Future<Boolean>> done = callers.invokeAll(
                    IntStream.range(0, 400).mapToObj(index -> both).toList());
            assertThat(done).extracting(Future::get).containsOnlyOnce(true);
        } finally {
            callers.shutdownNow();
        }

        assertThat(effects).hasSize(401).containsOnlyOnce(Operation.CLOSE);
    }

    @Test
    void no_listener_is_the_programmers_error() {
        assertThatNullPointerException().isThrownBy(() -> told.tellingOfEffects(null));
    }
}
