package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConversationTest {

    // ---- a customer's message ----

    @Test
    @Tag("MESSAGE-1")
    @Tag("CHANGE-2")
    void a_customers_message_leaves_an_open_intervention_as_it_is() {
        Intervention open = AnIntervention.open().build();
        Intervention deferred = AnIntervention.deferredUntil(Given.TOMORROW).build();

        assertThat(Conversation.message(open, Given.NOW)).isEqualTo(open);
        assertThat(Conversation.message(deferred, Given.NOW)).isEqualTo(deferred);
    }

    @Test
    @Tag("MESSAGE-2")
    void a_customers_message_reopens_a_closed_intervention_and_keeps_its_owner() {
        Intervention reopened = Conversation.message(
                AnIntervention.closed().ownedBy(Given.OWNER).build(), Given.NOW);

        assertThat(reopened)
                .isEqualTo(AnIntervention.open()
                        .ownedBy(Given.OWNER)
                        .lastChangedAt(Given.NOW)
                        .build());
        assertThat(reopened.state()).isEqualTo(new InterventionState.Active());
    }

    // ---- an agent's reply ----

    @Test
    @Tag("REPLY-1")
    void an_agent_cannot_reply_under_a_closed_intervention() {
        assertThat(Conversation.reply(AnIntervention.closed().build(), Given.REPLY, List.empty(), Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.REPLY_ONLY_OPEN))));
        assertThat(Conversation.reply(AnIntervention.open().build(), Given.REPLY, List.empty(), Given.NOW)
                        .isRight())
                .isTrue();
        assertThat(Conversation.reply(
                                AnIntervention.deferredUntil(Given.TOMORROW).build(),
                                Given.REPLY,
                                List.empty(),
                                Given.NOW)
                        .isRight())
                .isTrue();
    }

    @Test
    @Tag("REPLY-2")
    void a_reply_before_a_reopening_still_counts() {
        Intervention reopened = Conversation.message(AnIntervention.closed().build(), Given.NOW);

        assertThat(Perform.close(reopened, Given.owner(), Given.NOW).isRight()).isTrue();
        assertThat(Perform.cancel(reopened, Given.owner()).getLeft())
                .isEqualTo(Refused.NotAllowed.stated(HashSet.of(Rule.CANCEL_ONLY_UNREPLIED)));
        assertThat(repliesAfter(reopened, Given.REPLY, Given.NOW).count()).containsExactly(2L);
        assertThat(repliesAfter(reopened, Given.REPLY, Given.NOW).first()).containsExactly(Given.FIRST_REPLY);
    }

    @Test
    @Tag("REPLY-3")
    void replying_changes_the_replies_and_neither_the_owner_nor_anything_else() {
        Intervention before = AnIntervention.open().ownedBy(Given.OWNER).build();

        Intervention after = Conversation.reply(before, Given.REPLY, List.of(Duration.ofSeconds(60)), Given.NOW)
                .get();

        assertThat(after.owner()).containsExactly(Given.OWNER);
        assertThat(after.withReplies(before.replies()))
                .isEqualTo(AnIntervention.open()
                        .ownedBy(Given.OWNER)
                        .lastChangedAt(Given.NOW)
                        .build());
    }

    @Test
    void the_first_reply_is_counted_and_kept() {
        Intervention unreplied = AnIntervention.open().unreplied().build();

        assertThat(repliesAfter(unreplied, Given.FIRST_REPLY, Given.OPENED.plusSeconds(90), 90))
                .isEqualTo(new Replies(
                        Option.some(1L),
                        Option.some(Given.FIRST_REPLY),
                        times(90, 90, 90),
                        times(90, 90, 90),
                        Option.some(1L)));
    }

    @Test
    void a_reply_under_an_intervention_with_an_unknown_count_is_the_first_that_is_known() {
        Replies after = repliesAfter(Intervention.withId(Given.CASE), Given.REPLY, Given.NOW, 7);

        assertThat(after.count()).containsExactly(1L);
        assertThat(after.first()).containsExactly(Given.REPLY);
        assertThat(after.times())
                .isEqualTo(new ReplyTimes(Option.none(), Option.none(), Option.some(Duration.ofSeconds(7))));
    }

    @Test
    @Tag("REPLY-4")
    void reply_times_are_counted_from_opening_and_averaged_over_the_turns() {
        Intervention unreplied = AnIntervention.open().unreplied().build();

        Intervention once = Conversation.reply(unreplied, Given.FIRST_REPLY, turns(60), Given.OPENED.plusSeconds(60))
                .get();
        Intervention twiceInOneTurn = Conversation.reply(once, Given.REPLY, turns(60), Given.OPENED.plusSeconds(100))
                .get();
        Intervention inASecondTurn = Conversation.reply(
                        twiceInOneTurn, Given.REPLY, turns(60, 301), Given.OPENED.plusSeconds(600))
                .get();

        assertThat(once.replies().times()).isEqualTo(times(60, 60, 60));
        assertThat(twiceInOneTurn.replies().times()).isEqualTo(times(60, 100, 60));
        assertThat(twiceInOneTurn.replies().averagedOver()).containsExactly(1L);
        assertThat(inASecondTurn.replies().times()).isEqualTo(times(60, 600, 180));
        assertThat(inASecondTurn.replies().timesInBusinessHours()).isEqualTo(times(60, 600, 180));
        assertThat(inASecondTurn.replies().averagedOver()).containsExactly(2L);
        assertThat(inASecondTurn.replies().count()).containsExactly(3L);
    }

    @Test
    void times_in_business_hours_continue_from_their_own_values_and_not_from_the_plain_ones() {
        ReplyTimes plain = times(60, 60, 60);
        ReplyTimes inBusinessHours = times(30, 30, 30);
        Intervention replied = AnIntervention.open()
                .replied(new Replies(
                        Option.some(1L), Option.some(Given.FIRST_REPLY), plain, inBusinessHours, Option.some(1L)))
                .build();

        Replies after = repliesAfter(replied, Given.REPLY, Given.OPENED.plusSeconds(100), 60);

        assertThat(after.times().first()).containsExactly(Duration.ofSeconds(60));
        assertThat(after.timesInBusinessHours().first()).containsExactly(Duration.ofSeconds(30));
    }

    // ---- a deferral ----

    @Test
    @Tag("DEFER-1")
    void a_closed_intervention_cannot_be_deferred() {
        assertThat(Conversation.defer(AnIntervention.closed().build(), Given.TOMORROW, Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.DEFER_ONLY_OPEN))));
    }

    @Test
    void deferring_an_open_intervention_sets_its_date_and_changes_nothing_else() {
        assertThat(Conversation.defer(AnIntervention.open().build(), Given.TOMORROW, Given.NOW))
                .isEqualTo(Either.right(AnIntervention.deferredUntil(Given.TOMORROW)
                        .lastChangedAt(Given.NOW)
                        .build()));
    }

    @Test
    void a_deferral_replaces_an_earlier_one() {
        Instant later = Given.TOMORROW.plusSeconds(60);

        assertThat(Conversation.defer(
                                AnIntervention.deferredUntil(Given.TOMORROW).build(), later, Given.NOW)
                        .map(Intervention::state))
                .isEqualTo(Either.right(new InterventionState.Deferred(later)));
    }

    @Test
    @Tag("CHANGE-2")
    void deferring_to_the_same_second_changes_nothing() {
        Intervention deferred = AnIntervention.deferredUntil(Given.TOMORROW).build();

        assertThat(Conversation.defer(deferred, Given.TOMORROW, Given.NOW)).isEqualTo(Either.right(deferred));
        assertThat(Conversation.defer(deferred, Given.TOMORROW.plusMillis(999), Given.NOW))
                .isEqualTo(Either.right(deferred));
    }

    private static Replies repliesAfter(Intervention before, ContentId reply, Instant now, long... turns) {
        return Conversation.reply(before, reply, turns(turns), now).get().replies();
    }

    private static List<Duration> turns(long... seconds) {
        return List.ofAll(seconds).map(Duration::ofSeconds);
    }

    private static ReplyTimes times(long first, long last, long average) {
        return new ReplyTimes(
                Option.some(Duration.ofSeconds(first)),
                Option.some(Duration.ofSeconds(last)),
                Option.some(Duration.ofSeconds(average)));
    }
}
