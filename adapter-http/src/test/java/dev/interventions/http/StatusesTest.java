package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.interventions.domain.CallDetails;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

/** What each status means for each operation, with any body. */
@Timeout(60)
class StatusesTest {

    private static final Predicate<OperationCall> ALL = call -> true;

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpInterventions interventions = client.interventions();

    static Stream<Arguments> meanings() {
        return Stream.concat(
                Stream.of(
                        arguments(400, ALL, Refused.InvalidRequest.class),
                        arguments(401, ALL, Refused.NotAuthenticated.class),
                        arguments(403, ALL, Refused.NotAllowed.class),
                        arguments(
                                404,
                                only(OperationCall.CREATE, OperationCall.LIST).negate(),
                                Refused.NotFound.class),
                        arguments(404, only(OperationCall.CREATE, OperationCall.LIST), Refused.EndpointNotFound.class),
                        arguments(409, ALL, Refused.InProgress.class),
                        arguments(422, only(OperationCall.CREATE), Refused.NotOpenable.class),
                        arguments(422, only(OperationCall.REASSIGN), Refused.UnknownUser.class),
                        arguments(
                                422,
                                only(OperationCall.CREATE, OperationCall.REASSIGN)
                                        .negate(),
                                Refused.InvalidRequest.class),
                        arguments(429, ALL, Unavailable.RateLimited.class)),
                IntStream.of(402, 405, 406, 407, 410, 411, 412, 413, 414, 415, 418, 421, 423, 425, 428, 431, 451, 499)
                        .mapToObj(status -> arguments(status, ALL, Refused.InvalidRequest.class)));
    }

    private static Predicate<OperationCall> only(OperationCall... calls) {
        return Set.of(calls)::contains;
    }

    @ParameterizedTest
    @MethodSource("meanings")
    @Tag("AUTH-1")
    @Tag("FOUND-1")
    @Tag("CLOSE-1")
    @Tag("CLOSE-6")
    @Tag("CANCEL-6")
    @Tag("CREATE-3")
    @Tag("REASSIGN-2")
    @Tag("WIRE-7")
    @Tag("WIRE-10")
    void a_status_means_the_same_error_with_any_body(
            int status, Predicate<OperationCall> calls, Class<? extends InterventionError> error) {
        for (OperationCall call : OperationCall.values()) {
            if (calls.test(call)) {
                assertThat(errorOn(call, ScriptedResponse.error(status, "why"))).isInstanceOf(error);
                assertThat(errorOn(
                                call,
                                ScriptedResponse.status(status, "<html><h1>No</h1></html>", "Content-Type: text/html")))
                        .isInstanceOf(error);
                assertThat(errorOn(call, ScriptedResponse.status(status, ""))).isInstanceOf(error);
                assertThat(errorOn(call, ScriptedResponse.json(status, call.response())))
                        .isInstanceOf(error);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 501, 502, 503, 504, 507, 511, 599})
    @Tag("WIRE-7")
    @Tag("WIRE-9")
    void a_failure_of_the_service_leaves_the_effect_of_a_write_unknown_and_is_not_retried(int status) {
        for (OperationCall call : OperationCall.values()) {
            assertThat(unavailableOn(call, ScriptedResponse.error(status, "why")))
                    .isInstanceOf(Unavailable.ServiceFailed.class);
            assertThat(unavailableOn(call, ScriptedResponse.status(status, "", "Retry-After: 0")))
                    .isInstanceOf(Unavailable.ServiceFailed.class);
            assertThat(unavailableOn(call, ScriptedResponse.json(status, call.response())))
                    .isInstanceOf(Unavailable.ServiceFailed.class);
        }
        assertThat(service.requests()).hasSize(3 * OperationCall.values().length);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 305, 307, 308, 399, 600, 799, 999})
    @Tag("WIRE-7")
    void an_undocumented_status_is_a_malformed_response(int status) {
        for (OperationCall call : OperationCall.values()) {
            assertThat(unavailableOn(call, ScriptedResponse.json(status, call.response())))
                    .isInstanceOf(Unavailable.MalformedResponse.class)
                    .extracting(InterventionError::message)
                    .asString()
                    .contains(Integer.toString(status));
            assertThat(unavailableOn(call, ScriptedResponse.status(status, "")))
                    .isInstanceOf(Unavailable.MalformedResponse.class);
        }
        assertThat(service.requests()).hasSize(2 * OperationCall.values().length);
    }

