package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CallDetails;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects of generated clients of this API: each test shows that this adapter doesn't have one of them. */
@Timeout(60)
class GeneratedClientDefectsTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpInterventions interventions = client.interventions();

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-2")
    void the_token_that_is_set_is_sent(OperationCall call) {
        service.replying(ScriptedResponse.json(call.response()));

        assertThat(call.on(interventions).isRight()).isTrue();

        assertThat(service.onlyRequest().headers()).contains("Authorization: Bearer " + TestData.TOKEN);
    }

    @Test
    @Tag("WIRE-3")
    void a_new_response_field_is_ignored() {
        service.replying(
                ScriptedResponse.json("{\"id\":\"3f55c8330da4144afd1c6728\",\"brand_new\":{\"since\":\"today\"}}"));

        assertThat(interventions.get(TestData.INTERVENTION))
                .isEqualTo(Either.right(Intervention.withId(TestData.INTERVENTION)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"opened\",\"content_id\":\"c93e3586250ff60181b6c2f0\"}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"opened\",\"content_id\":\"c93e3586250ff60181b6c2f0\"}]}"
            })
    @Tag("CREATE-1")
    @Tag("CREATE-7")
    void create_gives_an_intervention_with_its_id(String body) {
        service.replying(ScriptedResponse.json(body));

        Intervention opened = interventions.create(TestData.CONTENT).get();

        assertThat(opened.id()).isEqualTo(InterventionId.of("opened"));
        assertThat(opened.origin().content()).isEqualTo(Option.some(TestData.CONTENT));
    }

    @Test
    @Tag("WIRE-2")
    @Tag("LIST-8")
    void several_identities_are_not_joined_with_a_comma() {
        service.replying(ScriptedResponse.json(TestData.EMPTY_PAGE));

        assertThat(interventions
                        .list(
                                InterventionQuery.all().ofIdentities(IdentityId.of("a"), IdentityId.of("b")),
                                PageRequest.first())
                        .isRight())
                .isTrue();

        assertThat(service.onlyRequest().target())
                .contains("identity_id%5B%5D=a&identity_id%5B%5D=b")
                .doesNotContain(",", "%2C");
    }

    @Test
    @Tag("CATEGORIZE-2")
    void an_empty_set_of_categories_does_not_drop_the_parameter() {
        service.replying(ScriptedResponse.json(TestData.responseWith("\"category_ids\":[]")));

        assertThat(interventions
                        .categorize(TestData.INTERVENTION, HashSet.empty())
                        .isRight())
                .isTrue();

        assertThat(service.onlyRequest().target()).contains("category_ids%5B%5D=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../contents", "a/close", "?limit=1"})
    @Tag("WIRE-1")
    void an_empty_or_path_like_id_cannot_be_created_so_it_reaches_no_other_path(String text) {
        assertThat(InterventionId.parse(text).flatMap(interventions::get).getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
        assertThat(ContentId.parse(text).flatMap(interventions::create).getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
        assertThat(service.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void there_are_timeouts(OperationCall call) {
        service.replying(ScriptedResponse.silence());

        try (EngageClient client =
                EngageClient.connect(service.settings().withResponseTimeout(Duration.ofMillis(200)))) {
            HttpInterventions impatient = client.interventions();
            assertThat(call.on(impatient).isLeft()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-2")
    void the_token_is_in_no_error_and_no_to_string(OperationCall call) {
        for (ScriptedResponse reply : List.of(
                ScriptedResponse.error(401, "unknown token " + TestData.TOKEN),
                ScriptedResponse.error(500, TestData.TOKEN),
                ScriptedResponse.json("{\"" + TestData.TOKEN + "\""),
                ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: " + TestData.TOKEN + "\r\n\r\n")
                        .then(ScriptedResponse.closing()),
                ScriptedResponse.closing())) {
            service.replying(reply);
            assertThat(call.on(interventions).getLeft().toString()).doesNotContain(TestData.TOKEN);
        }
        assertThat(service.settings().toString()).doesNotContain(TestData.TOKEN);
        assertThat(interventions.toString()).doesNotContain(TestData.TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void a_failure_of_the_network_is_a_value_and_no_exception(OperationCall call) throws IOException {
        try (ClosedPort port = new ClosedPort();
                EngageClient client = EngageClient.connect(
                        HttpSettings.of(port.baseUri(), () -> TestData.TOKEN).sendingOnce())) {
            assertThat(call.on(client.interventions()).getLeft()).isInstanceOf(Unavailable.Unreachable.class);
        }
    }

    @Test
    @Tag("WIRE-7")
    @Tag("WIRE-9")
    void the_type_of_an_error_says_whether_the_call_may_be_tried_again() {
        service.replying(ScriptedResponse.status(503, "busy"));

        assertThat(mayBeTriedAgain(interventions.get(TestData.INTERVENTION).getLeft()))
                .isTrue();
        assertThat(mayBeTriedAgain(interventions.close(TestData.INTERVENTION).getLeft()))
                .isFalse();
        assertThat(interventions.close(TestData.INTERVENTION).getLeft()).isInstanceOf(EffectUnknown.class);
        assertThat(service.requests()).hasSize(3);
    }

    private static boolean mayBeTriedAgain(InterventionError error) {
        return error.<Boolean>fold(refused -> false, unavailable -> true, effectUnknown -> false);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-10")
    void a_429_is_rate_limited_and_says_how_long_to_wait(OperationCall call) {
        service.replying(ScriptedResponse.error(429, "Rate limit exceeded", "Retry-After: 60"));

        assertThat(call.on(interventions).getLeft().withCall(CallDetails.NONE))
                .isEqualTo(new Unavailable.RateLimited(
                        Option.some(Duration.ofMinutes(1)), "the service answers 429 (Rate limit exceeded)"));
    }

    @Test
    @Tag("PAGE-1")
    void a_walk_gets_the_offsets_right() {
        service.replyingBy(request -> ScriptedResponse.json(
                request.target().contains("offset=0&")
                        ? page(0, "c", "b")
                        : page(Integer.parseInt(request.target().replaceAll("^.*offset=(\\d+).*$", "$1")), "b", "a")));

        List<InterventionId> walked = List.ofAll(
                        interventions.walk(InterventionQuery.all()).inPagesOf(2))
                .flatMap(step -> step.<List<Intervention>>map(
                                page -> page.records().toList())
                        .get())
                .map(Intervention::id);

        assertThat(walked).containsExactly(InterventionId.of("c"), InterventionId.of("b"), InterventionId.of("a"));
    }

    private static String page(int offset, String first, String second) {
        return "{\"count\":3,\"offset\":" + offset + ",\"limit\":2,\"records\":[" + dated(first) + "," + dated(second)
                + "]}";
    }

    private static String dated(String id) {
        return "{\"id\":\"" + id + "\",\"created_at\":\"2012-05-21T01:15:2" + (id.charAt(0) - 'a') + "Z\"}";
    }
}
