package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    @Tag("CLOSE-1")
    void a_closed_intervention_cannot_be_closed_again() {
        Intervention closed = AnIntervention.closed().build();

        assertThat(Perform.close(closed, Given.owner(), Given.NOW)).isEqualTo(refused(Rule.CLOSE_ONLY_OPEN));
        assertThat(Closing.rulesShownBroken(closed)).containsExactly(Rule.CLOSE_ONLY_OPEN);
    }

    @Test
    @Tag("CLOSE-2")
    void an_intervention_without_agent_reply_cannot_be_closed() {
        Intervention unreplied = AnIntervention.open().unreplied().build();

        assertThat(Perform.close(unreplied, Given.owner(), Given.NOW)).isEqualTo(refused(Rule.CLOSE_ONLY_REPLIED));
        assertThat(Closing.rulesShownBroken(unreplied)).containsExactly(Rule.CLOSE_ONLY_REPLIED);
    }

    @Test
    @Tag("CLOSE-2")
    void an_intervention_has_no_reply_only_if_its_record_shows_that() {
        Option<ContentId> first = Option.some(Given.FIRST_REPLY);

        assertThat(withReplies(Option.some(0L), Option.none()).isLeft()).isTrue();
        assertThat(withReplies(Option.some(1L), Option.none()).isRight()).isTrue();
        assertThat(withReplies(Option.none(), Option.none()).isRight()).isTrue();
        assertThat(withReplies(Option.none(), first).isRight()).isTrue();
        assertThat(withReplies(Option.some(0L), first).isRight()).isTrue();
    }

    private static Either<Refused, Intervention> withReplies(Option<Long> count, Option<ContentId> first) {
        return Perform.close(
                AnIntervention.open()
                        .replied(new Replies(count, first, ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, Option.none()))
                        .build(),
                Given.owner(),
                Given.NOW);
    }

    @Test
    @Tag("CLOSE-3")
    void only_its_owner_or_an_editor_can_close_an_intervention() {
        Intervention open = AnIntervention.open().ownedBy(Given.OWNER).build();
        Actor withAllOtherPermissions = Given.colleague()
                .withPermissions(
                        Permission.UPDATE_OWN_INTERVENTION,
                        Permission.ASSIGN_INTERVENTION,
                        Permission.IMPERSONATE_USER);

        assertThat(Perform.close(open, withAllOtherPermissions, Given.NOW))
                .isEqualTo(refused(Rule.CLOSE_BY_OWNER_OR_EDITOR));
        assertThat(Perform.close(open, Given.owner(), Given.NOW).isRight()).isTrue();
        assertThat(Perform.close(open, Given.editor(), Given.NOW).isRight()).isTrue();
    }

    @Test
    void an_intervention_without_a_known_owner_can_be_closed_by_any_user() {
        assertThat(Perform.close(AnIntervention.open().withoutKnownOwner().build(), Given.colleague(), Given.NOW)
                        .isRight())
                .isTrue();
    }

    @Test
    @Tag("CLOSE-4")
    void only_a_user_who_reads_its_source_can_close_an_intervention() {
        Intervention open = AnIntervention.open().build();

        assertThat(Perform.close(open, Given.ownerWhoDoesNotReadTheSource(), Given.NOW))
                .isEqualTo(refused(Rule.CLOSE_READABLE));
    }

    @Test
    @Tag("CLOSE-4")
    void a_source_that_is_not_read_is_the_only_broken_rule_reported() {
        Intervention closed = AnIntervention.closed().unreplied().build();

        assertThat(Perform.close(closed, Actor.of(Given.COLLEAGUE), Given.NOW)).isEqualTo(refused(Rule.CLOSE_READABLE));
    }

    @Test
    @Tag("CLOSE-5")
    void closing_sets_the_date_of_closing_to_this_moment_and_changes_nothing_else() {
        Either<Refused, Intervention> closed =
                Perform.close(AnIntervention.open().build(), Given.owner(), Given.NOW);

        assertThat(closed).isEqualTo(Either.right(closedNow()));
        assertThat(closed.get().state()).isEqualTo(new InterventionState.Closed(Option.some(Given.NOW)));
    }

    @Test
    @Tag("CLOSE-5")
    void closing_a_deferred_intervention_ends_its_deferral() {
        assertThat(Perform.close(AnIntervention.deferredUntil(Given.TOMORROW).build(), Given.owner(), Given.NOW))
                .isEqualTo(Either.right(closedNow()));
    }

    private static Intervention closedNow() {
        return AnIntervention.open()
                .withLifecycle(new Lifecycle(
                        Option.some(true),
                        Option.some(Given.OPENED),
                        Option.some(Given.NOW),
                        Option.some(Given.NOW),
                        Option.none(),
                        Option.some("for people")))
                .build();
    }

    @Test
    @Tag("CLOSE-7")
    void all_rules_that_are_broken_are_reported_together() {
        Intervention closed = AnIntervention.closed().unreplied().build();

        assertThat(Perform.close(closed, Given.colleague(), Given.NOW))
                .isEqualTo(refused(Rule.CLOSE_ONLY_OPEN, Rule.CLOSE_ONLY_REPLIED, Rule.CLOSE_BY_OWNER_OR_EDITOR));
        assertThat(Closing.rulesShownBroken(closed))
                .containsExactlyInAnyOrder(Rule.CLOSE_ONLY_OPEN, Rule.CLOSE_ONLY_REPLIED);
    }

    @Test
    void an_open_intervention_with_a_reply_shows_no_broken_rule_on_closing() {
        assertThat(Closing.rulesShownBroken(AnIntervention.open().build())).isEmpty();
    }

    private static Either<Refused, Intervention> refused(Rule... broken) {
        return Either.left(Refused.NotAllowed.stated(HashSet.of(broken)));
    }
}
