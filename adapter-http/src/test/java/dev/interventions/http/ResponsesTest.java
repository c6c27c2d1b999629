package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of successful responses, and the errors for unusable ones. */
@Timeout(60)
class ResponsesTest {

    private static final Intervention DOCUMENTED = new Intervention(
            InterventionId.of("3f55c8330da4144afd1c6728"),
            new Origin(
                    Option.some(ContentId.of("c93e3586250ff60181b6c2f0")),
                    Option.some(ThreadId.of("9c9903dc3d559a8801eb5441")),
                    Option.some(SourceId.of("f18c81948c137d86dac77216")),
                    Option.some(IdentityId.of("8a8deed44623a4c44268c266")),
                    Option.none()),
            Option.some(UserId.of("d033e22ae348feb5660fc214")),
            new Lifecycle(
                    Option.some(false),
                    Option.some(Instant.parse("2012-05-21T01:15:28Z")),
                    Option.some(Instant.parse("2012-05-21T01:19:49Z")),
                    Option.some(Instant.parse("2012-05-24T02:00:32Z")),
                    Option.some(Instant.parse("2012-05-21T01:18:49Z")),
                    Option.some("Fermée")),
            new Replies(
                    Option.some(1L),
                    Option.some(ContentId.of("573446514379728247000001")),
                    new ReplyTimes(
                            Option.some(Duration.ZERO),
                            Option.some(Duration.ZERO),
                            Option.some(Duration.ofSeconds(84959))),
                    new ReplyTimes(
                            Option.some(Duration.ZERO),
                            Option.some(Duration.ZERO),
                            Option.some(Duration.ofSeconds(63000))),
                    Option.some(1L)),
            Option.some(1L),
            Option.some(
                    HashSet.of(CategoryId.of("4d0fb475b242228032cbdf6d"), CategoryId.of("59248c4dae276a021cb296d2"))),
            Option.some(HashMap.of("external_id", CustomFieldValue.of("342901"))),
            Satisfaction.UNKNOWN,
            Language.UNKNOWN);

    private static final byte[] ZIPPED_50_MB = ScriptedResponse.gzip(new byte[50_000_000]);

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpInterventions interventions = client.interventions();

    // ---- success ----

    @ParameterizedTest
    @ValueSource(strings = {"custom_fields", "custom_field_values"})
    @Tag("WIRE-6")
    @Tag("GET-1")
    @Tag("CREATE-1")
    @Tag("STATE-3")
    @Tag("STATE-5")
    void the_documented_sample_is_read_field_by_field(String nameOfCustomFields) {
        service.replying(
                ScriptedResponse.json(TestData.DOCUMENTED_SAMPLE.replace("custom_fields", nameOfCustomFields)));

        for (OperationCall call : List.of(
                OperationCall.GET, OperationCall.CREATE, OperationCall.REASSIGN, OperationCall.UPDATE_CUSTOM_FIELDS)) {
            assertThat(call.on(interventions)).isEqualTo(Either.right(DOCUMENTED));
        }
        assertThat(interventions.categorize(
                        TestData.INTERVENTION, TestData.CATEGORY, CategoryId.of("59248c4dae276a021cb296d2")))
                .isEqualTo(Either.right(DOCUMENTED));
    }

    @Test
    @Tag("CANCEL-5")
    void the_response_to_cancel_is_the_last_state() {
        service.replying(ScriptedResponse.json(TestData.responseWith("\"closed\":false,\"user_replies_count\":0")));

        Option<Intervention> last =
                interventions.cancel(TestData.INTERVENTION).get().last();

        assertThat(last.map(Intervention::isClosed)).isEqualTo(Option.some(false));
        assertThat(last.flatMap(intervention -> intervention.replies().count())).isEqualTo(Option.some(0L));
    }

