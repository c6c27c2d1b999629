package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CancellingTest {

    @Test
    @Tag("CANCEL-1")
    void a_closed_intervention_cannot_be_cancelled() {
        Intervention closed = AnIntervention.closed().unreplied().build();

        assertThat(Perform.cancel(closed, Given.owner())).isEqualTo(refused(Rule.CANCEL_ONLY_OPEN));
        assertThat(Cancelling.rulesShownBroken(closed)).containsExactly(Rule.CANCEL_ONLY_OPEN);
    }

    @Test
    @Tag("CANCEL-2")
    void an_intervention_with_agent_replies_cannot_be_cancelled() {
        Intervention replied = AnIntervention.open().build();

        assertThat(Perform.cancel(replied, Given.owner())).isEqualTo(refused(Rule.CANCEL_ONLY_UNREPLIED));
        assertThat(Cancelling.rulesShownBroken(replied)).containsExactly(Rule.CANCEL_ONLY_UNREPLIED);
    }

    @Test
    @Tag("CANCEL-2")
    void an_intervention_has_replies_only_if_its_record_shows_them() {
        Option<ContentId> first = Option.some(Given.FIRST_REPLY);

        assertThat(withReplies(Option.some(1L), Option.none()).isLeft()).isTrue();
        assertThat(withReplies(Option.none(), first).isLeft()).isTrue();
        assertThat(withReplies(Option.some(0L), first).isLeft()).isTrue();
        assertThat(withReplies(Option.some(0L), Option.none()).isRight()).isTrue();
        assertThat(withReplies(Option.none(), Option.none()).isRight()).isTrue();
    }

    private static Either<Refused, Cancelled> withReplies(Option<Long> count, Option<ContentId> first) {
        return Perform.cancel(
                AnIntervention.open()
                        .replied(new Replies(count, first, ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, Option.none()))
                        .build(),
                Given.owner());
    }

    @Test
    void both_rules_on_cancelling_are_reported_together() {
        assertThat(Perform.cancel(AnIntervention.closed().build(), Given.owner()))
                .isEqualTo(refused(Rule.CANCEL_ONLY_OPEN, Rule.CANCEL_ONLY_UNREPLIED));
    }

    @Test
    @Tag("CANCEL-3")
    void cancelling_requires_reading_the_source_but_no_ownership() {
        Intervention unreplied =
                AnIntervention.open().unreplied().ownedBy(Given.OWNER).build();

        assertThat(Perform.cancel(unreplied, Given.colleague()).isRight()).isTrue();
        assertThat(Perform.cancel(unreplied, Given.ownerWhoDoesNotReadTheSource())
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("CANCEL-5")
    void the_result_is_its_last_state_unchanged() {
        Intervention unreplied = AnIntervention.open().unreplied().build();
        Intervention deferred =
                AnIntervention.deferredUntil(Given.TOMORROW).unreplied().build();

        assertThat(Perform.cancel(unreplied, Given.owner()))
                .isEqualTo(Either.right(new Cancelled(Given.CASE, Option.some(unreplied))));
        assertThat(Perform.cancel(deferred, Given.owner()))
                .isEqualTo(Either.right(new Cancelled(Given.CASE, Option.some(deferred))));
    }

    @Test
    void an_open_intervention_without_reply_shows_no_broken_rule_on_cancelling() {
        assertThat(Cancelling.rulesShownBroken(AnIntervention.open().unreplied().build()))
                .isEmpty();
    }

    private static Either<Refused, Cancelled> refused(Rule... broken) {
        return Either.left(Refused.NotAllowed.stated(HashSet.of(broken)));
    }
}
