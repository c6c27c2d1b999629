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
    void get_categorize_custom_fields_cancel_and_reassign_do_not_find_an_intervention_whose_source_is_not_read() {
        Actor nonReader = Given.ownerWhoDoesNotReadTheSource();

        assertThat(Perform.get(hidden, nonReader)).isEqualTo(Either.left(notFound));
        assertThat(Perform.categorize(hidden, nonReader, HashSet.of(Given.URGENT), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.updateCustomFields(hidden, nonReader, HashMap.of("k", CustomFieldValue.of("v")), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.cancel(hidden, nonReader)).isEqualTo(Either.left(notFound));
        assertThat(Perform.reassign(hidden, nonReader, Given.COLLEAGUE, Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(nonReader.sees(hidden)).isFalse();
    }

    @Test
    @Tag("GET-2")
    void a_call_that_would_change_nothing_does_not_find_it_either() {
        Actor nonReader = Given.ownerWhoDoesNotReadTheSource();

        assertThat(Perform.categorize(hidden, nonReader, HashSet.of(Given.BILLING), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.updateCustomFields(hidden, nonReader, HashMap.empty(), Given.NOW))
                .isEqualTo(Either.left(notFound));
        assertThat(Perform.reassign(hidden, nonReader, Given.OWNER, Given.NOW)).isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("GET-2")
    void not_found_comes_before_all_other_reasons() {
        Intervention closed = AnIntervention.closed().build();
        Actor nonReader = Actor.of(Given.COLLEAGUE);

        assertThat(Perform.cancel(closed, nonReader).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(Perform.reassign(closed, nonReader, Given.COLLEAGUE, Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void a_user_who_reads_the_source_sees_the_intervention_as_it_is() {
        assertThat(Perform.get(hidden, Given.colleague())).isEqualTo(Either.right(hidden));
        assertThat(Given.colleague().sees(hidden)).isTrue();
    }

    @Test
    void an_intervention_without_a_known_source_is_visible_to_every_user() {
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
    void an_intervention_with_only_an_id_shows_no_broken_rule() {
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
    void an_intervention_with_only_an_id_is_active_and_has_no_other_values() {
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