    @Test
    @Tag("WIRE-4")
    void the_fields_of_the_extensions_are_read_where_they_are() {
        service.replying(ScriptedResponse.json("""
                        {"id":"3f55c8330da4144afd1c6728","identity_group_id":"5a8deed44623a4c44268c266","detected_language":"fr",
                         "translation_enabled":true,"satisfaction_sent_at":"2012-05-25T08:00:00Z",
                         "satisfaction_answered_at":"2012-05-25T09:30:00.999Z","satisfaction_grade":4,
                         "survey_id":"survey","survey_response_id":"response"}
                        """));

        assertThat(interventions.get(TestData.INTERVENTION))
                .isEqualTo(Either.right(Intervention.withId(TestData.INTERVENTION)
                        .withOrigin(Origin.UNKNOWN.withIdentityGroup(
                                Option.some(IdentityGroupId.of("5a8deed44623a4c44268c266"))))
                        .withLanguage(new Language(Option.some("fr"), Option.some(true)))
                        .withSatisfaction(new Satisfaction(
                                Option.some(Instant.parse("2012-05-25T08:00:00Z")),
                                Option.some(Instant.parse("2012-05-25T09:30:00Z")),
                                Option.some(4L),
                                Option.some("survey"),
                                Option.some("response")))));
    }

    @Test
    @Tag("PAGE-1")
    void a_page_has_the_count_the_offset_and_the_limit_that_were_used() {
        service.replying(ScriptedResponse.json("{\"count\":4320,\"offset\":90,\"limit\":2,\"records\":["
                + TestData.DOCUMENTED_SAMPLE + ",{\"id\":\"second\"}]}"));

        assertThat(interventions.list(InterventionQuery.all(), PageRequest.of(90, 2)))
                .isEqualTo(Either.right(new Page<>(
                        4320, 90, 2, List.of(DOCUMENTED, Intervention.withId(InterventionId.of("second"))))));
    }

