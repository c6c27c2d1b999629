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

    private final WorldScenario scenario = new WorldScenario();
    private final List<Operation> effects = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryInterventions reporting =
            scenario.world.as(scenario.agent).reportingEffectsTo(effects::add);

    @Test
    void reports_every_write_that_takes_effect_once_and_in_order() {
        InterventionId mistake = reporting.create(scenario.message).get().id();
        reporting.cancel(mistake).get();
        InterventionId id = reporting.create(scenario.message).get().id();
        scenario.world.agentReply(scenario.agent, id);
        reporting.categorize(id, URGENT).get();
        reporting.updateCustomField(id, "colour", CustomFieldValue.of("blue")).get();
        reporting.close(id).get();
        reporting.create(scenario.message).get();
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        reporting.reassign(id, scenario.colleague).get();

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
    void reports_a_permitted_write_that_changes_nothing() {
        InterventionId id = scenario.opened();
        reporting.categorize(id, URGENT).get();
        reporting.categorize(id, URGENT).get();

        assertThat(effects).containsExactly(Operation.CATEGORIZE, Operation.CATEGORIZE);
    }

    @Test
    void does_not_report_reads_and_refused_writes() {
        InterventionId id = scenario.opened();

        assertThat(reporting.get(id).isRight()).isTrue();
        assertThat(reporting.list(InterventionQuery.all(), PageRequest.first()).isRight())
                .isTrue();
        assertThat(reporting.close(id).isLeft()).isTrue();
        assertThat(reporting.create(scenario.message).isLeft()).isTrue();
        assertThat(reporting.actingAs(UserId.of("unknown-agent")).cancel(id).isLeft())
                .isTrue();

        assertThat(effects).isEmpty();
    }

    @Test
    void reports_a_write_of_unknown_effect_if_it_was_applied() {
        InterventionId id = scenario.replied();
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        reporting.close(id);
        assertThat(effects).isEmpty();

        reporting.close(id);
        assertThat(effects).containsExactly(Operation.CLOSE);
    }

    @Test
    void does_not_report_a_write_of_unknown_effect_that_the_rules_refuse() {
        InterventionId unreplied = scenario.opened();
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        reporting.close(unreplied);

        assertThat(effects).isEmpty();
    }

    @Test
    void does_not_report_a_write_that_fails_with_another_fault() {
        InterventionId id = scenario.replied();
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.unavailable());
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.refused(new Refused.NotAuthenticated("expired")));

        reporting.close(id);
        reporting.close(id);

        assertThat(effects).isEmpty();
    }

    @Test
    void the_listener_sees_the_effect_of_the_write() {
        InterventionId id = scenario.replied();
        List<Boolean> closed = new ArrayList<>();

        scenario.world
                .as(scenario.agent)
                .reportingEffectsTo(write -> closed.add(scenario.read(id).isClosed()))
                .close(id);

        assertThat(closed).containsExactly(true);
    }

    @Test
    void reports_the_writes_of_an_impersonated_user_and_of_no_other_view() {
        scenario.world.permit(scenario.agent, Permission.IMPERSONATE_USER);

        InterventionId id = reporting
                .actingAs(scenario.colleague)
                .create(scenario.message)
                .get()
                .id();
        scenario.interventions.categorize(id, URGENT).get();

        assertThat(effects).containsExactly(Operation.CREATE);
    }

    @Test
    void a_reporting_view_still_acts_as_the_impersonated_user() {
        scenario.world.permit(scenario.agent, Permission.IMPERSONATE_USER);

        Intervention opened = scenario.world
                .as(scenario.agent)
                .actingAs(scenario.colleague)
                .reportingEffectsTo(effects::add)
                .create(scenario.message)
                .get();

        assertThat(opened.owner()).containsExactly(scenario.colleague);
        assertThat(effects).containsExactly(Operation.CREATE);
    }

    @Test
    void a_later_listener_replaces_an_earlier_one() {
        List<Operation> later = new ArrayList<>();

        reporting.reportingEffectsTo(later::add).create(scenario.message).get();

        assertThat(later).containsExactly(Operation.CREATE);
        assertThat(effects).isEmpty();
    }

    @Test
    void reports_each_of_many_concurrent_writes_once() throws Exception {
        Interventions interventions = reporting;
        InterventionId id = scenario.replied();
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
    void refuses_a_null_listener() {
        assertThatNullPointerException().isThrownBy(() -> reporting.reportingEffectsTo(null));
    }
}