    /** The unavailability that was seen; for a write, the one within the unknown effect. */
    private Unavailable unavailableOn(OperationCall call, ScriptedResponse reply) {
        InterventionError error = errorOn(call, reply);
        if (call.isWrite()) {
            assertThat(error).isInstanceOf(EffectUnknown.class);
            return ((EffectUnknown) error).seen();
        }
        assertThat(error).isInstanceOf(Unavailable.class);
        return (Unavailable) error;
    }

    private InterventionError errorOn(OperationCall call, ScriptedResponse reply) {
        return call.on(interventionsAfter(reply)).getLeft();
    }

    private HttpInterventions interventionsAfter(ScriptedResponse reply) {
        service.replying(reply);
        return interventions;
    }

    // ---- messages ----

    @ParameterizedTest
    @EnumSource
    @Tag("CLOSE-1")
    void a_403_names_no_rule_since_the_service_gives_no_reason(OperationCall call) {
        assertThat(errorOn(call, ScriptedResponse.error(403, "forbidden")).withCall(CallDetails.NONE))
                .isEqualTo(new Refused.NotAllowed(
                        HashSet.empty(), Refused.Basis.UNKNOWN, "the service answers 403 (forbidden)"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("IMPERSONATE-2")
    @Tag("IMPERSONATE-3")
    void a_refused_impersonation_is_an_invalid_request_with_the_message_of_the_service(OperationCall call) {
        service.replying(ScriptedResponse.error(400, "impersonated_user_id is not permitted"));

        HttpInterventions view = interventions.actingAs(TestData.USER);
        assertThat(call.on(view).getLeft().withCall(CallDetails.NONE))
                .isEqualTo(
                        new Refused.InvalidRequest("the service answers 400 (impersonated_user_id is not permitted)"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "LIST"})
    @Tag("WIRE-7")
    void a_404_where_no_id_was_sent_names_the_base_uri_and_what_is_usually_missing_in_it(OperationCall call) {
        assertThat(errorOn(call, ScriptedResponse.error(404, "no route")).withCall(CallDetails.NONE))
                .isEqualTo(new Refused.EndpointNotFound("the service answers 404 (no route): there is no API below "
                        + service.baseUri()
                        + ", check the base URI in the settings; usually the path /1.0 is missing"));
    }

    @Test
    void a_message_quotes_a_body_that_is_not_json() {
        assertThat(errorOn(OperationCall.GET, ScriptedResponse.status(404, "Not\n\tfound,  sorry"))
                        .message())
                .isEqualTo("the service answers 404 (Not found, sorry)");
        assertThat(errorOn(OperationCall.GET, ScriptedResponse.status(404, "")).message())
                .isEqualTo("the service answers 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\\r\\ntwo",
                "one\\u0085two",
                "one\\u2028two",
                "one\\u2029\\u0000two",
                "one\\u001b\\u009b\\u007ftwo",
                "one\\u202e\\u200b\\ufefftwo",
                "one \\u00a0\\u3000 two"
            })
    void a_message_is_one_line_without_invisible_characters(String words) {
        assertThat(errorOn(OperationCall.GET, ScriptedResponse.error(404, words))
                        .message())
                .isEqualTo("the service answers 404 (one two)");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1_000_000})
    void a_message_is_short_however_long_the_body_is(int length) {
        assertThat(errorOn(OperationCall.CLOSE, ScriptedResponse.error(409, "x".repeat(length)))
                        .message())
                .startsWith("the service answers 409 (")
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429, 500, 302, 201, 799})
    @Tag("AUTH-2")
    void a_message_never_shows_the_token_even_if_the_service_does(int status) {
        String body = "x".repeat(190) + TestData.TOKEN;

        assertThat(errorOn(
                                OperationCall.CLOSE,
                                ScriptedResponse.error(status, "Bearer " + TestData.TOKEN + " is no token"))
                        .toString())
                .contains("Bearer [token] is no token")
                .doesNotContain(TestData.TOKEN);
        assertThat(errorOn(OperationCall.CLOSE, ScriptedResponse.error(status, body))
                        .toString())
                .doesNotContain(TestData.TOKEN.substring(0, 4));
        assertThat(errorOn(OperationCall.CLOSE, ScriptedResponse.status(status, "<p>" + TestData.TOKEN))
                        .toString())
                .doesNotContain(TestData.TOKEN);
    }

    // ---- 429 ----

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-10")
    @Tag("WIRE-9")
    void a_rate_limited_call_reports_how_long_to_wait_and_is_not_repeated(OperationCall call) {
        assertThat(errorOn(call, ScriptedResponse.error(429, "Rate limit exceeded", "Retry-After: 7"))
                        .withCall(CallDetails.NONE))
                .isEqualTo(new Unavailable.RateLimited(
                        Option.some(Duration.ofSeconds(7)), "the service answers 429 (Rate limit exceeded)"));

        assertThat(service.requests()).hasSize(1);
    }

    @Test
    @Tag("WIRE-10")
    void a_rate_limited_call_reports_the_time_until_a_date() {
        assertThat(retryAfter(httpDate(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10)))
                        .get())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(retryAfter(httpDate(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(10)))
                        .get())
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "+7", "1.5", "0x10", "Wed, 21 Oct", "Wed,", ","})
    @Tag("WIRE-10")
    void an_invalid_retry_after_is_ignored(String value) {
        assertThat(retryAfter(value)).isEqualTo(Option.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "999999999", "2147483648", "4294967295", "9999999999", "99999999999999999999"})
    @Tag("WIRE-10")
    void a_rate_limited_call_reports_a_wait_of_five_minutes_at_most(String value) {
        assertThat(retryAfter(value)).isEqualTo(Option.some(Duration.ofMinutes(5)));
    }

