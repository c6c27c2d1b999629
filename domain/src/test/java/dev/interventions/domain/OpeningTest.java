package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private static final Option<IdentityGroupId> GROUP = Option.some(Given.GROUP);

    private final Content agentsReply =
            new Content(Given.REPLY, Given.THREAD, Given.INBOX, new Author.Agent(Given.COLLEAGUE));

    @Test
    @Tag("CREATE-1")
    void an_intervention_is_opened_on_a_customers_message_and_owned_by_the_acting_user() {
        Either<Refused, Intervention> opened =
                Opening.open(Given.question(), Given.CASE, GROUP, Given.colleague(), Given.NOW);

        assertThat(opened)
                .isEqualTo(Either.right(new Intervention(
                        Given.CASE,
                        new Origin(
                                Option.some(Given.QUESTION),
                                Option.some(Given.THREAD),
                                Option.some(Given.INBOX),
                                Option.some(Given.CUSTOMER),
                                GROUP),
                        Option.some(Given.COLLEAGUE),
                        Lifecycle.openedAt(Given.NOW),
                        Replies.NONE,
                        Option.some(0L),
                        Option.some(HashSet.empty()),
                        Option.some(LinkedHashMap.empty()),
                        Satisfaction.UNKNOWN,
                        Language.UNKNOWN)));
        assertThat(opened.get().state()).isEqualTo(new InterventionState.Active());
    }

    @Test
    void opening_requires_reading_the_source_but_no_permission() {
        assertThat(Opening.open(
                                Given.question(),
                                Given.CASE,
                                GROUP,
                                Actor.of(Given.OWNER).reading(Given.INBOX),
                                Given.NOW)
                        .isRight())
                .isTrue();
    }

    @Test
    void a_customer_may_be_in_no_group() {
        Intervention opened = Opening.open(Given.question(), Given.CASE, Option.none(), Given.owner(), Given.NOW)
                .get();

        assertThat(opened.origin().identityGroup()).isEmpty();
        assertThat(opened.origin().identity()).containsExactly(Given.CUSTOMER);
    }

    @Test
    @Tag("CREATE-2")
    void a_closed_intervention_is_reopened_under_its_id_and_owned_by_the_acting_user() {
        Intervention closed = AnIntervention.closed().ownedBy(Given.OWNER).build();

        Intervention reopened = Opening.reopen(Given.question(), closed, Given.colleague(), Given.NOW)
                .get();

        assertThat(reopened.id()).isEqualTo(closed.id());
        assertThat(reopened.owner()).containsExactly(Given.COLLEAGUE);
        assertThat(reopened.state()).isEqualTo(new InterventionState.Active());
    }

    @Test
    @Tag("CREATE-8")
    void reopening_clears_the_date_of_closing_and_keeps_everything_else() {
        Intervention closed = AnIntervention.closed().ownedBy(Given.OWNER).build();

        Intervention reopened = Opening.reopen(Given.question(), closed, Given.owner(), Given.NOW)
                .get();

        assertThat(reopened)
                .isEqualTo(AnIntervention.open().lastChangedAt(Given.NOW).build());
        assertThat(reopened.lifecycle().closedAt()).isEmpty();
        assertThat(reopened.replies()).isEqualTo(closed.replies());
        assertThat(reopened.categories()).isEqualTo(closed.categories());
        assertThat(reopened.customFields()).isEqualTo(closed.customFields());
    }

    @Test
    void reopening_clears_the_deferral() {
        Intervention closed = AnIntervention.open()
                .withLifecycle(new Lifecycle(
                        Option.some(true),
                        Option.some(Given.OPENED),
                        Option.some(Given.CHANGED),
                        Option.some(Given.CLOSED),
                        Option.some(Given.TOMORROW),
                        Option.none()))
                .build();

        assertThat(Opening.reopen(Given.question(), closed, Given.owner(), Given.NOW)
                        .get()
                        .state())
                .isEqualTo(new InterventionState.Active());
    }

    @Test
    @Tag("CREATE-4")
    void nothing_can_be_opened_or_reopened_on_a_content_in_a_source_that_is_not_read() {
        String message =
                "user " + Given.OWNER.value() + " doesn't read the source of content " + Given.QUESTION.value();

        assertThat(Opening.open(Given.question(), Given.CASE, GROUP, Given.ownerWhoDoesNotReadTheSource(), Given.NOW))
                .isEqualTo(Either.left(new Refused.NotOpenable(message)));
        assertThat(Opening.reopen(
                        Given.question(),
                        AnIntervention.closed().build(),
                        Given.ownerWhoDoesNotReadTheSource(),
                        Given.NOW))
                .isEqualTo(Either.left(new Refused.NotOpenable(message)));
    }

    @Test
    @Tag("CREATE-5")
    void nothing_can_be_opened_or_reopened_on_a_content_that_an_agent_wrote() {
        String message = "content " + Given.REPLY.value()
                + " was written by an agent, and interventions are opened on customers' messages";

        assertThat(Opening.open(agentsReply, Given.CASE, Option.none(), Given.editor(), Given.NOW))
                .isEqualTo(Either.left(new Refused.NotOpenable(message)));
        assertThat(Opening.reopen(agentsReply, AnIntervention.closed().build(), Given.editor(), Given.NOW))
                .isEqualTo(Either.left(new Refused.NotOpenable(message)));
    }

    @Test
    @Tag("CREATE-6")
    void nothing_can_be_opened_on_a_content_whose_intervention_is_open_or_deferred() {
        Either<Refused, Intervention> refusal = Either.left(
                new Refused.NotOpenable("intervention " + Given.CASE.value() + " is open on this content already"));

        assertThat(Opening.reopen(Given.question(), AnIntervention.open().build(), Given.owner(), Given.NOW))
                .isEqualTo(refusal);
        assertThat(Opening.reopen(
                        Given.question(),
                        AnIntervention.deferredUntil(Given.TOMORROW).build(),
                        Given.owner(),
                        Given.NOW))
                .isEqualTo(refusal);
    }
}
