package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkRetriesTest {

    private static final Duration DELAY = Duration.ofSeconds(10);

    private final Account account = new Account();
    private final InterventionId id = account.replied();
    private final RecordingInterventions recording = new RecordingInterventions(account.interventions);
    private final List<Duration> pauses = new ArrayList<>();
    private final Bulk bulk = Bulk.over(recording)
            .inParallel(1)
            .retrying(2, DELAY)
            .pausingBy((duration, stop) -> {
                pauses.add(duration);
                return stop.isGiven();
            });

    private Executed<InterventionId, Intervention> closed() {
        return Executed.of(bulk.close(List.of(id)));
    }

    private void failNext(Operation operation, SimulatedFault... faults) {
        List.of(faults).forEach(fault -> account.world.failNext(operation, fault));
    }

    // ---- unavailable ----

    @Test
    void a_failed_item_is_tried_again_after_the_delay() {
        failNext(Operation.CLOSE, SimulatedFault.unavailable(), SimulatedFault.unavailable());

        assertThat(closed().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(pauses).containsExactly(DELAY, DELAY);
        assertThat(recording.calls()).containsExactly("close", "close", "close");
    }

    @Test
    void an_item_that_never_has_a_verdict_has_failed_after_the_last_retry() {
        failNext(
                Operation.CLOSE,
                SimulatedFault.unavailable(),
                SimulatedFault.unavailable(),
                SimulatedFault.unavailable());

        Executed<InterventionId, Intervention> executed = closed();

        assertThat(executed.status()).isEqualTo(Status.FAILED);
        assertThat(executed.error()).isInstanceOf(Unavailable.class);
        assertThat(executed.summary().isFinished()).isFalse();
        assertThat(recording.calls()).hasSize(3);
        assertThat(account.isClosed(id)).isFalse();
    }

    @Test
    void a_longer_time_that_the_service_states_takes_the_place_of_the_delay() {
        failNext(Operation.CLOSE, limited(DELAY.plusSeconds(50)), limited(DELAY.minusSeconds(5)));

        assertThat(closed().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(pauses).containsExactly(DELAY.plusSeconds(50), DELAY);
    }

    private static SimulatedFault limited(Duration retryAfter) {
        return SimulatedFault.unavailable(new Unavailable.RateLimited(Option.some(retryAfter), "slowly"));
    }

    @Test
    void a_refusal_is_not_tried_again() {
        failNext(Operation.CLOSE, SimulatedFault.refused(new Refused.InProgress("busy")));

        assertThat(closed().status()).isEqualTo(Status.REFUSED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void no_retries_can_be_asked_for() {
        failNext(Operation.CLOSE, SimulatedFault.unavailable());

        assertThat(Executed.of(bulk.retrying(0, DELAY).close(List.of(id))).status())
                .isEqualTo(Status.FAILED);
        assertThat(recording.calls()).containsExactly("close");
    }

    // ---- unknown effects ----

    @Test
    void a_write_that_happened_though_its_result_was_lost_is_found_by_reading() {
        failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        Executed<InterventionId, Intervention> executed = closed();

        assertThat(executed.result()).isEqualTo(account.read(id));
        assertThat(recording.calls()).containsExactly("close", "get");
        assertThat(pauses).containsExactly(DELAY);
    }

    @Test
    void a_write_that_reading_does_not_show_is_called_again() {
        failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());

        assertThat(closed().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(recording.calls()).containsExactly("close", "get", "close");
    }

    @Test
    void an_effect_stays_unknown_if_nothing_can_be_read() {
        failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());
        failNext(Operation.GET, SimulatedFault.unavailable(), SimulatedFault.unavailable());

        Executed<InterventionId, Intervention> executed = closed();

        assertThat(executed.status()).isEqualTo(Status.UNKNOWN);
        assertThat(executed.error()).isInstanceOf(EffectUnknown.class);
        assertThat(executed.summary().progress()).isEqualTo(new BulkProgress(0, 0, 0, 0, 1));
        assertThat(executed.summary().isFinished()).isFalse();
        assertThat(recording.calls()).containsExactly("close", "get", "get");
    }

    @Test
    void an_effect_stays_unknown_if_a_later_call_has_no_verdict() {
        failNext(
                Operation.CLOSE,
                SimulatedFault.effectUnknownAndNotApplied(),
                SimulatedFault.unavailable(),
                SimulatedFault.unavailable());

        Executed<InterventionId, Intervention> executed = closed();

        assertThat(executed.status()).isEqualTo(Status.UNKNOWN);
        assertThat(executed.error()).isInstanceOf(EffectUnknown.class);
    }

    @Test
    void a_refusal_because_the_earlier_call_arrived_late_is_a_success() {
        failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());
        recording.beforeCall(3, () -> account.interventions.close(id));

        Executed<InterventionId, Intervention> executed = closed();

        assertThat(executed.result().isClosed()).isTrue();
        assertThat(recording.calls()).containsExactly("close", "get", "close", "get");
    }

    @Test
    void a_refusal_for_another_reason_stays_one() {
        failNext(
                Operation.CLOSE,
                SimulatedFault.effectUnknownAndNotApplied(),
                SimulatedFault.refused(new Refused.InProgress("busy")));

        assertThat(closed().status()).isEqualTo(Status.REFUSED);
        assertThat(recording.calls()).containsExactly("close", "get", "close", "get");
    }

    @Test
    void a_cancel_whose_result_was_lost_is_found_by_the_intervention_being_gone() {
        InterventionId unreplied = account.open();
        failNext(Operation.CANCEL, SimulatedFault.effectUnknownButApplied());

        assertThat(Executed.of(bulk.cancel(List.of(unreplied))).result().id()).isEqualTo(unreplied);
        assertThat(recording.calls()).containsExactly("cancel", "get");
    }

    @Test
    void a_create_whose_result_was_lost_is_found_among_the_last_changed() {
        ContentId content = account.message();
        failNext(Operation.CREATE, SimulatedFault.effectUnknownButApplied());

        Executed<ContentId, Intervention> executed = Executed.of(bulk.create(List.of(content)));

        assertThat(executed.result().origin().content()).contains(content);
        assertThat(recording.calls()).containsExactly("create", "list");
    }

    @Test
    void a_create_that_is_not_found_is_called_again() {
        ContentId content = account.message();
        failNext(Operation.CREATE, SimulatedFault.effectUnknownAndNotApplied());

        assertThat(Executed.of(bulk.create(List.of(content))).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(recording.calls()).containsExactly("create", "list", "create");
    }

    @Test
    void a_create_is_looked_up_among_the_450_interventions_that_were_changed_last() {
        ContentId content = account.message();
        failNext(Operation.CREATE, SimulatedFault.effectUnknownButApplied());
        recording.beforeCall(2, () -> {
            account.world.advance(Duration.ofSeconds(1));
            // And one was changed in the same second as the content's.
            account.replied(448);
        });

        assertThat(Executed.of(bulk.create(List.of(content))).result().origin().content())
                .contains(content);
        assertThat(recording.calls()).containsExactly("create", "list", "list", "list");
    }

    @Test
    void a_closed_intervention_is_no_result_of_a_create() {
        ContentId content = account.read(id).origin().content().get();
        account.interventions.close(id);
        failNext(Operation.CREATE, SimulatedFault.effectUnknownAndNotApplied());

        assertThat(Executed.of(bulk.create(List.of(content))).result().isClosed())
                .isFalse();
        assertThat(recording.calls()).containsExactly("create", "list", "create");
    }

    // ---- stops ----

    @Test
    void a_stop_ends_the_waiting_for_a_retry() {
        failNext(Operation.CLOSE, SimulatedFault.unavailable());
        BulkRun<InterventionId, Intervention> run =
                Bulk.over(recording).retrying(2, Duration.ofDays(1)).close(List.of(id));
        recording.beforeCall(1, run::stop);

        assertThat(Executed.of(run).status()).isEqualTo(Status.FAILED);
        assertThat(recording.calls()).containsExactly("close");
    }
}
