package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where several reasons to refuse hold at once, which of them is given. */
class RefusalOrderTest {

    private final Actor stranger = Actor.of(Given.COLLEAGUE);
    private final Intervention closed = AnIntervention.closed().build();
    private final Refused notFound = closed.refusalToSee(stranger).get();

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_rules_on_closing() {
        assertThat(closed.close(stranger, Given.NOW))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_READABLE))));
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_rules_on_cancelling() {
        assertThat(closed.cancel(stranger)).isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_rules_on_reassigning() {
        assertThat(closed.reassign(stranger, Given.COLLEAGUE, Given.NOW)).isEqualTo(Either.left(notFound));
    }

    @Test
    @Tag("ORDER-1")
    @Tag("FIELDS-5")
    void a_key_that_no_request_can_carry_comes_before_a_source_that_is_not_read() {
        assertThat(closed.updateCustomFields(stranger, HashMap.of("a[0]", CustomFieldValue.of("new")), Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    @Tag("ORDER-1")
    void a_source_that_is_not_read_comes_before_the_author_of_a_content_and_before_its_open_intervention() {
        Content agentsReply = new Content(Given.REPLY, Given.THREAD, Given.INBOX, new Author.Agent(Given.OWNER));
        Either<Refused, Intervention> unread = Either.left(new Refused.NotOpenable(
                "user " + Given.COLLEAGUE.value() + " doesn't read the source of content " + Given.REPLY.value()));

        assertThat(agentsReply.open(Given.CASE, Option.none(), stranger, Given.NOW))
                .isEqualTo(unread);
        assertThat(agentsReply.reopen(AnIntervention.open().build(), stranger, Given.NOW))
                .isEqualTo(unread);
    }
}
