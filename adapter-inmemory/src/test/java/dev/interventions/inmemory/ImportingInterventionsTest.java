package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Author;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.inmemory.store.WorldState;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportingInterventionsTest {

    private static final InterventionId ADDED = InterventionId.of("added");
    private static final Instant YESTERDAY = WorldScenario.START.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = WorldScenario.START.plus(Duration.ofDays(1));

    private final WorldScenario scenario = new WorldScenario();

    // ---- in any state ----

    @Test
    void an_open_intervention_is_read_as_it_was_imported() {
        IdentityGroupId group = scenario.world.group(scenario.customer);
        Intervention full = new Intervention(
                ADDED,
                origin().withIdentityGroup(Option.some(group)),
                Option.some(scenario.colleague),
                life(false, Option.none(), Option.none()).withStatusText(Option.some("Opened")),
                replies(),
                Option.some(2L),
                Option.some(HashSet.of(CategoryId.of("billing"))),
                Option.some(HashMap.of("colour", CustomFieldValue.of("blue"))),
                new Satisfaction(
                        Option.some(YESTERDAY), Option.none(), Option.some(3L), Option.some("survey"), Option.none()),
                new Language(Option.some("fr"), Option.some(false)));

        scenario.world.importIntervention(ImportedIntervention.of(full));

        assertThat(scenario.interventions.get(ADDED)).isEqualTo(Either.right(full));
        assertThat(statuses()).containsExactlyInAnyOrder(StatusFilter.ACTIVE, StatusFilter.OPENED);
    }

    @Test
    void a_deferred_intervention_is_deferred_until_its_date_passes() {
        scenario.world.importIntervention(ImportedIntervention.of(open(Option.some(TOMORROW))));

        assertThat(scenario.read(ADDED).state()).isEqualTo(new InterventionState.Deferred(TOMORROW));
        assertThat(statuses()).containsExactlyInAnyOrder(StatusFilter.DEFERRED, StatusFilter.OPENED);
        scenario.pass(Duration.ofDays(1));
        assertThat(scenario.read(ADDED).state()).isEqualTo(new InterventionState.Active());
        assertThat(statuses()).containsExactlyInAnyOrder(StatusFilter.ACTIVE, StatusFilter.OPENED);
    }

    @Test
    void a_closed_intervention_is_closed_and_reopens_as_reopened() {
        scenario.world.importIntervention(ImportedIntervention.of(closed()));

        assertThat(scenario.read(ADDED).state()).isEqualTo(new InterventionState.Closed(Option.some(YESTERDAY)));
        assertThat(statuses()).containsExactly(StatusFilter.CLOSED);
        assertThat(scenario.interventions.create(scenario.message).map(Intervention::id))
                .isEqualTo(Either.right(ADDED));
        assertThat(statuses())
                .containsExactlyInAnyOrder(StatusFilter.ACTIVE, StatusFilter.OPENED, StatusFilter.REOPENED);
    }

    @Test
    void an_open_intervention_that_was_closed_before_is_reopened() {
        scenario.world.importIntervention(
                ImportedIntervention.of(open(Option.none())).closedBefore());

        assertThat(statuses())
                .containsExactlyInAnyOrder(StatusFilter.ACTIVE, StatusFilter.OPENED, StatusFilter.REOPENED);
    }

    // ---- its contents ----

    @Test
    void the_content_that_it_was_opened_on_belongs_to_it() {
        scenario.world.importIntervention(ImportedIntervention.of(open(Option.none())));

        assertThat(scenario.interventions.create(scenario.message).getLeft()).isInstanceOf(Refused.NotOpenable.class);
    }

    @Test
    void other_contents_belong_to_it_too() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.customer);
        ContentId third = scenario.world.customerMessage(scenario.thread, scenario.customer);

        scenario.world.importIntervention(ImportedIntervention.of(closed()).withContents(HashSet.of(second)));

        assertThat(scenario.interventions.create(third).map(Intervention::id)).isNotEqualTo(Either.right(ADDED));
        assertThat(scenario.interventions.create(second).map(Intervention::id)).isEqualTo(Either.right(ADDED));
    }

    @Test
    void the_customers_next_message_joins_it() {
        scenario.world.importIntervention(ImportedIntervention.of(closed()));

        ContentId next = scenario.world.customerMessage(scenario.thread, scenario.customer);

        assertThat(scenario.read(ADDED).isClosed()).isFalse();
        assertThat(scenario.interventions.create(next).getLeft()).isInstanceOf(Refused.NotOpenable.class);
    }

    @Test
    void it_can_be_cancelled_and_its_contents_are_free_again() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.customer);
        scenario.world.importIntervention(ImportedIntervention.of(unreplied()).withContents(HashSet.of(second)));

        scenario.interventions.cancel(ADDED).get();

        InterventionId newId = scenario.interventions.create(second).get().id();
        assertThat(newId).isNotEqualTo(ADDED);
        assertThat(scenario.interventions.create(scenario.message).get().id()).isNotEqualTo(newId);
    }

    @Test
    void a_content_that_was_added_can_be_engaged() {
        Content content = new Content(
                ContentId.of("said"), scenario.thread, scenario.inbox, new Author.Customer(scenario.customer));

        scenario.world.addContent(content);

        assertThat(scenario.interventions.create(content.id()).map(Intervention::origin))
                .isEqualTo(Either.right(new Origin(
                        Option.some(content.id()),
                        Option.some(scenario.thread),
                        Option.some(scenario.inbox),
                        Option.some(scenario.customer),
                        Option.none())));
    }

    // ---- mistakes ----

    @Test
    void refuses_an_unknown_content() {
        assertRefused(
                closed(),
                HashSet.of(ContentId.of("unknown-content")),
                "there is no free content ContentId[unknown-content]");
        assertRefused(
                closed().withOrigin(new Origin(
                        Option.some(ContentId.of("unknown-content")),
                        Option.some(scenario.thread),
                        Option.some(scenario.inbox),
                        Option.some(scenario.customer),
                        Option.none())),
                HashSet.empty(),
                "there is no free content ContentId[unknown-content]");
    }

    @Test
    void refuses_a_content_of_another_intervention() {
        scenario.opened();

        assertRefused(
                closed(), HashSet.empty(), "there is no free content ContentId[" + scenario.message.value() + "]");
    }

    @Test
    void refuses_a_duplicate_intervention_id() {
        scenario.world.importIntervention(ImportedIntervention.of(open(Option.none())));
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.world.customer());

        Origin origin = new Origin(
                Option.some(second),
                Option.some(scenario.thread),
                Option.some(scenario.inbox),
                Option.none(),
                Option.none());

        assertRefused(closed().withOrigin(origin), HashSet.empty(), "duplicate intervention id: InterventionId[added]");
    }

    @Test
    void refuses_a_duplicate_intervention_id_among_those_added_together() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.world.customer());
        Origin origin = closed().origin();
        Intervention same = closed().withOrigin(new Origin(
                Option.some(second), origin.thread(), origin.source(), origin.identity(), origin.identityGroup()));
        WorldState before = scenario.everything();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.importInterventions(
                        List.of(ImportedIntervention.of(closed()), ImportedIntervention.of(same))))
                .withMessageStartingWith("duplicate intervention id: InterventionId[added]");
        assertThat(scenario.everything()).isEqualTo(before);
    }

    @Test
    void refuses_an_unknown_customer() {
        Origin origin = new Origin(
                Option.some(scenario.message),
                Option.some(scenario.thread),
                Option.some(scenario.inbox),
                Option.some(IdentityId.of("unknown-customer")),
                Option.none());

        assertRefused(
                closed().withOrigin(origin), HashSet.empty(), "there is no customer IdentityId[unknown-customer]");
    }

    @Test
    void refuses_an_intervention_without_dates_thread_or_source() {
        String message =
                "intervention added needs a content, a thread, a source, created_at and updated_at to be added";
        Option<Instant> date = Option.some(YESTERDAY);

        assertRefused(living(Option.none(), date), HashSet.empty(), message);
        assertRefused(living(date, Option.none()), HashSet.empty(), message);
        assertRefused(placed(Option.none(), Option.some(scenario.inbox)), HashSet.empty(), message);
        assertRefused(placed(Option.some(scenario.thread), Option.none()), HashSet.empty(), message);
    }

    private Intervention living(Option<Instant> createdAt, Option<Instant> updatedAt) {
        return closed().withLifecycle(new Lifecycle(
                Option.some(false), createdAt, updatedAt, Option.none(), Option.none(), Option.none()));
    }

    private Intervention placed(Option<ThreadId> thread, Option<SourceId> source) {
        return closed().withOrigin(new Origin(
                Option.some(scenario.message), thread, source, Option.some(scenario.customer), Option.none()));
    }

    private void assertRefused(Intervention intervention, Set<ContentId> contents, String message) {
        WorldState before = scenario.everything();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.importIntervention(
                        ImportedIntervention.of(intervention).withContents(contents)))
                .withMessageStartingWith(message);
        assertThat(scenario.everything()).isEqualTo(before);
    }

    // ---- what is added ----

    private Intervention open(Option<Instant> deferredAt) {
        return added(life(false, Option.none(), deferredAt));
    }

    private Intervention closed() {
        return added(life(true, Option.some(YESTERDAY), Option.none()));
    }

    private Intervention unreplied() {
        return open(Option.none()).withReplies(Replies.NONE);
    }

    private Intervention added(Lifecycle lifecycle) {
        return Intervention.withId(ADDED)
                .withOrigin(origin())
                .withOwner(Option.some(scenario.agent))
                .withLifecycle(lifecycle)
                .withReplies(replies());
    }

    private Origin origin() {
        return new Origin(
                Option.some(scenario.message),
                Option.some(scenario.thread),
                Option.some(scenario.inbox),
                Option.some(scenario.customer),
                Option.none());
    }

    private static Lifecycle life(boolean closed, Option<Instant> closedAt, Option<Instant> deferredAt) {
        return new Lifecycle(
                Option.some(closed),
                Option.some(YESTERDAY),
                Option.some(YESTERDAY),
                closedAt,
                deferredAt,
                Option.none());
    }

    private static Replies replies() {
        ReplyTimes times = new ReplyTimes(
                Option.some(Duration.ofSeconds(1)),
                Option.some(Duration.ofSeconds(3)),
                Option.some(Duration.ofSeconds(2)));
        return new Replies(Option.some(2L), Option.some(ContentId.of("reply")), times, times, Option.some(2L));
    }

    private Seq<StatusFilter> statuses() {
        return List.of(StatusFilter.values())
                .filter(status -> scenario.interventions
                        .list(InterventionQuery.all().withStatus(status), PageRequest.first())
                        .get()
                        .records()
                        .exists(listed -> listed.id().equals(ADDED)));
    }
}