    @Test
    @Tag("WIRE-10")
    void a_date_to_wait_for_counts_even_with_the_wrong_day_of_the_week() {
        String date = httpDate(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(4));
        String otherDay = date.startsWith("Mon") ? "Tue" : "Mon";

        assertThat(retryAfter(otherDay + date.substring(3)).get())
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    private Option<Duration> retryAfter(String value) {
        InterventionError error =
                errorOn(OperationCall.GET, ScriptedResponse.error(429, "Rate limit exceeded", "Retry-After: " + value));
        return ((Unavailable.RateLimited) error).retryAfter();
    }

    private static String httpDate(ZonedDateTime date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(date);
    }

    // ---- the status decides, whatever the body is ----

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void a_status_decides_even_if_its_body_is_truncated_garbled_or_endless(OperationCall call) {
        String refused = "HTTP/1.1 409 Conflict\r\n";
        String chunked = refused + "Transfer-Encoding: chunked\r\n\r\n";

        assertThat(errorOn(
                        call,
                        ScriptedResponse.raw(refused + "Content-Length: 100\r\n\r\n{\"mess")
                                .then(ScriptedResponse.closing())))
                .isInstanceOf(Refused.InProgress.class);
        assertThat(errorOn(call, ScriptedResponse.raw(chunked + "zz\r\n").then(ScriptedResponse.closing())))
                .isInstanceOf(Refused.InProgress.class);
        assertThat(errorOn(call, ScriptedResponse.raw(chunked).then(ScriptedResponse.endlessly("5\r\nendle\r\n"))))
                .isInstanceOf(Refused.InProgress.class);
        assertThat(errorOn(call, ScriptedResponse.raw(refused + "\r\n").then(ScriptedResponse.endlessly("endless"))))
                .isInstanceOf(Refused.InProgress.class);
        assertThat(errorOn(call, ScriptedResponse.status(409, "not zipped", "Content-Encoding: gzip")))
                .isInstanceOf(Refused.InProgress.class);
    }

    @Test
    void an_early_hint_is_no_response() {
        service.replying(ScriptedResponse.raw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
                .then(ScriptedResponse.json(TestData.CLOSED)));

        assertThat(OperationCall.CLOSE.on(interventions).isRight()).isTrue();
    }
}
