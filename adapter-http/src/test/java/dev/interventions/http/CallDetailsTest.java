package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CallDetails;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.http.event.HttpListener.Ended;
import dev.interventions.http.event.HttpListener.HostCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error says about its call. */
@Timeout(60)
class CallDetailsTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    private CallDetails detailsOf(OperationCall call, ScriptedResponse reply) {
        service.replying(reply);
        return errorOf(call, service.settings()).call();
    }

    private static InterventionError errorOf(OperationCall call, HttpSettings settings) {
        try (EngageClient client = EngageClient.connect(settings)) {
            return call.on(client.interventions()).getLeft();
        }
    }

    // ---- the id ----

    @ParameterizedTest
    @EnumSource
    @ResourceLock(LogCapture.LEVELS)
    void the_id_of_a_call_is_the_same_in_its_error_in_events_and_in_the_log(OperationCall call) throws Exception {
        List<HostCall> intercepted = new ArrayList<>();
        RecordingListener heard = RecordingListener.atOnce();
        service.replying(ScriptedResponse.error(500, "no"));
        HttpSettings settings = service.settings().addingListener(heard).addingInterceptor((attempt, headers) -> {
            intercepted.add(attempt.call());
            return result -> {};
        });
        String id;
        try (LogCapture log = LogCapture.catching(" 1 attempts and ")) {
            id = errorOf(call, settings).call().id().get();

            assertThat(log.caught()).anyMatch(line -> line.contains("call " + id + " " + call + ": ended"));
        }

        assertThat(intercepted).extracting(HostCall::id).containsExactly(id);
        assertThat(heard.untilEnded())
                .last()
                .isInstanceOfSatisfying(
                        Ended.class, ended -> assertThat(ended.call().id()).isEqualTo(id));
    }

    @Test
    void an_error_of_a_call_that_sent_nothing_has_its_id_too() {
        HttpSettings withoutToken = HttpSettings.of(service.baseUri(), () -> "");

        assertThat(errorOf(OperationCall.GET, withoutToken).call()).satisfies(call -> {
            assertThat(call.id()).isNotEmpty();
            assertThat(call.httpStatus()).isEmpty();
        });
    }

    @Test
    void every_call_has_another_id() {
        assertThat(detailsOf(OperationCall.GET, ScriptedResponse.error(404, "no"))
                        .id())
                .isNotEqualTo(detailsOf(OperationCall.GET, ScriptedResponse.error(404, "no"))
                        .id());
    }

    // ---- the status ----

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 503, 599})
    void an_error_that_comes_from_a_response_has_its_status(int status) {
        for (OperationCall call : OperationCall.values()) {
            assertThat(detailsOf(call, ScriptedResponse.error(status, "no")).httpStatus())
                    .as(call.name())
                    .containsExactly(status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unreadable_response_has_its_status(OperationCall call) {
        assertThat(detailsOf(call, ScriptedResponse.json("[]")).httpStatus()).containsExactly(200);
    }

    @ParameterizedTest
    @EnumSource
    void an_error_without_a_response_has_no_status(OperationCall call) {
        assertThat(detailsOf(call, ScriptedResponse.closing()).httpStatus()).isEmpty();
    }

    @Test
    void a_refusal_that_is_explained_has_the_status_of_the_refusal() {
        service.replying(
                ScriptedResponse.error(403, "you may not", "X-Request-Id: refused"),
                ScriptedResponse.json(TestData.CLOSED));

        InterventionError error =
                errorOf(OperationCall.CLOSE, service.persistentSettings().withBudget(CountingBudget.unlimited()));

        assertThat(error)
                .isInstanceOfSatisfying(
                        Refused.NotAllowed.class,
                        refusal -> assertThat(refusal.basis()).isEqualTo(Refused.Basis.INFERRED));
        assertThat(error.call().httpStatus()).containsExactly(403);
        assertThat(error.call().requestId()).containsExactly("refused");
    }

    @Test
    void an_unknown_effect_has_the_status_of_the_write_and_not_of_the_lookup() {
        service.replying(
                ScriptedResponse.error(502, "who knows", "X-Request-Id: write"),
                ScriptedResponse.error(404, "no", "X-Request-Id: look-up"));

        InterventionError error =
                errorOf(OperationCall.CLOSE, service.persistentSettings().withBudget(CountingBudget.unlimited()));

        assertThat(error).isInstanceOf(EffectUnknown.class);
        assertThat(error.call().httpStatus()).containsExactly(502);
        assertThat(error.call().requestId()).containsExactly("write");
    }

    // ---- the service's id of the request ----

    @ParameterizedTest
    @EnumSource
    void an_error_has_the_id_that_the_service_gave_the_request(OperationCall call) {
        assertThat(detailsOf(call, ScriptedResponse.error(500, "no", "x-request-ID: req-4711"))
                        .requestId())
                .containsExactly("req-4711");
        assertThat(detailsOf(call, ScriptedResponse.error(500, "no")).requestId())
                .isEmpty();
        assertThat(detailsOf(call, ScriptedResponse.error(500, "no", "X-Request-Id: "))
                        .requestId())
                .isEmpty();
    }

    @Test
    @Tag("AUTH-2")
    void the_services_id_of_a_request_is_short_and_shows_no_token() {
        ScriptedResponse hostile =
                ScriptedResponse.error(500, "no", "X-Request-Id: " + TestData.TOKEN + "x".repeat(4000));

        assertThat(detailsOf(OperationCall.GET, hostile).requestId().get())
                .startsWith("[token]xxx")
                .doesNotContain(TestData.TOKEN)
                .hasSizeLessThan(210);
    }
}
