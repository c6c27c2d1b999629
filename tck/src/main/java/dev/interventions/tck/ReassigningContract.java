package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.UnknownUser;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code reassign} does, and when it is refused. */
public abstract class ReassigningContract extends Contract {

    /** For subclasses. */
    protected ReassigningContract() {}

    @Test
    @Tag("REASSIGN-1")
    @Tag("CHANGE-1")
    final void lets_an_editor_reassign() {
        Intervention opened = opened();

        write(() -> as(editor).reassign(opened.id(), colleague)).changes(opened, ownedBy(colleague));
    }

    @Test
    @Tag("REASSIGN-1")
    final void lets_the_owner_reassign_with_update_own_intervention() {
        UserId selfEditor = agent(Permission.UPDATE_OWN_INTERVENTION);
        Intervention own = openedBy(selfEditor);

        write(() -> as(selfEditor).reassign(own.id(), colleague)).changes(own, ownedBy(colleague));
    }

    @Test
    @Tag("REASSIGN-1")
    @Tag("REFUSE-1")
    final void refuses_to_let_the_owner_reassign_without_permission() {
        Intervention opened = opened();

        attempt(() -> as(owner).reassign(opened.id(), colleague)).isNotAllowed(Rule.REASSIGN_BY_EDITOR);
    }

    @Test
    @Tag("REASSIGN-1")
    @Tag("REFUSE-1")
    final void refuses_to_let_others_reassign_with_update_own_intervention() {
        Intervention opened = opened();
        UserId selfEditor = agent(Permission.UPDATE_OWN_INTERVENTION);

        attempt(() -> as(selfEditor).reassign(opened.id(), selfEditor)).isNotAllowed(Rule.REASSIGN_BY_EDITOR);
    }

    @Test
    @Tag("REASSIGN-1")
    @Tag("REFUSE-1")
    final void refuses_to_reassign_with_only_assign_intervention() {
        UserId assigner = agent(Permission.ASSIGN_INTERVENTION);
        Intervention own = openedBy(assigner);

        attempt(() -> as(assigner).reassign(own.id(), colleague)).isNotAllowed(Rule.REASSIGN_BY_EDITOR);
    }

    @Test
    @Tag("REASSIGN-2")
    @Tag("REFUSE-1")
    final void refuses_to_reassign_to_an_unknown_user() {
        Intervention opened = opened();

        attempt(() -> as(editor).reassign(opened.id(), UnknownIds.USER)).isRefusedAs(UnknownUser.class);
        UnknownIds.like(colleague.value())
                .forEach(id -> attempt(() -> as(editor).reassign(opened.id(), UserId.of(id)))
                        .isRefusedAs(UnknownUser.class));
    }

    @Test
    @Tag("ORDER-1")
    @Tag("REASSIGN-1")
    @Tag("REFUSE-1")
    final void names_the_missing_permission_before_the_unknown_user() {
        Intervention opened = opened();

        attempt(() -> as(owner).reassign(opened.id(), UnknownIds.USER)).isNotAllowed(Rule.REASSIGN_BY_EDITOR);
        attempt(() -> as(colleague).reassign(opened.id(), UnknownIds.USER)).isNotAllowed(Rule.REASSIGN_BY_EDITOR);
    }

    @Test
    @Tag("REASSIGN-3")
    final void reassigns_to_a_user_who_does_not_read_the_source() {
        Intervention opened = opened();

        write(() -> as(editor).reassign(opened.id(), stranger)).changes(opened, ownedBy(stranger));
    }

    @Test
    @Tag("REASSIGN-4")
    @Tag("CHANGE-2")
    final void changes_nothing_when_reassigning_to_the_owner() {
        Intervention opened = opened();

        write(() -> as(editor).reassign(opened.id(), owner)).leaves(opened);
    }

    @Test
    @Tag("REASSIGN-4")
    @Tag("REASSIGN-1")
    @Tag("REFUSE-1")
    final void refuses_to_reassign_even_to_the_owner_without_permission() {
        Intervention opened = opened();

        attempt(() -> as(colleague).reassign(opened.id(), owner)).isNotAllowed(Rule.REASSIGN_BY_EDITOR);
    }

    @Test
    @Tag("REASSIGN-5")
    final void reassigns_a_closed_intervention_which_stays_closed() {
        Intervention closed = closed();

        Intervention reassigned =
                write(() -> as(editor).reassign(closed.id(), colleague)).changes(closed, ownedBy(colleague));

        assertThat(reassigned.isClosed()).isTrue();
    }

    @Test
    @Tag("REASSIGN-1")
    final void reassigns_a_deferred_intervention_which_stays_deferred() {
        Intervention deferred = deferred();

        write(() -> as(editor).reassign(deferred.id(), colleague)).changes(deferred, ownedBy(colleague));
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_reassigning() {
        Intervention opened = opened();

        throwsForNull(port -> port.reassign(nothing(), colleague));
        throwsForNull(port -> port.reassign(opened.id(), nothing()));
    }

    @Test
    @Tag("FOUND-1")
    @Tag("REFUSE-1")
    final void finds_no_intervention_to_reassign_that_does_not_exist() {
        opened();

        attempt(() -> as(editor).reassign(UnknownIds.INTERVENTION, colleague)).isRefusedAs(NotFound.class);
    }

    private static BiFunction<Intervention, Instant, Intervention> ownedBy(UserId user) {
        return (before, now) -> ExpectedChange.change(before.withOwner(Option.some(user)), now);
    }
}
