package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.ThreadId;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The effects of customers' messages, agents' replies and deferrals on an intervention, as the port shows them. */
public abstract class ConversationContract extends Contract {

    /** For subclasses. */
    protected ConversationContract() {}

    // ---- customers' messages ----

    @Test
    @Tag("MESSAGE-3")
    final void creates_no_intervention_by_a_message() {
        message();
        assertThat(everything().keySet()).isEmpty();
        Intervention ofAnother = opened();

        message();

        assertThat(everything().keySet()).containsExactly(ofAnother.id());
    }

    @Test
    @Tag("MESSAGE-1")
    final void joins_a_message_to_the_customers_active_intervention() {
        IdentityId customer = backend().customer();
        Intervention opened = openedOn(messageFrom(customer));

        ContentId later = messageFrom(customer);

        belongsToAnOpenIntervention(later);
        assertThat(seen(opened.id()).state()).isEqualTo(new InterventionState.Active());
    }

    @Test
    @Tag("MESSAGE-1")
    final void joins_a_message_to_the_customers_deferred_intervention_which_stays_deferred() {
        IdentityId customer = backend().customer();
        Intervention deferred = deferred(openedOn(messageFrom(customer)));

        ContentId later = messageFrom(customer);

        belongsToAnOpenIntervention(later);
        assertThat(seen(deferred.id()).state()).isEqualTo(deferred.state());
    }

    @Test
    @Tag("MESSAGE-1")
    final void adds_no_message_of_another_customer_or_another_thread() {
        IdentityId customer = backend().customer();
        openedOn(messageFrom(customer));

        ContentId ofAnother = message();
        ContentId elsewhere = backend().customerMessage(backend().thread(source), customer);

        write(() -> as(owner).create(ofAnother)).adds();
        write(() -> as(owner).create(elsewhere)).adds();
    }

    @Test
    @Tag("MESSAGE-1")
    final void adds_no_message_to_the_interventions_of_others_in_another_thread() {
        IdentityId customer = backend().customer();
        openedOn(messageFrom(customer));
        ThreadId elsewhere = backend().thread(source);
        openedOn(backend().customerMessage(elsewhere, backend().customer()));
        openedOn(backend().customerMessage(elsewhere, backend().customer()));

        ContentId message = backend().customerMessage(elsewhere, customer);

        write(() -> as(owner).create(message)).adds();
    }

    @Test
    @Tag("MESSAGE-1")
    @Tag("MESSAGE-2")
    final void joins_a_message_to_the_newest_intervention_even_if_an_older_one_is_open() {
        IdentityId customer = backend().customer();
        ContentId first = messageFrom(customer);
        ContentId second = messageFrom(customer);
        Intervention older = openedOn(first);
        timePasses();
        Intervention newest = closed(replied(openedOn(second)));

        messageFrom(customer);

        assertThat(seen(newest.id()).isClosed()).as("the newest is closed").isFalse();
        InterventionEquivalence.agree("the older one", older, seen(older.id()));
    }

    @Test
    @Tag("MESSAGE-1")
    @Tag("MESSAGE-2")
    final void joins_a_message_to_the_intervention_that_was_opened_last_even_if_another_changed_later() {
        IdentityId customer = backend().customer();
        ContentId first = messageFrom(customer);
        ContentId second = messageFrom(customer);
        Intervention older = replied(openedOn(second));
        timePasses();
        Intervention newest = closed(replied(openedOn(first)));
        timePasses();
        Intervention changedLast = closed(older);
        timePasses();

        messageFrom(customer);

        assertThat(seen(newest.id()).isClosed()).as("the newest is closed").isFalse();
        InterventionEquivalence.agree("the older one", changedLast, seen(older.id()));
    }

    @Test
    @Tag("MESSAGE-1")
    final void joins_a_message_to_the_later_of_two_that_were_opened_in_the_same_second() {
        IdentityId customer = backend().customer();
        List<ContentId> messages = List.fill(6, () -> messageFrom(customer));
        List<Intervention> opened = messages.reverse().map(this::openedOn);
        opened.forEach(one -> closed(replied(one)));

        messageFrom(customer);

        assertThat(opened.map(one -> seen(one.id()))
                        .reject(Intervention::isClosed)
                        .map(Intervention::id))
                .as("what the message reopened")
                .containsExactly(opened.last().id());
    }