    @Test
    @Tag("CREATE-7")
    void create_returns_an_intervention_or_a_page_with_exactly_one() {
        String one = TestData.DOCUMENTED_SAMPLE;
        service.replying(
                ScriptedResponse.json(one),
                ScriptedResponse.json("{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[" + one + "]}"),
                ScriptedResponse.json("{\"records\":[" + one + "]}"));

        assertThat(interventions.create(TestData.CONTENT)).isEqualTo(Either.right(DOCUMENTED));
        assertThat(interventions.create(TestData.CONTENT)).isEqualTo(Either.right(DOCUMENTED));
        assertThat(interventions.create(TestData.CONTENT)).isEqualTo(Either.right(DOCUMENTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":0,\"offset\":0,\"limit\":30,\"records\":[]}",
                "{\"count\":2,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"a\"},{\"id\":\"b\"}]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[{}]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[null]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":{\"id\":\"a\"}}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":null}",
                "{\"id\":\"a\",\"records\":[{\"id\":\"b\"}]}",
                "[{\"id\":\"a\"}]",
                "{}"
            })
    @Tag("CREATE-7")
    void create_with_any_other_response_may_or_may_not_have_opened_one(String body) {
        service.replying(ScriptedResponse.json(body));

        assertMalformed(OperationCall.CREATE, interventions);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-3")
    void unknown_fields_of_any_shape_are_ignored_by_every_operation(OperationCall call) {
        service.replying(ScriptedResponse.json(call.response()
                .replaceFirst(
                        "\\{", "{\"new\":{\"a\":[1,{\"id\":\"x\",\"records\":[]}]},\"newer\":[[]],\"newest\":null,")));

        assertThat(call.on(interventions)).isEqualTo(onResponse(call, call.response()));
    }

    private Either<InterventionError, ?> onResponse(OperationCall call, String response) {
        service.replying(ScriptedResponse.json(response));
        return call.on(interventions);
    }

    @Test
    void a_response_may_be_zipped_chunked_slow_or_ended_by_the_connection() {
        String head = "HTTP/1.1 200 OK\r\n";
        byte[] body = TestData.RESPONSE.getBytes(StandardCharsets.UTF_8);

        for (ScriptedResponse reply : java.util.List.of(
                ScriptedResponse.ok(ScriptedResponse.gzip(body), "Content-Encoding: gzip"),
                ScriptedResponse.raw(head + "Transfer-Encoding: chunked\r\n\r\n5\r\n"
                        + TestData.RESPONSE.substring(0, 5) + "\r\n" + Integer.toHexString(body.length - 5) + "\r\n"
                        + TestData.RESPONSE.substring(5) + "\r\n0\r\n\r\n"),
                dribbled(head + "Content-Length: " + body.length + "\r\n\r\n" + TestData.RESPONSE),
                ScriptedResponse.ok(body, "Content-Type: text/html; charset=iso-8859-1"),
                ScriptedResponse.raw(head + "Connection: close\r\n\r\n" + TestData.RESPONSE)
                        .then(ScriptedResponse.closing()))) {
            service.replying(reply);
            assertThat(interventions.get(TestData.INTERVENTION))
                    .isEqualTo(Either.right(Intervention.withId(TestData.INTERVENTION)));
        }
    }

    private static ScriptedResponse dribbled(String text) {
        return text.chars()
                .mapToObj(c -> ScriptedResponse.raw(Character.toString(c)))
                .reduce(ScriptedResponse::then)
                .orElseThrow();
    }

    // ---- unusable responses ----

    static Stream<Arguments> unusableBodies() {
        byte[] whole = TestData.DOCUMENTED_SAMPLE.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                arguments("nothing", ScriptedResponse.json("")),
                arguments("white space", ScriptedResponse.json(" \n")),
                arguments(
                        "HTML",
                        ScriptedResponse.status(200, "<!doctype html><h1>Welcome</h1>", "Content-Type: text/html")),
                arguments("null", ScriptedResponse.json("null")),
                arguments("a list", ScriptedResponse.json("[]")),
                arguments("an object without id", ScriptedResponse.json("{}")),
                arguments("one begun in an unknown field", ScriptedResponse.json("{\"zz\":[")),
                arguments("half of it", ScriptedResponse.ok(Arrays.copyOf(whole, whole.length / 2))),
                arguments(
                        "half of it, the connection closed",
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\n\r\n" + TestData.RESPONSE.substring(0, 20))
                                .then(ScriptedResponse.closing())),
                arguments("no gzip", ScriptedResponse.ok(whole, "Content-Encoding: gzip")),
                arguments(
                        "broken chunks",
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                                .then(ScriptedResponse.closing())),
                arguments(
                        "no HTTP",
                        ScriptedResponse.raw("SSH-2.0-OpenSSH_9.6\r\n".repeat(20))
                                .then(ScriptedResponse.closing())),
                arguments(
                        "a header without end",
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\nX: ").then(ScriptedResponse.endlessly("x"))),
                arguments(
                        "headers without end",
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\n").then(ScriptedResponse.endlessly("X: x\r\n"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableBodies")
    @Tag("WIRE-5")
    @Tag("WIRE-7")
    void an_unusable_body_is_malformed_for_every_operation_and_is_not_requested_again(
            String name, ScriptedResponse reply) {
        service.replying(reply);

        for (OperationCall call : OperationCall.values()) {
            assertMalformed(call, interventions);
        }

        assertThat(service.requests()).hasSize(OperationCall.values().length);
    }

    @Test
    @Tag("WIRE-7")
    void a_connection_lost_within_the_response_is_a_lost_response() {
        service.replying(ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + TestData.RESPONSE)
                .then(ScriptedResponse.closing()));

        assertThat(interventions.get(TestData.INTERVENTION).getLeft()).isInstanceOf(Unavailable.Unreachable.class);
        assertThat(interventions.close(TestData.INTERVENTION).getLeft()).isInstanceOf(EffectUnknown.class);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void a_body_is_read_up_to_its_limit_and_no_further(OperationCall call) {
        byte[] fits = padded(call.response(), 1000);
        byte[] tooLong = padded(call.response(), 1001);
        try (EngageClient client = EngageClient.connect(service.settings().withMaxBodyBytes(1000))) {
            HttpInterventions limited = client.interventions();
            service.replying(ScriptedResponse.ok(fits));
            assertThat(call.on(limited).isRight()).isTrue();
            service.replying(ScriptedResponse.ok(ScriptedResponse.gzip(fits), "Content-Encoding: gzip"));
            assertThat(call.on(limited).isRight()).isTrue();

            service.replying(ScriptedResponse.ok(tooLong));
            assertMalformed(call, limited);
            service.replying(ScriptedResponse.ok(ScriptedResponse.gzip(tooLong), "Content-Encoding: gzip"));
            assertMalformed(call, limited);
            service.replying(ScriptedResponse.ok(ZIPPED_50_MB, "Content-Encoding: gzip"));
            assertMalformed(call, limited);
            service.replying(ScriptedResponse.raw("HTTP/1.1 200 OK\r\n\r\n{").then(ScriptedResponse.endlessly(" ")));
            assertMalformed(call, limited);

            service.replying(ScriptedResponse.ok(fits));
            assertThat(call.on(limited).isRight()).isTrue();
        }
    }

    private static byte[] padded(String text, int length) {
        return (text + " ".repeat(length - text.length())).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_unusable_response_leaks_no_connection() {
        HttpSettings one = service.settings()
                .withMaxConnections(1)
                .withLeaseTimeout(Duration.ofSeconds(20))
                .withMaxBodyBytes(10_000);
        Stream<ScriptedResponse> bad = Stream.concat(
                unusableBodies().map(arguments -> (ScriptedResponse) arguments.get()[1]),
                Stream.of(
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\n\r\n").then(ScriptedResponse.endlessly(" ")),
                        ScriptedResponse.raw("HTTP/1.1 404 Not Found\r\n\r\n").then(ScriptedResponse.endlessly("x")),
                        ScriptedResponse.raw("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n")
                                .then(ScriptedResponse.closing()),
                        ScriptedResponse.status(204, "")));

        try (EngageClient client = EngageClient.connect(one)) {
            HttpInterventions narrow = client.interventions();
            bad.forEach(reply -> {
                service.replying(reply);
                assertThat(narrow.close(TestData.INTERVENTION).isLeft()).isTrue();

                service.replying(ScriptedResponse.json(TestData.CLOSED));
                assertThat(narrow.close(TestData.INTERVENTION).isRight()).isTrue();
            });
        }
    }

    @Test
    void a_connection_is_used_again_after_a_success_and_after_an_error() {
        service.replying(
                ScriptedResponse.json(TestData.RESPONSE),
                ScriptedResponse.error(404, "not found"),
                ScriptedResponse.status(404, ""),
                ScriptedResponse.status(204, ""),
                ScriptedResponse.json(TestData.RESPONSE));

        for (int call = 0; call < 4; call++) {
            assertThat(interventions.get(TestData.INTERVENTION)).isNotNull();
        }

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(service.connections()).isEqualTo(1);
    }

    // ---- the response to another request ----

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREATE", "LIST"})
    @Tag("WIRE-8")
    void a_response_about_another_intervention_is_malformed(OperationCall call) {
        service.replying(ScriptedResponse.json(TestData.responseAbout(InterventionId.of("another"))));

        MalformedResponse seen = assertMalformed(call, interventions);

        assertThat(seen.message()).contains("another", TestData.INTERVENTION.value());
    }

    @Test
    @Tag("WIRE-8")
    void bytes_left_over_from_one_response_are_not_taken_for_the_next() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE).then(ScriptedResponse.json(TestData.RESPONSE)));

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();

        assertThat(interventions.get(InterventionId.of("next")).isLeft()).isTrue();
    }

    private static MalformedResponse assertMalformed(OperationCall call, HttpInterventions interventions) {
        InterventionError error = call.on(interventions).getLeft();
        InterventionError seen = call.isWrite() ? ((EffectUnknown) error).seen() : error;
        assertThat(seen).as("%s", call).isInstanceOf(MalformedResponse.class);
        assertThat(seen.message()).doesNotContain(TestData.TOKEN, "\n").hasSizeLessThan(350);
        return (MalformedResponse) seen;
    }

    // ---- what is sent to the service, and what is not ----

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Tag("WIRE-9")
    @Tag("AUTH-2")
    void a_redirect_is_not_followed_and_no_other_host_sees_the_token(int status) {
        try (ScriptedService other = new ScriptedService().replying(ScriptedResponse.json(TestData.RESPONSE))) {
            service.replying(ScriptedResponse.status(status, "", "Location: " + other.baseUri() + "/interventions/x"));

            for (OperationCall call : OperationCall.values()) {
                assertMalformed(call, interventions);
            }

            assertThat(other.connections()).isZero();
        }
        assertThat(service.requests()).hasSize(OperationCall.values().length);
    }

    @Test
    @Tag("WIRE-9")
    void a_cookie_is_not_kept() {
        service.replying(ScriptedResponse.status(200, TestData.RESPONSE, "Set-Cookie: session=1; Path=/"));

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();

        assertThat(service.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("Cookie")).isEmpty());
    }

    @Test
    @Tag("WIRE-9")
    void a_challenge_is_not_answered() {
        service.replying(ScriptedResponse.error(401, "who are you?", "WWW-Authenticate: Basic realm=\"x\""));

        assertThat(interventions.get(TestData.INTERVENTION).isLeft()).isTrue();

        assertThat(service.requests()).hasSize(1);
    }

    // ---- what is shown of a response ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"s3cr3t-t0k3n\"}",
                "{\"id\":\"3f55c8330da4144afd1c6728\",\"custom_fields\":{\"s3cr3t-t0k3n\":{}}}",
                "{\"id\":\"3f55c8330da4144afd1c6728\",\"s3cr3t-t0k3n\":1,\"s3cr3t-t0k3n\":2}",
                "{\"id\":\"3f55c8330da4144afd1c6728\",\"custom_fields\":{\"one\\ntwo\\u001b\":{}}}"
            })
    @Tag("AUTH-2")
    void a_malformed_response_shows_neither_token_nor_line_break(String body) {
        service.replying(ScriptedResponse.json(body));

        assertMalformed(OperationCall.CLOSE, interventions);
    }

    @Test
    @Tag("AUTH-2")
    void a_malformed_response_is_quoted_briefly() {
        service.replying(
                ScriptedResponse.json("{\"id\":\"a\",\"custom_fields\":{\"" + "k".repeat(100_000) + "\":{}}}"));

        assertMalformed(OperationCall.CLOSE, interventions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ns3cr3t-t0k3n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: s3cr3t-t0k3n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: s3cr3t-t0k3n\r\n\r\n"
            })
    @Tag("AUTH-2")
    void a_response_that_is_not_http_brings_no_token_into_a_message(String response) {
        service.replying(ScriptedResponse.raw(response).then(ScriptedResponse.closing()));

        assertMalformed(OperationCall.CLOSE, interventions);
    }

    @Test
    @Tag("WIRE-5")
    void a_malformed_response_says_what_is_wrong_with_it_and_then_how_it_begins() {
        service.replying(
                ScriptedResponse.ok("<!doctype html>\r\n<title>Sign in</title>\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(assertMalformed(OperationCall.GET, interventions).message())
                .startsWith("the response can't be read: ")
                .endsWith("; it begins with: <!doctype html> <title>Sign in</title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t "})
    @Tag("WIRE-5")
    void an_empty_response_begins_with_nothing(String body) {
        service.replying(ScriptedResponse.ok(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(assertMalformed(OperationCall.CLOSE, interventions).message())
                .isEqualTo("the response can't be read: it is empty");
    }

    @Test
    @Tag("WIRE-5")
    void the_beginning_of_a_body_that_is_not_text_is_shown_as_far_as_possible() {
        byte[] zipped = ScriptedResponse.gzip(new byte[1000]);
        service.replying(
                ScriptedResponse.ok(zipped),
                ScriptedResponse.ok("{\0\u202e\u2028\ufeff\ud83d\ude00\u001b[2J".getBytes(StandardCharsets.UTF_8)));

        assertThat(assertMalformed(OperationCall.GET, interventions).message())
                .startsWith("the response is not UTF-8; it begins with: \ufffd")
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(assertMalformed(OperationCall.GET, interventions).message())
                .endsWith("; it begins with: { \ud83d\ude00 [2J");
    }

    @Test
    @Tag("WIRE-5")
    void only_the_beginning_of_a_long_response_is_shown_and_never_half_a_character() {
        String ascii = "x".repeat(1_000_000);
        String pairs = "x".repeat(99) + "\ud83d\ude00".repeat(1000);
        service.replying(
                ScriptedResponse.ok(ascii.getBytes(StandardCharsets.UTF_8)),
                ScriptedResponse.ok(pairs.getBytes(StandardCharsets.UTF_8)));

        assertThat(assertMalformed(OperationCall.GET, interventions).message())
                .endsWith("; it begins with: " + "x".repeat(100) + "...");
        assertThat(assertMalformed(OperationCall.GET, interventions).message())
                .endsWith("; it begins with: " + "x".repeat(99) + "...");
    }

    @Test
    @Tag("WIRE-5")
    void a_long_reason_is_truncated_and_followed_by_the_beginning_of_the_response() {
        service.replying(ScriptedResponse.json("{\"id\":\"a\",\"custom_fields\":{\"" + "k".repeat(1000) + "\":{}}}"));

        assertThat(assertMalformed(OperationCall.GET, interventions).message())
                .contains("kkk...; it begins with: {\"id\":\"a\",\"custom_fields\":{\"kkk");
    }
}
