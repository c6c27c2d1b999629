package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InterventionStateTest {

    private static final Option<Instant> NEVER = Option.none();
    private static final Option<Instant> CLOSED_AT = Option.some(Given.CLOSED);

    @Test
    @Tag("STATE-1")
    void closed_takes_precedence_over_a_date_of_closing() {
        Intervention reopened = intervention(Option.some(false), CLOSED_AT, NEVER);
        Intervention closedWithoutDate = intervention(Option.some(true), NEVER, NEVER);

        assertThat(reopened.state()).isEqualTo(new InterventionState.Active());
        assertThat(reopened.isClosed()).isFalse();
        assertThat(closedWithoutDate.state()).isEqualTo(new InterventionState.Closed(Option.none()));
        assertThat(closedWithoutDate.isClosed()).isTrue();
    }

    @Test
    @Tag("STATE-2")
    void without_closed_an_intervention_is_closed_if_and_only_if_it_has_a_date_of_closing() {
        assertThat(intervention(Option.none(), CLOSED_AT, NEVER).state())
                .isEqualTo(new InterventionState.Closed(CLOSED_AT));
        assertThat(intervention(Option.none(), NEVER, NEVER).state()).isEqualTo(new InterventionState.Active());
        assertThat(intervention(Option.none(), NEVER, NEVER).isClosed()).isFalse();
    }

    @Test
    @Tag("STATE-3")
    void an_open_intervention_with_a_deferral_is_deferred_even_if_that_is_past() {
        Option<Instant> past = Option.some(Instant.EPOCH);

        assertThat(intervention(Option.some(false), NEVER, past).state())
                .isEqualTo(new InterventionState.Deferred(Instant.EPOCH));
        assertThat(intervention(Option.none(), NEVER, past).state())
                .isEqualTo(new InterventionState.Deferred(Instant.EPOCH));
        assertThat(intervention(Option.some(false), NEVER, past).isClosed()).isFalse();
    }

    @Test
    void a_closed_intervention_is_closed_even_if_it_has_a_deferral() {
        assertThat(intervention(Option.some(true), CLOSED_AT, Option.some(Given.TOMORROW))
                        .state())
                .isEqualTo(new InterventionState.Closed(CLOSED_AT));
    }

    @Test
    @Tag("STATE-4")
    void a_deferral_ends_at_its_date() {
        Intervention deferred = AnIntervention.deferredUntil(Given.TOMORROW).build();
        Intervention ended = AnIntervention.open().build();

        assertThat(deferred.withoutDeferralPassedBy(Given.TOMORROW.minusMillis(1)))
                .isEqualTo(deferred);
        assertThat(deferred.withoutDeferralPassedBy(Given.TOMORROW)).isEqualTo(ended);
        assertThat(deferred.withoutDeferralPassedBy(Given.TOMORROW.plusSeconds(1)))
                .isEqualTo(ended);
        assertThat(ended.state()).isEqualTo(new InterventionState.Active());
    }

    @Test
    void an_intervention_that_is_not_deferred_has_no_deferral_to_end() {
        Intervention open = AnIntervention.open().build();
        Intervention closed = AnIntervention.closed().build();

        assertThat(open.withoutDeferralPassedBy(Given.NOW)).isEqualTo(open);
        assertThat(closed.withoutDeferralPassedBy(Given.NOW)).isEqualTo(closed);
    }

    @Test
    @Tag("STATE-5")
    void the_status_text_does_not_decide_the_state() {
        Intervention open = AnIntervention.open().build();
        Lifecycle calledClosed = open.lifecycle().withStatusText(Option.some("Closed"));
        Intervention closed = AnIntervention.closed().build();
        Lifecycle calledOpen = closed.lifecycle().withStatusText(Option.some("Ouverte"));

        assertThat(open.withLifecycle(calledClosed).state()).isEqualTo(new InterventionState.Active());
        assertThat(closed.withLifecycle(calledOpen).state()).isEqualTo(new InterventionState.Closed(CLOSED_AT));
        assertThat(Closing.rulesShownBroken(open.withLifecycle(calledClosed))).isEmpty();
        assertThat(calledClosed)
                .isEqualTo(new Lifecycle(
                        Option.some(false),
                        Option.some(Given.OPENED),
                        Option.some(Given.CHANGED),
                        NEVER,
                        NEVER,
                        Option.some("Closed")));
    }

    @Test
    void a_fold_applies_the_function_for_the_state() {
        assertThat(folded(new InterventionState.Active())).isEqualTo("active");
        assertThat(folded(new InterventionState.Deferred(Instant.EPOCH)))
                .isEqualTo("deferred until 1970-01-01T00:00:00Z");
        assertThat(folded(new InterventionState.Closed(Option.some(Instant.EPOCH))))
                .isEqualTo("closed at Some(1970-01-01T00:00:00Z)");
    }

    private static String folded(InterventionState state) {
        return state.fold(
                active -> "active",
                deferred -> "deferred until " + deferred.until(),
                closed -> "closed at " + closed.at());
    }

    private static Intervention intervention(
            Option<Boolean> closed, Option<Instant> closedAt, Option<Instant> deferredAt) {
        return AnIntervention.open()
                .withLifecycle(new Lifecycle(
                        closed,
                        Option.some(Given.OPENED),
                        Option.some(Given.CHANGED),
                        closedAt,
                        deferredAt,
                        Option.none()))
                .build();
    }
}