    @Test
    @Tag("MESSAGE-2")
    @Tag("CHANGE-1")
    final void reopens_a_closed_intervention_by_a_message_and_keeps_the_owner() {
        IdentityId customer = backend().customer();
        Intervention replied = replied(openedOn(messageFrom(customer)));
        given(as(owner).categorize(replied.id(), CategoryId.of("complaint"), CategoryId.of("urgent")));
        given(as(owner).updateCustomField(replied.id(), "order", CustomFieldValue.of("4711")));
        Intervention closed = closed(replied);
        Map<InterventionId, Intervention> before = everything();
        timePasses();

        Instant from = now();
        ContentId later = messageFrom(customer);
        Instant to = now();

        Intervention reopened = seen(closed.id());
        Instant changed = reopened.lifecycle().updatedAt().get();
        assertThat(changed).as("the date of the change").isBetween(from.truncatedTo(ChronoUnit.SECONDS), to);
        InterventionEquivalence.agree(
                "the interventions after the message",
                before.put(closed.id(), ExpectedChange.reopening(closed, changed)),
                everything());
        belongsToAnOpenIntervention(later);
    }

    private void belongsToAnOpenIntervention(ContentId message) {
        attempt(() -> as(owner).create(message)).isRefusedAs(NotOpenable.class);
    }

    // ---- agents' replies ----

    @Test
    @Tag("REPLY-2")
    @Tag("REPLY-3")
    final void counts_the_reply_of_any_agent_and_keeps_the_owner() {
        Intervention opened = opened();

        ContentId reply = backend().agentReply(colleague, opened.id());
        backend().agentReply(editor, opened.id());

        Intervention replied = seen(opened.id());
        assertThat(replied.replies().count()).as("the number of replies").containsExactly(2L);
        assertThat(replied.replies().first()).as("the first reply").containsExactly(reply);
        assertThat(replied.owner()).as("the owner").containsExactly(owner);
    }

    @Test
    @Tag("REPLY-2")
    final void lets_an_intervention_be_closed_after_the_reply_of_any_agent() {
        Intervention opened = opened();
        backend().agentReply(colleague, opened.id());
        Intervention replied = seen(opened.id());

        write(() -> as(owner).close(replied.id())).changes(replied, ExpectedChange::closing);
    }

    @Test
    @Tag("REPLY-2")
    final void lets_a_reopened_intervention_be_closed_at_once() {
        Intervention reopened = reopened();

        write(() -> as(owner).close(reopened.id())).changes(reopened, ExpectedChange::closing);
    }

    @Test
    @Tag("REPLY-4")
    @Tag("REPLY-5")
    final void counts_reply_times_from_opening_and_averages_them_over_the_customers_turns() {
        IdentityId customer = backend().customer();
        Conversation conversation = new Conversation(openedOn(messageFrom(customer)));
        conversation.replyAfter(60);
        conversation.replyAfter(20);
        conversation.messageAfter(10, customer);
        conversation.messageAfter(30, customer);
        conversation.replyAfter(61);

        // From opening to the first reply 60 s, to the last 181 s; the customer waited 60 s, then 91 s from the first
        // of two messages on.
        conversation.hadTurns(2, 60, 181, 75);
    }

    @Test
    @Tag("MESSAGE-2")
    @Tag("REPLY-5")
    final void continues_the_turns_when_a_message_reopens() {
        IdentityId customer = backend().customer();
        Conversation conversation = new Conversation(openedOn(messageFrom(customer)));
        conversation.replyAfter(60);
        conversation.isClosedAfter(10);
        conversation.messageAfter(30, customer);
        conversation.replyAfter(20);

        conversation.hadTurns(2, 60, 120, 40);
    }

    @Test
    @Tag("REPLY-5")
    final void begins_the_first_turn_with_the_opening_and_not_with_the_message() {
        IdentityId customer = backend().customer();
        ContentId message = messageFrom(customer);
        timePasses();
        Conversation conversation = new Conversation(openedOn(message));
        conversation.replyAfter(20);

        conversation.hadTurns(1, 20, 20, 20);
    }

    @Test
    @Tag("REPLY-5")
    final void begins_no_turn_with_a_reopening_by_an_agent() {
        ContentId message = message();
        Conversation conversation = new Conversation(openedOn(message));
        conversation.replyAfter(60);
        conversation.isClosedAfter(10);
        openedOn(message);
        conversation.replyAfter(20);

        conversation.hadTurns(1, 60, 90, 60);
    }

