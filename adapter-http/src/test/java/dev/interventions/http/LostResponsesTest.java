package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.http.transport.Deadline;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The response to a write is lost, and what reading then shows decides: see docs/outcomes.md. */
class LostResponsesTest {

    private final VirtualTime time = new VirtualTime();
    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    /** Loses the responses to writes, and gives this one to reads. */
    private Either<InterventionError, ?> afterLosing(
            Function<Interventions, Either<InterventionError, ?>> call, ScriptedResponse read) {
        service.replyingBy(request -> request.line().startsWith("GET") ? read : ScriptedResponse.closing());
        HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());
        try (EngageClient client = EngageClient.connect(settings, time)) {
            HttpInterventions interventions = client.interventions();
            return call.apply(interventions);
        }
    }

    private List<String> writes() {
        return service.requests().stream()
                .map(ScriptedService.Request::line)
                .filter(line -> !line.startsWith("GET"))
                .toList();
    }

    static Stream<Arguments> statesThatConfirm() {
        return Stream.of(
                Arguments.of(
                        OperationCall.CREATE,
                        page("{\"id\":\"other\",\"content_id\":\"another\",\"closed\":false},"
                                + "{\"id\":\"found\",\"content_id\":\"" + TestData.CONTENT.value()
                                + "\",\"closed\":false}")),
                Arguments.of(OperationCall.CLOSE, with("\"closed\":true")),
                Arguments.of(OperationCall.REASSIGN, with("\"user_id\":\"" + TestData.USER.value() + "\"")),
                Arguments.of(
                        OperationCall.CATEGORIZE, with("\"category_ids\":[\"" + TestData.CATEGORY.value() + "\"]")),
                Arguments.of(
                        OperationCall.UPDATE_CUSTOM_FIELDS,
                        with("\"custom_fields\":{\"other\":true,\"external_id\":\"342901\"}")));
    }

    static Stream<Arguments> statesThatProveNothing() {
        return Stream.of(
                Arguments.of(OperationCall.CREATE, page("")),
                Arguments.of(
                        OperationCall.CREATE,
                        page("{\"id\":\"closed\",\"content_id\":\"" + TestData.CONTENT.value()
                                + "\",\"closed\":true}")),
                Arguments.of(OperationCall.CLOSE, with("\"closed\":false")),
                Arguments.of(OperationCall.CANCEL, with("\"closed\":false")),
                Arguments.of(OperationCall.REASSIGN, with("\"user_id\":\"someone-else\"")),
                Arguments.of(
                        OperationCall.CATEGORIZE,
                        with("\"category_ids\":[\"" + TestData.CATEGORY.value() + "\",\"more\"]")),
                Arguments.of(OperationCall.CATEGORIZE, with("\"user_id\":\"x\"")),
                Arguments.of(
                        OperationCall.UPDATE_CUSTOM_FIELDS, with("\"custom_fields\":{\"external_id\":\"before\"}")),
                Arguments.of(OperationCall.UPDATE_CUSTOM_FIELDS, with("\"user_id\":\"x\"")));
    }

    private static String with(String field) {
        return "{\"id\":\"" + TestData.INTERVENTION.value() + "\"," + field + "}";
    }

    private static String page(String records) {
        return "{\"count\":2,\"offset\":0,\"limit\":150,\"records\":[" + records + "]}";
    }

    @ParameterizedTest
    @MethodSource("statesThatConfirm")
    void what_reading_confirms_is_the_result(OperationCall call, String state) {
        Either<InterventionError, ?> outcome = afterLosing(call::on, ScriptedResponse.json(state));

        assertThat(outcome.isRight()).as(outcome.toString()).isTrue();
        assertThat(writes()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("statesThatProveNothing")
    void a_state_that_does_not_show_the_effect_proves_nothing(OperationCall call, String state) {
        assertThat(afterLosing(call::on, ScriptedResponse.json(state)).getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(writes()).hasSize(1);
    }

    @Test
    void clearing_is_confirmed_by_what_is_empty_and_not_by_what_is_absent() {
        assertThat(afterLosing(clearingCategories(), ScriptedResponse.json(with("\"category_ids\":[]")))
                        .isRight())
                .isTrue();
        assertThat(afterLosing(clearingCategories(), ScriptedResponse.json(TestData.RESPONSE))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(afterLosing(clearingAField(), ScriptedResponse.json(with("\"custom_fields\":{}")))
                        .isRight())
                .isTrue();
        assertThat(afterLosing(clearingAField(), ScriptedResponse.json(TestData.RESPONSE))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
    }

    private static Function<Interventions, Either<InterventionError, ?>> clearingCategories() {
        return interventions -> interventions.categorize(TestData.INTERVENTION, HashSet.empty());
    }

    private static Function<Interventions, Either<InterventionError, ?>> clearingAField() {
        return interventions ->
                interventions.updateCustomField(TestData.INTERVENTION, "external_id", CustomFieldValue.of(" "));
    }

    @Test
    void an_interrupted_caller_makes_no_lookup() {
        Thread caller = Thread.currentThread();
        CountingBudget budget = CountingBudget.unlimited();
        service.replyingBy(request -> {
            caller.interrupt();
            return ScriptedResponse.silence();
        });

        try (EngageClient client = EngageClient.connect(
                service.persistentSettings().withBudget(budget).withResponseTimeout(Duration.ofMinutes(5)))) {
            HttpInterventions interventions = client.interventions();
            InterventionError error = interventions.close(TestData.INTERVENTION).getLeft();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(error).isInstanceOf(EffectUnknown.class);
        }
        assertThat(budget.acquired()).isEqualTo(1);
    }

    @Test
    void an_attempt_to_write_has_three_quarters_of_the_time_so_that_some_is_left_for_a_lookup() {
        assertThat(timeOfAttempt(service.persistentSettings(), Operation.CLOSE)).isEqualTo(Duration.ofSeconds(3));
        assertThat(timeOfAttempt(service.persistentSettings(), Operation.GET)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void an_attempt_has_all_the_time_if_there_is_no_lookup() {
        assertThat(timeOfAttempt(service.settings(), Operation.CLOSE)).isEqualTo(Duration.ofSeconds(4));
    }

    /** How much an attempt gets of the four seconds that a call may take. */
    private Duration timeOfAttempt(HttpSettings settings, Operation operation) {
        Deadline ofCall = Deadline.in(Duration.ofSeconds(4), time);
        return settings.callSettings().attemptDeadline(operation, ofCall).left();
    }

    @Test
    void a_response_that_does_not_arrive_leaves_time_for_a_lookup() {
        ScriptedResponse nothingFor3Seconds =
                ScriptedResponse.passing(time, Duration.ofSeconds(3)).then(ScriptedResponse.silence());
        service.replyingBy(request ->
                request.line().startsWith("GET") ? ScriptedResponse.json(with("\"closed\":true")) : nothingFor3Seconds);
        HttpSettings patient = service.persistentSettings()
                .withBudget(CountingBudget.unlimited())
                .withDeadline(Duration.ofSeconds(4))
                .withResponseTimeout(Duration.ofMinutes(1));

        try (EngageClient client = EngageClient.connect(patient, time)) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.close(TestData.INTERVENTION).isRight()).isTrue();
        }
        assertThat(writes()).hasSize(1);
    }

    @Test
    void a_cancelled_intervention_is_confirmed_by_not_being_found() {
        assertThat(afterLosing(OperationCall.CANCEL::on, ScriptedResponse.error(404, "gone")))
                .isEqualTo(Either.right(new Cancelled(TestData.INTERVENTION, Option.none())));
        assertThat(writes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "CLOSE", "CANCEL", "REASSIGN", "CATEGORIZE", "UPDATE_CUSTOM_FIELDS"})
    void a_lookup_that_fails_leaves_the_effect_unknown(OperationCall call) {
        assertThat(afterLosing(call::on, ScriptedResponse.error(500, "no idea")).getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(writes()).hasSize(1);
    }

    @Test
    void a_created_intervention_is_looked_for_among_those_changed_last_and_on_three_pages_at_most() {
        afterLosing(
                OperationCall.CREATE::on,
                ScriptedResponse.json("{\"count\":9000,\"offset\":0,\"limit\":150,\"records\":[{\"id\":\"other\"}]}"));

        assertThat(service.requests().stream()
                        .map(ScriptedService.Request::line)
                        .filter(line -> line.startsWith("GET")))
                .containsExactly(
                        "GET /1.0/interventions?sort=updated_at&offset=0&limit=150 HTTP/1.1",
                        "GET /1.0/interventions?sort=updated_at&offset=150&limit=150 HTTP/1.1",
                        "GET /1.0/interventions?sort=updated_at&offset=300&limit=150 HTTP/1.1");
    }
}
