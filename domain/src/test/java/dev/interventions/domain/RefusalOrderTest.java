package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of several reasons to refuse is reported. */
class RefusalOrderTest {

    private final Actor stranger = Actor.of(Given.COLLEAGUE);
    private final Intervention closed = AnIntervention.closed().build();
    private final Refused notFound = Perform.get(closed, stranger).getLeft();

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_rules_on_closing() {
        assertThat(Perform.close(closed, stranger, Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_READABLE))));
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_rules_on_cancelling() {
        assertThat(Perform.cancel(closed, stranger)).isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_rules_on_reassigning() {
        assertThat(Perform.reassign(closed, stranger, Given.COLLEAGUE, Given.NOW))
                .isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("ORDER-1")
    @Tag("FIELDS-5")
    void an_invalid_key_comes_before_a_source_that_is_not_read() {
        assertThat(Perform.updateCustomFields(
                                closed, stranger, HashMap.of("a[0]", CustomFieldValue.of("new")), Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_author_of_a_content_and_before_its_open_intervention() {
        Content agentsReply = new Content(Given.REPLY, Given.THREAD, Given.INBOX, new Author.Agent(Given.OWNER));
        Either<Refused, Intervention> unread = Either.left(new Refused.NotOpenable(
                "user " + Given.COLLEAGUE.value() + " doesn't read the source of content " + Given.REPLY.value()));

        assertThat(Opening.open(agentsReply, Given.CASE, Option.none(), stranger, Given.NOW))
                .isEqualTo(unread);
        assertThat(Opening.reopen(agentsReply, AnIntervention.open().build(), stranger, Given.NOW))
                .isEqualTo(unread);
    }

    @Test
    @Tag("ORDER-1")
    void an_intervention_that_does_not_exist_comes_first() {
        Lookup missing = new Lookup(Given.CASE, Option.none());

        assertThat(Closing.close(missing, RefusalOrderTest::unexpectedLock, stranger, Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
        assertThat(Cancelling.cancel(missing, RefusalOrderTest::unexpectedLock, stranger)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
        assertThat(Reassigning.reassign(missing, Given.COLLEAGUE, user -> false, stranger, Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_lock_which_is_not_taken() {
        assertThat(Closing.close(Perform.lookup(closed), RefusalOrderTest::unexpectedLock, stranger, Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_READABLE))));
        assertThat(Cancelling.cancel(Perform.lookup(closed), RefusalOrderTest::unexpectedLock, stranger))
                .isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("ORDER-1")
    void a_lock_that_is_held_comes_before_the_rules_on_closing_and_cancelling() {
        assertThat(Closing.close(Perform.lookup(closed), Option::none, Given.owner(), Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.InProgress.class);
        assertThat(Cancelling.cancel(Perform.lookup(closed), Option::none, Given.owner())
                        .getLeft())
                .isInstanceOf(Refused.InProgress.class);
    }

    @Test
    @Tag("ORDER-1")
    void the_intervention_under_the_lock_is_decisive_and_not_the_one_read_before() {
        Lookup seenBefore = Perform.lookup(AnIntervention.open().build());
        Lookup gone = new Lookup(Given.CASE, Option.none());

        assertThat(Closing.close(seenBefore, () -> Option.some(Perform.lookup(closed)), Given.owner(), Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_ONLY_OPEN))));
        assertThat(Cancelling.cancel(seenBefore, () -> Option.some(gone), Given.owner())
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("ORDER-1")
    void a_new_owner_who_does_not_exist_comes_after_the_rules_on_reassigning() {
        Lookup found = Perform.lookup(AnIntervention.open().build());

        assertThat(Reassigning.reassign(found, Given.COLLEAGUE, user -> false, Given.owner(), Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.REASSIGN_BY_EDITOR))));
        assertThat(Reassigning.reassign(found, Given.COLLEAGUE, user -> false, Given.editor(), Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.UnknownUser.class);
    }

    private static Option<Lookup> unexpectedLock() {
        throw new AssertionError("the lock must not be taken");
    }
}
