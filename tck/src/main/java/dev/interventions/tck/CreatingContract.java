package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code create} opens interventions, and reopens closed ones. */
public abstract class CreatingContract extends Contract {

    /** For subclasses. */
    protected CreatingContract() {}

    @Test
    @Tag("CREATE-1")
    final void opens_an_intervention_on_a_customers_message() {
        IdentityId customer = backend().customer();
        ContentId message = messageFrom(customer);

        Write opening = write(() -> as(colleague).create(message));

        Intervention opened = opening.adds();
        assertThat(opened.owner()).as("the owner").containsExactly(colleague);
        assertThat(opened.origin())
                .isEqualTo(new Origin(
                        Option.some(message),
                        Option.some(thread),
                        Option.some(source),
                        Option.some(customer),
                        Option.none()));
        assertThat(opened.state()).isEqualTo(new InterventionState.Active());
        Instant now = opening.momentOfThisCall(opened.lifecycle().createdAt());
        assertThat(opened.lifecycle().updatedAt()).containsExactly(now);
    }

    @Test
    @Tag("CREATE-1")
    final void opens_an_intervention_without_replies_categories_and_custom_fields() {
        Intervention opened = InterventionEquivalence.of(opened());

        assertThat(opened.replies().count().getOrElse(0L))
                .as("the number of replies")
                .isZero();
        assertThat(opened.replies().first()).as("the first reply").isEmpty();
        assertThat(opened.categories().get()).as("the categories").isEmpty();
        assertThat(opened.customFields().get()).as("the custom fields").isEmpty();
    }

    @Test
    @Tag("CREATE-1")
    final void opens_one_intervention_for_each_customer_in_a_thread() {
        Intervention first = opened();
        Intervention second = opened();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(everything().keySet()).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    @Tag("TIME-1")
    final void truncates_the_opening_time_to_whole_seconds() {
        if (can(Ability.MOVES_THE_CLOCK)) {
            Instant nextSecond = now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            backend().advance(Duration.between(now(), nextSecond.plusMillis(900)));
        }
        ContentId message = message();

        ObservedCall<Intervention> opening =
                new ObservedCall<>(this, () -> as(owner).create(message));

        opening.momentOfThisCall(opening.succeeds().lifecycle().createdAt());
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_opening() {
        message();

        throwsForNull(port -> port.create(nothing()));
    }

    @Test
    @Tag("CREATE-3")
    @Tag("REFUSE-1")
    final void refuses_to_open_on_an_unknown_content() {
        ContentId message = message();

        attempt(() -> as(owner).create(UnknownIds.CONTENT)).isRefusedAs(NotOpenable.class);
        UnknownIds.like(message.value())
                .forEach(id -> attempt(() -> as(owner).create(ContentId.of(id))).isRefusedAs(NotOpenable.class));
    }

    @Test
    @Tag("CREATE-4")
    @Tag("REFUSE-1")
    final void refuses_to_open_in_a_source_that_is_not_read() {
        ContentId message = message();

        attempt(() -> as(stranger).create(message)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-4")
    @Tag("REFUSE-1")
    final void refuses_to_reopen_in_a_source_that_is_not_read() {
        ContentId message = message();
        closed(replied(openedOn(message)));

        attempt(() -> as(stranger).create(message)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-5")
    @Tag("REFUSE-1")
    final void refuses_to_open_on_what_an_agent_wrote() {
        Intervention opened = opened();
        ContentId reply = backend().agentReply(owner, opened.id());

        attempt(() -> as(owner).create(reply)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-5")
    @Tag("REFUSE-1")
    final void refuses_to_reopen_on_what_an_agent_wrote() {
        Intervention opened = opened();
        ContentId reply = backend().agentReply(owner, opened.id());
        closed(opened);

        attempt(() -> as(owner).create(reply)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-6")
    @Tag("REFUSE-1")
    final void refuses_to_open_on_the_content_of_an_active_intervention() {
        ContentId message = message();
        openedOn(message);

        attempt(() -> as(owner).create(message)).isRefusedAs(NotOpenable.class);
        attempt(() -> as(editor).create(message)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-6")
    @Tag("REFUSE-1")
    final void refuses_to_open_on_the_content_of_a_deferred_intervention() {
        ContentId message = message();
        deferred(openedOn(message));

        attempt(() -> as(owner).create(message)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-2")
    @Tag("CREATE-8")
    @Tag("CHANGE-1")
    final void reopens_a_closed_intervention_for_the_acting_user_and_keeps_its_data() {
        ContentId message = message();
        Intervention replied = replied(openedOn(message));
        given(as(owner).categorize(replied.id(), CategoryId.of("complaint")));
        given(as(owner).updateCustomField(replied.id(), "order", CustomFieldValue.of("4711")));
        Intervention closed = closed(replied);

        Intervention reopened = write(() -> as(colleague).create(message))
                .changes(
                        closed,
                        (before, now) -> ExpectedChange.reopening(before.withOwner(Option.some(colleague)), now));

        assertThat(reopened.state()).isEqualTo(new InterventionState.Active());
    }

    @Test
    @Tag("CREATE-2")
    @Tag("CREATE-6")
    final void reopens_an_intervention_that_was_reopened_before() {
        ContentId message = message();
        closed(replied(openedOn(message)));
        Intervention closedAgain = closed(openedOn(message));

        write(() -> as(owner).create(message)).changes(closedAgain, ExpectedChange::reopening);
        attempt(() -> as(owner).create(message)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-9")
    @Tag("CREATE-6")
    final void refuses_to_open_on_a_later_message_of_an_open_intervention() {
        IdentityId customer = backend().customer();
        openedOn(messageFrom(customer));
        ContentId later = messageFrom(customer);

        attempt(() -> as(owner).create(later)).isRefusedAs(NotOpenable.class);
    }

    @Test
    @Tag("CREATE-9")
    @Tag("CREATE-2")
    final void reopens_a_closed_intervention_on_any_of_its_messages() {
        IdentityId customer = backend().customer();
        Intervention opened = openedOn(messageFrom(customer));
        ContentId later = messageFrom(customer);
        Intervention closed = closed(replied(opened));

        write(() -> as(owner).create(later)).changes(closed, ExpectedChange::reopening);
    }
}
