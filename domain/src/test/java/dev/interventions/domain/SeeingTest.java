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

        assertThat(Perform.get(hidden, blind)).isEqualTo(Either.left(notFound));
        assertThat(Perform.categorize(hidden, blind, HashSet.of(Given.URGENT), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.updateCustomFields(hidden, blind, HashMap.of("k", CustomFieldValue.of("v")), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.cancel(hidden, blind)).isEqualTo(Either.left(notFound));
        assertThat(Perform.reassign(hidden, blind, Given.COLLEAGUE, Given.NOW)).isEqualTo(Either.left(notFound));
        assertThat(blind.sees(hidden)).isFalse();
    }

    @Test
    @Tag("GET-2")
    void what_would_change_nothing_is_not_found_either() {
        Actor blind = Given.blindOwner();

        assertThat(Perform.categorize(hidden, blind, HashSet.of(Given.BILLING), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.updateCustomFields(hidden, blind, HashMap.empty(), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.reassign(hidden, blind, Given.OWNER, Given.NOW)).isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("GET-2")
    void not_being_found_comes_before_all_other_reasons() {
        Intervention closed = AnIntervention.closed().build();
        Actor blindColleague = Actor.of(Given.COLLEAGUE);

        assertThat(Perform.cancel(closed, blindColleague).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(Perform.reassign(closed, blindColleague, Given.COLLEAGUE, Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void a_user_who_reads_the_source_sees_the_intervention_as_it_is() {
        assertThat(Perform.get(hidden, Given.colleague())).isEqualTo(Either.right(hidden));
        assertThat(Given.colleague().sees(hidden)).isTrue();
    }

    @Test
    void an_intervention_without_a_known_source_is_hidden_from_nobody() {
        Intervention unplaced =
                AnIntervention.open().unreplied().withoutKnownSource().build();
        Actor readsNothing = Actor.of(Given.OWNER).withPermissions(Permission.UPDATE_INTERVENTION);

        assertThat(Perform.get(unplaced, readsNothing)).isEqualTo(Either.right(unplaced));
        assertThat(Perform.cancel(unplaced, readsNothing).isRight()).isTrue();
        assertThat(Perform.reassign(unplaced, readsNothing, Given.COLLEAGUE, Given.NOW)
                        .isRight())
                .isTrue();
        assertThat(readsNothing.sees(unplaced)).isTrue();
    }

    @Test
    void an_intervention_of_which_only_the_id_is_known_shows_no_rule_to_be_broken() {
        Intervention unknown = Intervention.withId(Given.CASE);
        Actor nobody = Actor.of(Given.COLLEAGUE);

        assertThat(Closing.rulesShownBroken(unknown)).isEmpty();
        assertThat(Cancelling.rulesShownBroken(unknown)).isEmpty();
        assertThat(Perform.get(unknown, nobody)).isEqualTo(Either.right(unknown));
        assertThat(Perform.close(unknown, nobody, Given.NOW).map(Intervention::isClosed))
                .isEqualTo(Either.right(true));
        assertThat(Perform.cancel(unknown, nobody))
                .isEqualTo(Either.right(new Cancelled(Given.CASE, Option.some(unknown))));
        assertThat(Perform.reassign(
                                unknown,
                                nobody.withPermissions(Permission.UPDATE_OWN_INTERVENTION),
                                Given.OWNER,
                                Given.NOW)
                        .map(Intervention::owner))
                .isEqualTo(Either.right(Option.some(Given.OWNER)));
        assertThat(Perform.categorize(unknown, nobody, HashSet.of(Given.URGENT), Given.NOW)
                        .map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(Given.URGENT))));
        assertThat(Perform.updateCustomFields(unknown, nobody, HashMap.of("k", CustomFieldValue.of("v")), Given.NOW)
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
