package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The response to a write is 200 and a record that doesn't show what was requested: see docs/outcomes.md. */
@Timeout(60)
class ContradictingResponsesTest {

    private static final ContentId LATER_CONTENT = ContentId.of("a-later-message");

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    private interface Write extends Function<Interventions, Either<InterventionError, ?>> {}

    private Either<InterventionError, ?> on(HttpSettings settings, Write write) {
        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions interventions = client.interventions();
            return write.apply(interventions);
        }
    }

    private HttpSettings settings() {
        return service.persistentSettings().withBudget(CountingBudget.unlimited());
    }

    private List<String> requests(String method) {
        return List.ofAll(service.requests())
                .map(ScriptedService.Request::line)
                .filter(line -> line.startsWith(method + " "));
    }

    private long writes() {
        return service.requests().size() - requests("GET").size();
    }

    private static String record(String fields) {
        return "{\"id\":\"" + TestData.INTERVENTION.value() + "\"" + (fields.isEmpty() ? "" : ",") + fields + "}";
    }

    private static String page(String... records) {
        return "{\"count\":" + records.length + ",\"offset\":0,\"limit\":150,\"records\":[" + String.join(",", records)
                + "]}";
    }

    // ---- a stub that responds to everything with the documented sample ----

    static Stream<Arguments> writesThatTheSampleContradicts() {
        return Stream.of(
                arguments("create", (Write) port -> port.create(LATER_CONTENT)),
                arguments("close", (Write) port -> port.close(TestData.INTERVENTION)),
                arguments("cancel", (Write) port -> port.cancel(TestData.INTERVENTION)),
                arguments("reassign", (Write) port -> port.reassign(TestData.INTERVENTION, UserId.of("x"))),
                arguments("categorize", (Write) port -> port.categorize(TestData.INTERVENTION, CategoryId.of("q"))),
                arguments("clear categories", (Write) port -> port.categorize(TestData.INTERVENTION, HashSet.empty())),
                arguments("set a field", (Write)
                        port -> port.updateCustomField(TestData.INTERVENTION, "a", CustomFieldValue.of(1))),
                arguments("change a field", (Write)
                        port -> port.updateCustomField(TestData.INTERVENTION, "external_id", CustomFieldValue.of(1))),
                arguments("clear a field", (Write)
                        port -> port.updateCustomField(TestData.INTERVENTION, "external_id", CustomFieldValue.of(""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writesThatTheSampleContradicts")
    @Tag("WIRE-8")
    void the_effect_of_a_write_is_unknown_when_neither_its_response_nor_one_lookup_shows_it(String name, Write write) {
        service.replying(ScriptedResponse.json(TestData.DOCUMENTED_SAMPLE));

        InterventionError error = on(settings(), write).getLeft();

        assertThat(error).isInstanceOf(EffectUnknown.class);
        assertThat(((EffectUnknown) error).seen()).isInstanceOf(MalformedResponse.class);
        assertThat(error.message()).contains("doesn't show");
        assertThat(writes()).isEqualTo(1);
        // A create can be shown by two lists.
        assertThat(requests("GET")).hasSize(name.equals("create") ? 2 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writesThatTheSampleContradicts")
    @Tag("WIRE-8")
    void the_effect_is_unknown_at_once_if_the_host_sends_once(String name, Write write) {
        service.replying(ScriptedResponse.json(TestData.DOCUMENTED_SAMPLE));

        assertThat(on(settings().sendingOnce(), write).getLeft()).isInstanceOf(EffectUnknown.class);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    @Tag("WIRE-8")
    void what_the_sample_shows_is_a_result_at_once() {
        service.replying(ScriptedResponse.json(TestData.DOCUMENTED_SAMPLE));

        assertThat(on(settings(), port -> port.create(TestData.CONTENT)).isRight())
                .isTrue();
        assertThat(on(settings(), port -> port.reassign(TestData.INTERVENTION, TestData.USER))
                        .isRight())
                .isTrue();
        assertThat(on(
                                settings(),
                                port -> port.categorize(
                                        TestData.INTERVENTION,
                                        CategoryId.of("59248c4dae276a021cb296d2"),
                                        TestData.CATEGORY))
                        .isRight())
                .isTrue();
        assertThat(on(settings(), OperationCall.UPDATE_CUSTOM_FIELDS::on).isRight())
                .isTrue();
        assertThat(requests("GET")).isEmpty();
    }

    // ---- one lookup ----

    private Either<InterventionError, ?> outcomeAfter(Write write, String response, String lookup) {
        service.replyingBy(request -> ScriptedResponse.json(request.line().startsWith("GET") ? lookup : response));
        return on(settings(), write);
    }

    @Test
    @Tag("WIRE-8")
    void a_close_that_gets_the_documented_sample_which_is_open_succeeds_by_one_lookup() {
        Either<InterventionError, ?> outcome = outcomeAfter(
                port -> port.close(TestData.INTERVENTION), TestData.DOCUMENTED_SAMPLE, record("\"closed\":true"));

        assertThat(((Intervention) outcome.get()).isClosed()).isTrue();
        assertThat(service.requests()).hasSize(2);
    }

    static Stream<Arguments> responsesThatShowNothing() {
        return Stream.of(
                arguments(
                        OperationCall.CREATE,
                        record("\"content_id\":\"" + TestData.CONTENT.value() + "\",\"closed\":true")),
                arguments(OperationCall.CREATE, record("\"closed\":false")),
                arguments(OperationCall.CLOSE, record("")),
                arguments(OperationCall.CLOSE, record("\"closed\":false,\"closed_at\":\"2024-05-06T07:08:09Z\"")),
                arguments(OperationCall.REASSIGN, record("")),
                arguments(OperationCall.REASSIGN, record("\"user_id\":\"somebody-else\"")),
                arguments(OperationCall.CATEGORIZE, record("")),
                arguments(OperationCall.CATEGORIZE, record("\"category_ids\":[]")),
                arguments(
                        OperationCall.CATEGORIZE,
                        record("\"category_ids\":[\"" + TestData.CATEGORY.value() + "\",\"another-one\"]")),
                arguments(OperationCall.UPDATE_CUSTOM_FIELDS, record("")),
                arguments(OperationCall.UPDATE_CUSTOM_FIELDS, record("\"custom_fields\":{}")),
                arguments(OperationCall.UPDATE_CUSTOM_FIELDS, record("\"custom_fields\":{\"external_id\":\"342902\"}")),
                arguments(
                        OperationCall.UPDATE_CUSTOM_FIELDS,
                        record("\"custom_fields\":{\"external_id\":[\"342901\"]}")));
    }

    @ParameterizedTest
    @MethodSource("responsesThatShowNothing")
    @Tag("WIRE-8")
    void a_response_that_shows_nothing_is_looked_up_once_and_the_lookup_gives_the_result(
            OperationCall call, String response) {
        String lookup = call == OperationCall.CREATE ? page(call.response()) : call.response();

        assertThat(outcomeAfter(call::on, response, lookup).isRight()).isTrue();
        assertThat(writes()).isEqualTo(1);
        assertThat(requests("GET")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "CLOSE", "CANCEL", "REASSIGN", "CATEGORIZE", "UPDATE_CUSTOM_FIELDS"})
    @Tag("WIRE-8")
    void a_response_that_shows_the_effect_is_the_result_without_a_lookup(OperationCall call) {
        assertThat(outcomeAfter(call::on, call.response(), "{}").isRight()).isTrue();
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    @Tag("WIRE-8")
    void a_cancelled_intervention_that_could_not_be_cancelled_is_looked_up() {
        service.replyingBy(request -> request.line().startsWith("GET")
                ? ScriptedResponse.error(404, "gone")
                : ScriptedResponse.json(record("\"closed\":true,\"user_replies_count\":1")));

        assertThat(on(settings(), port -> port.cancel(TestData.INTERVENTION)))
                .isEqualTo(Either.right(new Cancelled(TestData.INTERVENTION, Option.none())));
        assertThat(service.requests()).hasSize(2);
    }

    // ---- create on a later message of an intervention ----

    private static final String REOPENED =
            record("\"content_id\":\"the-first-message\",\"thread_id\":\"thread\",\"closed\":false");

    @Test
    @Tag("CREATE-1")
    void an_intervention_of_another_message_is_the_result_when_it_is_among_the_reopened_ones_of_its_thread() {
        Either<InterventionError, ?> outcome =
                outcomeAfter(port -> port.create(LATER_CONTENT), REOPENED, page("{\"id\":\"another\"}", REOPENED));

        assertThat(outcome.map(found -> ((Intervention) found).id())).isEqualTo(Either.right(TestData.INTERVENTION));
        assertThat(requests("GET"))
                .containsExactly("GET /1.0/interventions?thread_id=thread&status=reopened&sort=updated_at"
                        + "&offset=0&limit=150 HTTP/1.1");
    }

    @Test
    @Tag("CREATE-1")
    void the_response_to_another_create_is_no_result_but_the_open_intervention_on_the_message_is() {
        String own = "{\"id\":\"own\",\"content_id\":\"" + LATER_CONTENT.value() + "\",\"closed\":false}";

        assertThat(outcomeAfter(port -> port.create(LATER_CONTENT), REOPENED, page(own))
                        .map(found -> ((Intervention) found).id().value()))
                .isEqualTo(Either.right("own"));
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    @Tag("CREATE-1")
    void an_intervention_of_another_message_that_was_not_reopened_is_no_result() {
        assertThat(outcomeAfter(port -> port.create(LATER_CONTENT), REOPENED, page("{\"id\":\"another\"}"))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(writes()).isEqualTo(1);
    }
}
