package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.UnknownIds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code close} does, and when it is refused. */
public abstract class ClosingContract extends Contract {

    /** For subclasses. */
    protected ClosingContract() {}

    @Test
    @Tag("CLOSE-5")
    @Tag("CHANGE-1")
    final void closes_an_intervention_with_the_current_time() {
        Intervention replied = replied();

        Intervention closed = write(() -> as(owner).close(replied.id())).changes(replied, ExpectedChange::closing);

        assertThat(closed.state())
                .isEqualTo(new InterventionState.Closed(closed.lifecycle().updatedAt()));
    }

    @Test
    @Tag("CLOSE-5")
    final void ends_a_deferral_by_closing() {
        Intervention deferred = deferred(replied());

        write(() -> as(owner).close(deferred.id())).changes(deferred, ExpectedChange::closing);
    }

    @Test
    @Tag("CLOSE-5")
    final void sets_a_new_closing_date_after_a_reopening() {
        Intervention reopened = reopened();

        write(() -> as(owner).close(reopened.id())).changes(reopened, ExpectedChange::closing);
    }

    @Test
    @Tag("CLOSE-3")
    final void lets_an_editor_close_what_another_owns() {
        Intervention replied = replied();

        write(() -> as(editor).close(replied.id())).changes(replied, ExpectedChange::closing);
    }

    @Test
    @Tag("CLOSE-3")
    @Tag("REFUSE-1")
    final void refuses_to_let_others_close() {
        Intervention replied = replied();

        attempt(() -> as(colleague).close(replied.id())).isNotAllowed(Rule.CLOSE_BY_OWNER_OR_EDITOR);
    }

    @Test
    @Tag("CLOSE-3")
    @Tag("REFUSE-1")
    final void refuses_to_let_others_close_with_any_other_permissions() {
        Intervention replied = replied();
        UserId busy =
                agent(Permission.UPDATE_OWN_INTERVENTION, Permission.ASSIGN_INTERVENTION, Permission.IMPERSONATE_USER);

        attempt(() -> as(busy).close(replied.id())).isNotAllowed(Rule.CLOSE_BY_OWNER_OR_EDITOR);
    }

    @Test
    @Tag("CLOSE-3")
    @Tag("REFUSE-1")
    final void lets_only_the_present_owner_close_after_a_reassignment() {
        Intervention replied = replied();
        Intervention handedOver = given(as(editor).reassign(replied.id(), colleague));

        attempt(() -> as(owner).close(replied.id())).isNotAllowed(Rule.CLOSE_BY_OWNER_OR_EDITOR);
        write(() -> as(colleague).close(replied.id())).changes(handedOver, ExpectedChange::closing);
    }

    @Test
    @Tag("CLOSE-1")
    @Tag("REFUSE-1")
    final void refuses_to_close_what_is_closed() {
        Intervention closed = closed();

        attempt(() -> as(owner).close(closed.id())).isNotAllowed(Rule.CLOSE_ONLY_OPEN);
    }

    @Test
    @Tag("CLOSE-2")
    @Tag("REFUSE-1")
    final void refuses_to_close_without_an_agent_reply() {
        Intervention unreplied = opened();

        attempt(() -> as(owner).close(unreplied.id())).isNotAllowed(Rule.CLOSE_ONLY_REPLIED);
    }

    @Test
    @Tag("CLOSE-2")
    @Tag("REFUSE-1")
    final void refuses_to_let_even_an_editor_close_without_an_agent_reply() {
        Intervention unreplied = deferred();

        attempt(() -> as(editor).close(unreplied.id())).isNotAllowed(Rule.CLOSE_ONLY_REPLIED);
    }

    @Test
    @Tag("CLOSE-4")
    @Tag("REFUSE-1")
    final void refuses_to_let_an_editor_close_in_a_source_that_is_not_read() {
        Intervention replied = replied();

        attempt(() -> as(stranger).close(replied.id())).isNotAllowed(Rule.CLOSE_READABLE);
    }

    @Test
    @Tag("CLOSE-4")
    @Tag("REFUSE-1")
    final void refuses_to_let_the_owner_close_in_a_source_that_is_not_read_any_more() {
        Intervention replied = replied();
        backend().hide(source, owner);

        attempt(() -> as(owner).close(replied.id())).isNotAllowed(Rule.CLOSE_READABLE);
    }

    @Test
    @Tag("CLOSE-7")
    @Tag("REFUSE-1")
    final void reports_all_broken_rules_together() {
        Intervention unreplied = opened();
        Intervention closed = closed();

        attempt(() -> as(colleague).close(unreplied.id()))
                .isNotAllowed(Rule.CLOSE_ONLY_REPLIED, Rule.CLOSE_BY_OWNER_OR_EDITOR);
        attempt(() -> as(colleague).close(closed.id()))
                .isNotAllowed(Rule.CLOSE_ONLY_OPEN, Rule.CLOSE_BY_OWNER_OR_EDITOR);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_closing() {
        replied();

        throwsForNull(port -> port.close(nothing()));
    }

    @Test
    @Tag("FOUND-1")
    @Tag("REFUSE-1")
    final void finds_no_intervention_to_close_that_does_not_exist() {
        attempt(() -> as(editor).close(UnknownIds.INTERVENTION)).isRefusedAs(NotFound.class);
    }
}
