package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.UnknownIds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code cancel} does, and when it is refused. */
public abstract class CancellingContract extends Contract {

    /** For subclasses. */
    protected CancellingContract() {}

    @Test
    @Tag("CANCEL-4")
    @Tag("CANCEL-5")
    final void returns_the_last_state_and_removes_the_intervention() {
        opened();

        isCancelledBy(owner, opened());
    }

    @Test
    @Tag("CANCEL-3")
    final void lets_every_user_who_reads_the_source_cancel() {
        isCancelledBy(colleague, opened());
    }

    @Test
    @Tag("CANCEL-5")
    final void cancels_a_deferred_intervention_and_returns_its_deferral() {
        isCancelledBy(owner, deferred());
    }

    @Test
    @Tag("CANCEL-5")
    @Tag("STATE-4")
    final void returns_no_deferral_that_has_passed() {
        Intervention opened = opened();
        backend().defer(opened.id(), now().minus(Duration.ofDays(1)));
        Intervention deferred = opened();
        Instant until = now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
        backend().defer(deferred.id(), until);

        isCancelledBy(owner, withoutDeferral(opened));
        at(until, () -> isCancelledBy(owner, withoutDeferral(deferred)));
    }

    private Intervention withoutDeferral(Intervention intervention) {
        Intervention seen = seen(intervention.id());
        assertThat(seen.lifecycle().deferredAt()).as("deferred_at").isEmpty();
        return seen;
    }

    private void isCancelledBy(UserId agent, Intervention intervention) {
        ObservedCall<Cancelled> cancelling = attempt(() -> as(agent).cancel(intervention.id()));

        Cancelled cancelled = cancelling.succeeds();
        assertThat(cancelled.id()).isEqualTo(intervention.id());
        cancelled
                .last()
                .forEach(last -> InterventionEquivalence.agree(
                        "the last state, unchanged where it is known", intervention, last));
        InterventionEquivalence.agree(
                "the interventions after the cancel",
                cancelling.before().remove(intervention.id()),
                cancelling.after());
        attempt(() -> as(owner).get(intervention.id())).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("CANCEL-4")
    @Tag("FOUND-1")
    final void finds_no_intervention_to_cancel_again() {
        Intervention opened = opened();
        given(as(owner).cancel(opened.id()));

        attempt(() -> as(owner).cancel(opened.id())).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("CANCEL-4")
    final void frees_the_content_for_an_intervention_with_a_new_id() {
        ContentId message = message();
        Intervention opened = openedOn(message);
        given(as(owner).cancel(opened.id()));

        Intervention openedAgain = write(() -> as(colleague).create(message)).adds();

        assertThat(openedAgain.id()).isNotEqualTo(opened.id());
        assertThat(openedAgain.owner()).containsExactly(colleague);
    }

    @Test
    @Tag("CANCEL-4")
    final void frees_later_messages_too() {
        IdentityId customer = backend().customer();
        Intervention opened = openedOn(messageFrom(customer));
        ContentId later = messageFrom(customer);
        given(as(owner).cancel(opened.id()));

        Intervention openedAgain = write(() -> as(owner).create(later)).adds();

        assertThat(openedAgain.id()).isNotEqualTo(opened.id());
        assertThat(openedAgain.origin().content()).containsExactly(later);
    }

    @Test
    @Tag("CANCEL-4")
    @Tag("MESSAGE-3")
    final void leaves_the_customers_next_message_without_intervention() {
        IdentityId customer = backend().customer();
        given(as(owner).cancel(openedOn(messageFrom(customer)).id()));

        ContentId next = messageFrom(customer);

        assertThat(everything().keySet()).isEmpty();
        write(() -> as(owner).create(next)).adds();
    }

    @Test
    @Tag("CANCEL-2")
    @Tag("REFUSE-1")
    final void refuses_to_cancel_what_has_agent_replies() {
        Intervention replied = replied();

        attempt(() -> as(owner).cancel(replied.id())).isNotAllowed(Rule.CANCEL_ONLY_UNREPLIED);
        attempt(() -> as(editor).cancel(replied.id())).isNotAllowed(Rule.CANCEL_ONLY_UNREPLIED);
    }

    @Test
    @Tag("CANCEL-2")
    @Tag("REPLY-2")
    @Tag("REFUSE-1")
    final void refuses_to_cancel_what_had_agent_replies_before_it_was_reopened() {
        Intervention reopened = reopened();

        attempt(() -> as(owner).cancel(reopened.id())).isNotAllowed(Rule.CANCEL_ONLY_UNREPLIED);
    }

    @Test
    @Tag("CANCEL-1")
    @Tag("REFUSE-1")
    final void refuses_to_cancel_what_is_closed() {
        Intervention closed = closed();

        attempt(() -> as(owner).cancel(closed.id())).isNotAllowed(Rule.CANCEL_ONLY_OPEN, Rule.CANCEL_ONLY_UNREPLIED);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_cancelling() {
        opened();

        throwsForNull(port -> port.cancel(nothing()));
    }

    @Test
    @Tag("FOUND-1")
    @Tag("REFUSE-1")
    final void finds_no_intervention_to_cancel_that_does_not_exist() {
        opened();

        attempt(() -> as(owner).cancel(UnknownIds.INTERVENTION)).isRefusedAs(NotFound.class);
    }
}
