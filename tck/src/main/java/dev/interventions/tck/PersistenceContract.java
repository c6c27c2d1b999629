package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Rule;
import dev.interventions.domain.StatusFilter;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The data after the adapter and its backend were restarted, if the fixture declares {@link Ability#SURVIVES_RESTART}. */
public abstract class PersistenceContract extends Contract {

    /** For subclasses. */
    protected PersistenceContract() {}

    @Test
    @Tag("RESTART-1")
    final void keeps_interventions_in_any_state_with_all_fields() {
        opened();
        deferred();
        closed();
        reopened();
        Intervention replied = replied();
        given(as(owner).categorize(replied.id(), CategoryId.of("complaint"), CategoryId.of("urgent")));
        given(as(owner)
                .updateCustomFields(
                        replied.id(),
                        HashMap.of(
                                "order", CustomFieldValue.of("4711"),
                                "colours", CustomFieldValue.of(List.of("red", "blue")))));
        Map<InterventionId, Intervention> before = everything();

        afterRestart(() -> InterventionEquivalence.agree("the interventions after a restart", before, everything()));
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_which_interventions_were_reopened() {
        opened();
        closed();
        Intervention reopened = reopened();

        afterRestart(() -> assertThat(list(owner, InterventionQuery.all().withStatus(StatusFilter.REOPENED)))
                .containsExactly(reopened.id()));
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_which_contents_belong_to_an_intervention() {
        IdentityId customer = backend().customer();
        Intervention opened = openedOn(messageFrom(customer));
        ContentId later = messageFrom(customer);
        ContentId reply = backend().agentReply(owner, opened.id());

        afterRestart(() -> {
            attempt(() -> as(owner).create(later)).isRefusedAs(NotOpenable.class);
            attempt(() -> as(owner).create(reply)).isRefusedAs(NotOpenable.class);
            Intervention closed = closed(opened);
            write(() -> as(owner).create(later)).changes(closed, ExpectedChange::reopening);
        });
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_which_intervention_a_customers_message_joins() {
        IdentityId customer = backend().customer();
        Intervention closed = closed(replied(openedOn(messageFrom(customer))));

        afterRestart(() -> {
            messageFrom(customer);

            assertThat(seen(closed.id()).isClosed())
                    .as("closed after a message")
                    .isFalse();
        });
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_the_past_turns_and_the_current_one() {
        IdentityId customer = backend().customer();
        Intervention replied = replied(openedOn(messageFrom(customer)));
        messageFrom(customer);

        afterRestart(() -> {
            backend().agentReply(owner, replied.id());

            assertThat(seen(replied.id()).replies().averagedOver())
                    .as("the number of turns")
                    .containsExactly(2L);
        });
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_cancellations_and_reuses_no_id() {
        ContentId message = message();
        Intervention cancelled = openedOn(message);
        given(as(owner).cancel(cancelled.id()));
        opened();

        afterRestart(() -> {
            attempt(() -> as(owner).get(cancelled.id())).isRefusedAs(NotFound.class);
            Intervention openedAgain = write(() -> as(owner).create(message)).adds();
            assertThat(openedAgain.id()).as("the id").isNotEqualTo(cancelled.id());
        });
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_the_sources_and_permissions_of_agents() {
        Intervention replied = replied();
        backend().hide(source, owner);

        afterRestart(() -> {
            attempt(() -> as(owner).get(replied.id())).isRefusedAs(NotFound.class);
            attempt(() -> as(colleague).close(replied.id())).isNotAllowed(Rule.CLOSE_BY_OWNER_OR_EDITOR);
            write(() -> as(editor).close(replied.id())).changes(replied, ExpectedChange::closing);
        });
    }

    /** Restarts, and runs the rest of the test. Without {@code SURVIVES_RESTART}, {@code restart} has to throw. */
    private void afterRestart(Runnable rest) {
        if (!can(Ability.SURVIVES_RESTART)) {
            throwsWithout(Ability.SURVIVES_RESTART, backend()::restart);
            return;
        }
        backend().restart();
        rest.run();
    }
}