    @Test
    @Tag("REPLY-5")
    final void ends_no_turn_with_the_closing() {
        IdentityId customer = backend().customer();
        ContentId message = messageFrom(customer);
        Conversation conversation = new Conversation(openedOn(message));
        conversation.replyAfter(60);
        conversation.messageAfter(10, customer);
        conversation.isClosedAfter(15);
        openedOn(message);
        conversation.replyAfter(5);

        conversation.hadTurns(2, 60, 90, 40);
    }

    /** What is written under an intervention, and when. */
    private final class Conversation {

        private final Intervention intervention;
        private final Instant begin = now().truncatedTo(ChronoUnit.SECONDS);

        Conversation(Intervention intervention) {
            this.intervention = intervention;
        }

        void replyAfter(int seconds) {
            waitFor(seconds);
            backend().agentReply(owner, intervention.id());
        }

        void messageAfter(int seconds, IdentityId customer) {
            waitFor(seconds);
            messageFrom(customer);
        }

        void isClosedAfter(int seconds) {
            waitFor(seconds);
            closed(intervention);
        }

        /** This many, with exactly these times in seconds if the fixture moves the clock. */
        void hadTurns(long number, int first, int last, int average) {
            Replies replies = seen(intervention.id()).replies();
            assertThat(replies.averagedOver()).as("the number of turns").containsExactly(number);
            if (can(Ability.MOVES_THE_CLOCK)) {
                took(replies.times(), first, last, average);
            } else {
                tookNoLongerThanItself(replies.times());
            }
        }

        private void waitFor(int seconds) {
            if (can(Ability.MOVES_THE_CLOCK)) {
                backend().advance(Duration.ofSeconds(seconds));
            }
        }

        /** In seconds, of which the clock may have added some by itself. */
        private void took(ReplyTimes times, int first, int last, int average) {
            Duration byItself = Duration.between(begin, now()).minusSeconds(last);
            isAbout("first_user_reply_in", times.first(), first, byItself);
            isAbout("last_user_reply_in", times.last(), last, byItself);
            isAbout("user_reply_in_average", times.average(), average, byItself);
        }

        private void tookNoLongerThanItself(ReplyTimes times) {
            Duration whole = Duration.between(begin, now());
            isAbout("first_user_reply_in", times.first(), 0, whole);
            isAbout("last_user_reply_in", times.last(), 0, whole);
            isAbout("user_reply_in_average", times.average(), 0, whole);
        }

        private void isAbout(String field, Option<Duration> time, int seconds, Duration more) {
            Duration least = Duration.ofSeconds(seconds);
            assertThat(time.toJavaOptional())
                    .as(field)
                    .hasValueSatisfying(found -> assertThat(found).as(field).isBetween(least, least.plus(more)));
        }
    }

    // ---- deferrals ----

    @Test
    @Tag("STATE-4")
    @Tag("TIME-1")
    final void shows_a_deferral_that_has_not_passed() {
        Intervention opened = opened();
        Instant until =
                now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(2)).plusMillis(900);

        backend().defer(opened.id(), until);

        assertThat(seen(opened.id()).state())
                .as("the state, with the date truncated to whole seconds")
                .isEqualTo(new InterventionState.Deferred(until.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    @Tag("STATE-4")
    final void shows_no_deferral_to_a_past_date() {
        Intervention opened = opened();

        backend().defer(opened.id(), now().minus(Duration.ofDays(1)));

        hasNoDeferral(opened);
    }

    @Test
    @Tag("STATE-4")
    final void ends_a_deferral_when_its_date_passes() {
        Intervention opened = opened();
        Instant until = now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
        backend().defer(opened.id(), until);

        at(
                until.minusSeconds(1),
                () -> assertThat(seen(opened.id()).state())
                        .as("the state a second before")
                        .isEqualTo(new InterventionState.Deferred(until)));
        at(until, () -> hasNoDeferral(opened));
    }

    @Test
    @Tag("STATE-4")
    final void shows_no_deferral_until_the_current_time() {
        Intervention opened = opened();

        backend().defer(opened.id(), now());

        hasNoDeferral(opened);
    }

    private void hasNoDeferral(Intervention intervention) {
        Intervention seen = seen(intervention.id());
        assertThat(seen.state()).isEqualTo(new InterventionState.Active());
        assertThat(seen.lifecycle().deferredAt()).as("deferred_at").isEmpty();
    }
}
