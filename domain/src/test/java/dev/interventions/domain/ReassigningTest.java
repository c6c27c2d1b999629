package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReassigningTest {

    private static final Either<Refused, Intervention> REFUSED =
            Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.REASSIGN_BY_EDITOR)));

    private final Intervention open = AnIntervention.open().ownedBy(Given.OWNER).build();

    @Test
    void reassigning_changes_the_owner_and_nothing_else() {
        assertThat(Perform.reassign(open, Given.editor(), Given.COLLEAGUE, Given.NOW))
                .isEqualTo(Either.right(AnIntervention.open()
                        .ownedBy(Given.COLLEAGUE)
                        .lastChangedAt(Given.NOW)
                        .build()));
    }

    @Test
    @Tag("REASSIGN-1")
    void an_editor_of_all_interventions_can_reassign_those_of_others() {
        assertThat(Perform.reassign(open, Given.editor(), Given.COLLEAGUE, Given.NOW)
                        .isRight())
                .isTrue();
        assertThat(Perform.reassign(open, Given.colleague(), Given.COLLEAGUE, Given.NOW))
                .isEqualTo(REFUSED);
    }

    @Test
    @Tag("REASSIGN-1")
    void its_owner_can_reassign_an_intervention_with_the_permission_to_edit_ones_own() {
        Actor owner = Given.owner().withPermissions(Permission.UPDATE_OWN_INTERVENTION);

        assertThat(Perform.reassign(open, owner, Given.COLLEAGUE, Given.NOW).isRight())
                .isTrue();
        assertThat(Perform.reassign(open, Given.owner(), Given.COLLEAGUE, Given.NOW))
                .isEqualTo(REFUSED);
    }

    @Test
    @Tag("REASSIGN-1")
    void the_permissions_to_edit_ones_own_and_to_assign_do_not_suffice_for_those_of_others() {
        Actor colleague = Given.colleague()
                .withPermissions(
                        Permission.UPDATE_OWN_INTERVENTION,
                        Permission.ASSIGN_INTERVENTION,
                        Permission.IMPERSONATE_USER);

        assertThat(Perform.reassign(open, colleague, Given.COLLEAGUE, Given.NOW))
                .isEqualTo(REFUSED);
    }

    @Test
    void without_a_known_owner_the_permission_to_edit_ones_own_suffices() {
        Intervention ownerless = AnIntervention.open().withoutKnownOwner().build();
        Actor colleague = Given.colleague().withPermissions(Permission.UPDATE_OWN_INTERVENTION);

        assertThat(Perform.reassign(ownerless, colleague, Given.COLLEAGUE, Given.NOW)
                        .map(Intervention::owner))
                .isEqualTo(Either.right(Option.some(Given.COLLEAGUE)));
        assertThat(Perform.reassign(ownerless, Given.colleague(), Given.COLLEAGUE, Given.NOW))
                .isEqualTo(REFUSED);
    }

    @Test
    @Tag("REASSIGN-4")
    @Tag("CHANGE-2")
    void reassigning_to_the_owner_succeeds_and_changes_nothing() {
        assertThat(Perform.reassign(open, Given.editor(), Given.OWNER, Given.NOW))
                .isEqualTo(Either.right(open));
    }

    @Test
    @Tag("REASSIGN-5")
    void a_closed_intervention_is_reassigned_and_stays_closed() {
        Intervention closed = AnIntervention.closed().build();

        Intervention reassigned = Perform.reassign(closed, Given.editor(), Given.COLLEAGUE, Given.NOW)
                .get();

        assertThat(reassigned)
                .isEqualTo(AnIntervention.closed()
                        .ownedBy(Given.COLLEAGUE)
                        .lastChangedAt(Given.NOW)
                        .build());
        assertThat(reassigned.state()).isEqualTo(closed.state());
    }
}
