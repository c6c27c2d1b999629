package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SeeingTest {

    private final Intervention hidden = AnIntervention.open().unreplied().build();
    private final Refused notFound = new Refused.NotFound("there is no intervention " + Given.CASE.value()
            + " in a source that user " + Given.OWNER.value() + " reads");

    @Test
    @Tag("GET-2")
    void get_categorize_custom_fields_cancel_and_reassign_find_nothing_in_a_source_that_is_not_read() {
        Actor blind = Given.blindOwner();

        assertThat(hidden.seenBy(blind)).isEqualTo(Either.left(notFound));
        assertThat(hidden.categorize(blind, HashSet.of(Given.URGENT), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(hidden.updateCustomFields(blind, HashMap.of("k", CustomFieldValue.of("v")), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(hidden.cancel(blind)).isEqualTo(Either.left(notFound));
        assertThat(hidden.reassign(blind, Given.COLLEAGUE, Given.NOW)).isEqualTo(Either.left(notFound));
        assertThat(hidden.refusalToSee(blind)).isEqualTo(Option.some(notFound));
    }

    @Test
    @Tag("GET-2")
    void what_would_change_nothing_is_not_found_either() {
        Actor blind = Given.blindOwner();

        assertThat(hidden.categorize(blind, HashSet.of(Given.BILLING), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(hidden.updateCustomFields(blind, HashMap.empty(), Given.NOW)).isEqualTo(Either.left(notFound));
        assertThat(hidden.reassign(blind, Given.OWNER, Given.NOW)).isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("GET-2")
    void not_being_found_comes_before_all_other_reasons() {
        Intervention closed = AnIntervention.closed().build();
        Actor blindColleague = Actor.of(Given.COLLEAGUE);

        assertThat(closed.cancel(blindColleague).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(closed.reassign(blindColleague, Given.COLLEAGUE, Given.NOW).getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void a_user_who_reads_the_source_sees_the_intervention_as_it_is() {
        assertThat(hidden.seenBy(Given.colleague())).isEqualTo(Either.right(hidden));
        assertThat(hidden.refusalToSee(Given.colleague())).isEqualTo(Option.none());
        assertThat(hidden.refusalToReachForClosing(Given.colleague())).isEqualTo(Option.none());
    }

    @Test
    void an_intervention_without_a_known_source_is_hidden_from_nobody() {
        Intervention unplaced =
                AnIntervention.open().unreplied().withoutKnownSource().build();
        Actor readsNothing = Actor.of(Given.OWNER).withPermissions(Permission.UPDATE_INTERVENTION);

        assertThat(unplaced.seenBy(readsNothing)).isEqualTo(Either.right(unplaced));
        assertThat(unplaced.cancel(readsNothing).isRight()).isTrue();
        assertThat(unplaced.reassign(readsNothing, Given.COLLEAGUE, Given.NOW).isRight())
                .isTrue();
        assertThat(unplaced.refusalToReachForClosing(readsNothing)).isEqualTo(Option.none());
    }

    @Test
    void an_intervention_of_which_only_the_id_is_known_shows_no_rule_to_be_broken() {
        Intervention unknown = Intervention.withId(Given.CASE);
        Actor nobody = Actor.of(Given.COLLEAGUE);

        assertThat(unknown.closingRulesShownBroken()).isEmpty();
        assertThat(unknown.cancellingRulesShownBroken()).isEmpty();
        assertThat(unknown.seenBy(nobody)).isEqualTo(Either.right(unknown));
        assertThat(unknown.close(nobody, Given.NOW).map(Intervention::isClosed)).isEqualTo(Either.right(true));
        assertThat(unknown.cancel(nobody)).isEqualTo(Either.right(new Cancelled(Given.CASE, Option.some(unknown))));
        assertThat(unknown.reassign(nobody.withPermissions(Permission.UPDATE_OWN_INTERVENTION), Given.OWNER, Given.NOW)
                        .map(Intervention::owner))
                .isEqualTo(Either.right(Option.some(Given.OWNER)));
        assertThat(unknown.categorize(nobody, HashSet.of(Given.URGENT), Given.NOW)
                        .map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(Given.URGENT))));
        assertThat(unknown.updateCustomFields(nobody, HashMap.of("k", CustomFieldValue.of("v")), Given.NOW)
                        .map(Intervention::customFields))
                .isEqualTo(Either.right(Option.some(HashMap.of("k", CustomFieldValue.of("v")))));
    }

    @Test
    void an_intervention_of_which_only_the_id_is_known_is_active_and_has_nothing() {
        Intervention unknown = Intervention.withId(Given.CASE);

        assertThat(unknown.id()).isEqualTo(Given.CASE);
        assertThat(unknown.state()).isEqualTo(new InterventionState.Active());
        assertThat(unknown.origin()).isEqualTo(Origin.UNKNOWN);
        assertThat(unknown.owner()).isEmpty();
        assertThat(unknown.lifecycle()).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(unknown.replies()).isEqualTo(Replies.UNKNOWN);
        assertThat(unknown.commentsCount()).isEmpty();
        assertThat(unknown.categories()).isEmpty();
        assertThat(unknown.customFields()).isEmpty();
        assertThat(unknown.satisfaction()).isEqualTo(Satisfaction.UNKNOWN);
        assertThat(unknown.language()).isEqualTo(Language.UNKNOWN);
    }
}
