package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.bot.Handover;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.WalkedPage;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedFaultTest {

    private static final String READS = "GET.*|LIST.*";
    private static final SubscriptionSettings WEBHOOK =
            SubscriptionSettings.of(URI.create("https://shop.example/hook"), "intervention.closed");

    private static final CategoryId URGENT = CategoryId.of("urgent");
    private static final CustomFieldValue BLUE = CustomFieldValue.of("blue");

    private final WorldScenario scenario = new WorldScenario();
    private final Comments comments = scenario.world.comments(scenario.agent);
    private final Bots bots = scenario.world.bots(scenario.agent);
    private final Webhooks webhooks = scenario.world.webhooks(scenario.agent);
    private InterventionId prepared = InterventionId.of("none");
    private CommentId comment = CommentId.of("none");
    private WebhookId webhook = WebhookId.of("none");

    /** An operation that would succeed and, if it is a write, change something. */
    private Either<InterventionError, ?> perform(Operation operation) {
        Interventions interventions = scenario.interventions;
        return switch (operation) {
            case CREATE -> interventions.create(scenario.message);
            case GET -> interventions.get(prepared);
            case LIST -> interventions.list(InterventionQuery.all(), PageRequest.first());
            case CLOSE -> interventions.close(prepared);
            case CANCEL -> interventions.cancel(prepared);
            case REASSIGN -> interventions.reassign(prepared, scenario.colleague);
            case CATEGORIZE -> interventions.categorize(prepared, URGENT);
            case UPDATE_CUSTOM_FIELDS -> interventions.updateCustomField(prepared, "colour", BLUE);
            case LIST_COMMENTS -> comments.list(CommentQuery.all(), PageRequest.first());
            case GET_COMMENT -> comments.get(comment);
            case CREATE_COMMENT -> comments.create(prepared, "call back");
            case DELETE_COMMENT -> comments.delete(comment);
            case ENGAGE -> bots.engage(scenario.message);
            case COMPLETE -> bots.complete(prepared);
            case HANDOVER -> bots.handover(Handover.toAgent(prepared));
            case LIST_CATEGORIES -> scenario.world.referenceData(scenario.agent).categories();
            case LIST_CUSTOM_FIELDS ->
                scenario.world.referenceData(scenario.agent).customFields();
            case LIST_USERS -> scenario.world.referenceData(scenario.agent).users();
            case LIST_SOURCES -> scenario.world.referenceData(scenario.agent).readableSources();
            case LIST_EVENTS -> scenario.world.journal(scenario.agent).list(JournalQuery.all(), PageRequest.first());
            case LIST_WEBHOOKS -> webhooks.list(PageRequest.first());
            case GET_WEBHOOK -> webhooks.get(webhook);
            case CREATE_WEBHOOK -> webhooks.create(WEBHOOK);
            case UPDATE_WEBHOOK -> webhooks.update(webhook, WEBHOOK.withActive(false));
            case DELETE_WEBHOOK -> webhooks.delete(webhook);
        };
    }

    /** Arranges what the operation needs to succeed. */
    private void prepare(Operation operation) {
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        switch (operation) {
            case CREATE, ENGAGE, LIST, LIST_WEBHOOKS, CREATE_WEBHOOK -> {}
            case CLOSE, COMPLETE -> prepared = scenario.replied();
            case GET_COMMENT, DELETE_COMMENT ->
                comment = scenario.world.comment(scenario.agent, scenario.opened(), "call back");
            case GET_WEBHOOK, UPDATE_WEBHOOK, DELETE_WEBHOOK ->
                webhook = webhooks.create(WEBHOOK).get().id();
            default -> prepared = scenario.opened();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_is_refused_once_and_changes_nothing(Operation operation) {
        Refused refusal = new Refused.NotSupported("not here");

        assertFailsOnceWithoutEffect(operation, SimulatedFault.refused(refusal), refusal);
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_is_unavailable_once_and_changes_nothing(Operation operation) {
        Unavailable reason = new Unavailable.ServiceFailed("out of order");

        assertFailsOnceWithoutEffect(operation, SimulatedFault.unavailable(reason), reason);
    }

    @Test
    void without_a_reason_the_service_is_unreachable() {
        scenario.world.failNext(Operation.CREATE, SimulatedFault.unavailable());

        assertThat(perform(Operation.CREATE).getLeft()).isInstanceOf(Unavailable.Unreachable.class);
    }

    private void assertFailsOnceWithoutEffect(Operation operation, SimulatedFault fault, InterventionError error) {
        prepare(operation);
        WorldState before = scenario.everything();
        scenario.world.failNext(operation, fault);

        assertThat(perform(operation)).isEqualTo(Either.left(error));

        assertNothingHappened(before);
        assertThat(perform(operation).isRight()).isTrue();
    }

    private void assertNothingHappened(WorldState before) {
        WorldState after = scenario.everything();
        assertThat(after.records()).isEqualTo(before.records());
        assertThat(after.comments().all()).isEqualTo(before.comments().all());
        assertThat(after.webhooks()).isEqualTo(before.webhooks());
        assertThat(after.lastNumber()).isEqualTo(before.lastNumber());
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = READS)
    void a_write_of_unknown_effect_that_was_not_applied_changed_nothing(Operation write) {
        prepare(write);
        WorldState before = scenario.everything();
        scenario.world.failNext(write, SimulatedFault.effectUnknownAndNotApplied());

        assertThat(perform(write).getLeft()).isInstanceOf(EffectUnknown.class);

        assertNothingHappened(before);
        assertThat(perform(write).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = READS)
    void a_write_of_unknown_effect_that_was_applied_changed_what_it_would_have_changed(Operation write) {
        prepare(write);
        Either<InterventionError, Intervention> unchanged = scenario.interventions.get(prepared);
        scenario.world.failNext(write, SimulatedFault.effectUnknownButApplied());

        assertThat(perform(write).getLeft()).isInstanceOf(EffectUnknown.class);

        boolean opens = write == Operation.CREATE || write == Operation.ENGAGE;
        InterventionId id = opens ? scenario.anOpenOne() : prepared;
        Either<InterventionError, Intervention> after = scenario.interventions.get(id);
        switch (write) {
            case CREATE, ENGAGE -> assertThat(after.get().owner()).containsExactly(scenario.agent);
            case CLOSE, COMPLETE -> assertThat(after.get().isClosed()).isTrue();
            case CANCEL -> assertThat(after.getLeft()).isInstanceOf(Refused.NotFound.class);
            case REASSIGN -> assertThat(after.get().owner()).containsExactly(scenario.colleague);
            case CATEGORIZE -> assertThat(after.get().categories()).isEqualTo(Option.some(HashSet.of(URGENT)));
            case UPDATE_CUSTOM_FIELDS ->
                assertThat(after.get().customFields()).isEqualTo(Option.some(HashMap.of("colour", BLUE)));
            case CREATE_COMMENT -> assertThat(after.get().commentsCount()).containsExactly(1L);
            case DELETE_COMMENT -> assertThat(comments.get(comment).getLeft()).isInstanceOf(Refused.NotFound.class);
            case HANDOVER -> assertThat(after.get()).isEqualTo(unchanged.get());
            case CREATE_WEBHOOK ->
                assertThat(webhooks.find(WEBHOOK.url()).get()).isNotEmpty();
            case UPDATE_WEBHOOK ->
                assertThat(webhooks.get(webhook).get().active()).containsExactly(false);
            case DELETE_WEBHOOK -> assertThat(webhooks.get(webhook).getLeft()).isInstanceOf(Refused.NotFound.class);
            default -> throw new AssertionError(write);
        }
    }

    @Test
    void a_write_of_unknown_effect_is_not_applied_against_the_rules() {
        InterventionId unreplied = scenario.opened();
        Intervention before = scenario.read(unreplied);
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        assertThat(scenario.interventions.close(unreplied).getLeft()).isInstanceOf(EffectUnknown.class);

        assertThat(scenario.read(unreplied)).isEqualTo(before);
        assertThat(scenario.interventions.close(unreplied).getLeft()).isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void several_faults_are_used_one_after_the_other() {
        Refused refusal = new Refused.NotAuthenticated("expired");
        Unavailable limit = new Unavailable.RateLimited(Option.none(), "too many");
        scenario.world.failNext(Operation.CREATE, SimulatedFault.refused(refusal));
        scenario.world.failNext(Operation.CREATE, SimulatedFault.unavailable(limit));
        scenario.world.failNext(Operation.CREATE, SimulatedFault.effectUnknownAndNotApplied());

        assertThat(perform(Operation.CREATE)).isEqualTo(Either.left(refusal));
        assertThat(perform(Operation.CREATE)).isEqualTo(Either.left(limit));
        assertThat(perform(Operation.CREATE).getLeft()).isInstanceOf(EffectUnknown.class);
        assertThat(perform(Operation.CREATE).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = "LIST")
    void a_fault_affects_its_operation_only(Operation operation) {
        prepare(operation);
        for (Operation other : Operation.values()) {
            if (other != operation && other != Operation.LIST) {
                scenario.world.failNext(other, SimulatedFault.unavailable());
            }
        }

        assertThat(perform(operation).isRight()).isTrue();
    }

    @Test
    void a_fault_of_list_affects_lists_only() {
        InterventionId id = scenario.replied();
        scenario.world.failNext(Operation.LIST, SimulatedFault.unavailable());

        assertThat(scenario.interventions.get(id).isRight()).isTrue();
        assertThat(scenario.interventions.close(id).isRight()).isTrue();
        assertThat(perform(Operation.LIST).isLeft()).isTrue();
    }

    @Test
    void the_next_call_of_any_agent_gets_the_fault() {
        InterventionId id = scenario.opened();
        scenario.world.failNext(Operation.GET, SimulatedFault.unavailable());

        assertThat(scenario.world.as(scenario.colleague).get(id).isLeft()).isTrue();
        assertThat(scenario.interventions.get(id).isRight()).isTrue();
    }

    @Test
    void a_walk_reports_a_fault_and_can_be_resumed() {
        InterventionId first = scenario.opened();
        scenario.world.failNext(Operation.LIST, SimulatedFault.unavailable());

        Iterator<Either<InterventionError, WalkedPage>> steps =
                scenario.interventions.walk(InterventionQuery.all()).iterator();

        assertThat(steps.next().getLeft()).isInstanceOf(Unavailable.class);
        assertThat(steps.hasNext()).isFalse();
        assertThat(scenario.interventions
                        .walk(InterventionQuery.all())
                        .iterator()
                        .next()
                        .get()
                        .records()
                        .map(Intervention::id))
                .containsExactly(first);
    }
}
