package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class OperationObservationTest {

    private static final InterventionId ID = InterventionId.of("some-id");
    private static final ContentId CONTENT = ContentId.of("some-content");
    private static final CommentId COMMENT = CommentId.of("some-comment");
    private static final WebhookId WEBHOOK = WebhookId.of("some-webhook");
    private static final SubscriptionSettings SUBSCRIPTION =
            SubscriptionSettings.of(URI.create("https://host.example/webhooks"), "intervention.closed");
    private static final PageRequest PAGE = PageRequest.of(0, 1);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final UserId agent = world.agent(world.source());
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final RecordingHandler recorded = RecordingHandler.in(registry);
    private final InterventionsObservation observation = InterventionsObservation.of(registry);
    private final Interventions interventions = observation.observe(world.as(agent));
    private final Comments comments = observation.observe(world.comments(agent));
    private final Bots bots = observation.observe(world.bots(agent));
    private final Webhooks webhooks = observation.observe(world.webhooks(agent));
    private final ReferenceData referenceData = observation.observe(world.referenceData(agent));
    private final Journal journal = observation.observe(world.journal(agent));

    // ---- what is observed ----

    @ParameterizedTest
    @EnumSource
    void each_operation_is_one_observation_with_its_name_and_its_outcome(Operation operation) {
        Either<InterventionError, ?> outcome = outcomeOf(operation);

        assertThat(recorded.only())
                .isInstanceOfSatisfying(
                        OperationObservationContext.class,
                        context -> assertThat(context)
                                .returns(operation, OperationObservationContext::operation)
                                .returns(outcome, observed -> observed.outcome().get()))
                .returns("interventions " + nameOf(operation), Observation.Context::getContextualName);
        assertThat(RecordingHandler.tags(recorded.only()))
                .matches("\\w+ " + nameOf(operation) + (outcome.isRight() ? " result" : " refused"));
    }

    private static String nameOf(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private Either<InterventionError, ?> outcomeOf(Operation operation) {
        return switch (operation) {
            case CREATE -> interventions.create(CONTENT);
            case GET -> interventions.get(ID);
            case LIST -> interventions.list(InterventionQuery.all(), PAGE);
            case CLOSE -> interventions.close(ID);
            case CANCEL -> interventions.cancel(ID);
            case REASSIGN -> interventions.reassign(ID, agent);
            case CATEGORIZE -> interventions.categorize(ID, CategoryId.of("late"));
            case UPDATE_CUSTOM_FIELDS -> interventions.updateCustomField(ID, "key", CustomFieldValue.of("value"));
            case LIST_COMMENTS -> comments.list(CommentQuery.all(), PAGE);
            case GET_COMMENT -> comments.get(COMMENT);
            case CREATE_COMMENT -> comments.create(ID, "call back");
            case DELETE_COMMENT -> comments.delete(COMMENT);
            case ENGAGE -> bots.engage(CONTENT);
            case COMPLETE -> bots.complete(ID, Completion.ofIntervention());
            case HANDOVER -> bots.handover(Handover.toAgent(ID));
            case LIST_WEBHOOKS -> webhooks.list(PAGE);
            case GET_WEBHOOK -> webhooks.get(WEBHOOK);
            case CREATE_WEBHOOK -> webhooks.create(SUBSCRIPTION);
            case UPDATE_WEBHOOK -> webhooks.update(WEBHOOK, SUBSCRIPTION);
            case DELETE_WEBHOOK -> webhooks.delete(WEBHOOK);
            case LIST_CATEGORIES -> referenceData.categories();
            case LIST_CUSTOM_FIELDS -> referenceData.customFields();
            case LIST_USERS -> referenceData.users();
            case LIST_SOURCES -> referenceData.readableSources();
            case LIST_EVENTS -> journal.list(JournalQuery.all(), PAGE);
        };
    }

    @Test
    void each_page_of_a_walk_is_one_observation() {
        interventions
                .walk(InterventionQuery.all())
                .forEach(page -> assertThat(page.isRight()).isTrue());

        assertThat(recorded.stopped)
                .extracting(Observation.Context::getContextualName)
                .containsOnly("interventions list");
    }

    @Test
    void each_page_of_a_walk_over_comments_is_one_observation() {
        comments.walk(CommentQuery.all())
                .forEach(page -> assertThat(page.isRight()).isTrue());

        assertThat(recorded.stopped)
                .extracting(Observation.Context::getContextualName)
                .containsOnly("interventions list_comments");
    }

    @Test
    void a_comment_of_a_named_author_is_an_observation_of_the_same_operation() {
        comments.create(ID, "call back", agent);

        assertThat(RecordingHandler.tags(recorded.only())).isEqualTo("NotFound create_comment refused");
    }

    @Test
    void making_sure_of_a_webhook_is_an_observation_of_each_step() {
        webhooks.ensure(SUBSCRIPTION);

        assertThat(recorded.stopped)
                .extracting(RecordingHandler::tags)
                .containsExactly("none list_webhooks result", "none create_webhook result");
    }

    @Test
    void views_are_observed() {
        interventions.actingAs(agent).get(ID);
        comments.actingAs(agent).get(COMMENT);
        bots.actingAs(agent).complete(ID);
        referenceData.actingAs(agent).readableSources();
        journal.actingAs(agent).list(JournalQuery.all(), PAGE);

        assertThat(recorded.stopped)
                .extracting(Observation.Context::getContextualName)
                .containsExactly(
                        "interventions get",
                        "interventions get_comment",
                        "interventions complete",
                        "interventions list_sources",
                        "interventions list_events");
    }

    @Test
    void views_of_the_http_adapter_are_observed() {
        try (ObservedService service = new ObservedService();
                EngageClient client = service.client(settings -> settings)) {
            ObservedHttpInterventions http = observation.observe(client.interventions());
            http.within(DEADLINE).get(ID);
            http.withLane("batch").get(ID);
            http.actingAs(service.agent).within(DEADLINE).get(ID);
            observation.observe(client.comments().within(DEADLINE)).get(COMMENT);
            observation.observe(client.bots().within(DEADLINE)).complete(ID);
            observation
                    .observe(client.webhooks().actingAs(service.agent).within(DEADLINE))
                    .get(WEBHOOK);
            observation.observe(client.referenceData().within(DEADLINE)).readableSources();
            observation.observe(client.journal().within(DEADLINE)).list(JournalQuery.all(), PAGE);
        }

        assertThat(recorded.stopped).hasSize(8);
    }

    // ---- outcomes ----

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(SimulatedFault.unavailable(), "Unreachable close unavailable"),
                Arguments.of(SimulatedFault.effectUnknownButApplied(), "EffectUnknown close effect_unknown"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void an_outcome_is_its_tier_and_its_error(SimulatedFault fault, String tags) {
        world.failNext(Operation.CLOSE, fault);

        interventions.close(ID);

        assertThat(RecordingHandler.tags(recorded.only())).isEqualTo(tags);
        assertThat(recorded.only().getError()).hasMessage(tags.split(" ")[0]).hasNoCause();
    }

    @Test
    void a_refusal_is_an_outcome_with_an_error_too() {
        interventions.close(ID);

        assertThat(RecordingHandler.tags(recorded.only())).isEqualTo("NotFound close refused");
    }

    @Test
    void a_result_has_no_error() {
        interventions.list(InterventionQuery.all(), PAGE);

        assertThat(RecordingHandler.tags(recorded.only())).isEqualTo("none list result");
        assertThat(recorded.only().getError()).isNull();
    }

    @Test
    void an_operation_that_throws_has_no_outcome() {
        try (ObservedService service = new ObservedService()) {
            EngageClient client = service.client(settings -> settings);
            client.close();
            Interventions closed = observation.observe(client.interventions());

            assertThatThrownBy(() -> closed.get(ID)).isInstanceOf(IllegalStateException.class);
        }

        assertThat(RecordingHandler.tags(recorded.only())).isEqualTo("IllegalStateException get none");
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void attempts_are_absent_where_nothing_counts_them() {
        interventions.get(ID);

        assertThat(recorded.only().getHighCardinalityKeyValues()).isEmpty();
    }

    // ---- conventions ----

    private static final OperationObservationConvention OWN = new OperationObservationConvention() {
        @Override
        public String getName() {
            return "care.call";
        }
    };

    @Test
    void a_host_can_set_its_own_convention() {
        observation.withConvention(OWN).observe(world.as(agent)).get(ID);

        assertThat(recorded.only())
                .returns("care.call", Observation.Context::getName)
                .returns("NotFound get refused", RecordingHandler::tags);
    }

    @Test
    void the_convention_of_the_registry_replaces_the_default_one() {
        class Global implements GlobalObservationConvention<OperationObservationContext> {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof OperationObservationContext;
            }

            @Override
            public String getName() {
                return "global";
            }
        }
        registry.observationConfig().observationConvention(new Global());

        interventions.get(ID);
        observation.withConvention(OWN).observe(world.as(agent)).get(ID);

        assertThat(recorded.stopped).extracting(Observation.Context::getName).containsExactly("global", "care.call");
    }

    // ---- no harm ----

    enum Callback {
        START,
        SCOPE_OPENED,
        ERROR,
        SCOPE_CLOSED,
        STOP
    }

    private record FailingHandler(Callback failing) implements ObservationHandler<Observation.Context> {
        private void called(Callback callback) {
            if (callback == failing) {
                throw new IllegalStateException("a defect of the handler");
            }
        }

        @Override
        public void onStart(Observation.Context context) {
            called(Callback.START);
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            called(Callback.SCOPE_OPENED);
        }

        @Override
        public void onError(Observation.Context context) {
            called(Callback.ERROR);
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            called(Callback.SCOPE_CLOSED);
        }

        @Override
        public void onStop(Observation.Context context) {
            called(Callback.STOP);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_handler_that_throws_changes_no_outcome(Callback failing) {
        registry.observationConfig().observationHandler(new FailingHandler(failing));

        assertThat(interventions.get(ID).getLeft())
                .isEqualTo(world.as(agent).get(ID).getLeft());
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void a_convention_that_throws_changes_no_outcome() {
        OperationObservationConvention failing = new OperationObservationConvention() {
            @Override
            public String getName() {
                throw new IllegalStateException("a defect of the convention");
            }
        };

        assertThat(observation
                        .withConvention(failing)
                        .observe(world.as(agent))
                        .get(ID)
                        .isLeft())
                .isTrue();
    }

    @Test
    void a_registry_without_handlers_observes_nothing() {
        Interventions unobserved =
                InterventionsObservation.of(ObservationRegistry.NOOP).observe(world.as(agent));

        assertThat(unobserved.get(ID).isLeft()).isTrue();
        assertThat(recorded.stopped).isEmpty();
    }
}
