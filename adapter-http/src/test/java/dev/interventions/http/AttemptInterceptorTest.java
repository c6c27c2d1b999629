package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.AttemptInterceptor.Observation;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What interceptors see and what they can do. */
@Timeout(60)
class AttemptInterceptorTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final ClosedPort closedPort = new ClosedPort();

    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final AttemptInterceptor recording = (attempt, headers) -> {
        attempts.add(attempt);
        seen.add("attempt " + attempt.number() + " of " + attempt.request() + " for " + attempt.purpose());
        return result -> seen.add(result.response()
                .fold(
                        lost -> lost.error() + (lost.mayHaveArrived() ? ", may have arrived" : ", not arrived"),
                        status -> "status " + status));
    };

    private Either<?, ?> call(OperationCall call, UnaryOperator<HttpSettings> change) {
        HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());
        try (EngageClient client = EngageClient.connect(change.apply(settings), new VirtualTime())) {
            return call.on(client.interventions());
        }
    }

    private void recorded(OperationCall call, ScriptedResponse first, ScriptedResponse... next) {
        if (next.length == 0) {
            service.replying(first);
        } else {
            service.replying(first, next);
        }
        call(call, settings -> settings.addingInterceptor(recording));
    }

    /** An interceptor that sets one header. */
    private static AttemptInterceptor setting(String name, String value) {
        return (attempt, headers) -> {
            headers.set(name, value);
            return Observation.NONE;
        };
    }

    // ---- what it sees ----

    @ParameterizedTest
    @CsvSource({
        "CREATE, POST, /interventions",
        "GET, GET, /interventions/{id}",
        "LIST, GET, /interventions",
        "CLOSE, PUT, /interventions/{id}/close",
        "CANCEL, DELETE, /interventions/{id}/cancel",
        "REASSIGN, PUT, /interventions/{id}/reassign",
        "CATEGORIZE, PUT, /interventions/{id}/update_categories",
        "UPDATE_CUSTOM_FIELDS, PUT, /interventions/{id}"
    })
    void it_sees_the_method_and_the_template_of_the_uri(OperationCall call, String method, String template) {
        recorded(call, ScriptedResponse.json(call.response()));

        assertThat(attempts).singleElement().satisfies(attempt -> {
            assertThat(attempt.method()).isEqualTo(method);
            assertThat(attempt.uriTemplate()).isEqualTo(template);
            assertThat(attempt.call().operation()).hasToString(call.name());
        });
    }

    @Test
    void only_the_id_of_a_uri_is_replaced_in_its_template() {
        service.replying(ScriptedResponse.error(404, "no"));
        HttpSettings settings = service.settings().addingInterceptor(recording);
        try (EngageClient client = EngageClient.connect(settings)) {
            client.interventions().close(InterventionId.of("interventions"));
        }

        assertThat(attempts).extracting(Attempt::uriTemplate).containsExactly("/interventions/{id}/close");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPDATE_CUSTOM_FIELDS")
    void it_sees_the_uri_to_which_the_request_is_sent(OperationCall call) {
        recorded(call, ScriptedResponse.json(call.response()));

        assertThat(attempts)
                .extracting(attempt -> attempt.uri().toString())
                .containsExactly("http://127.0.0.1:" + service.port()
                        + service.onlyRequest().target());
    }

    @Test
    @Tag("AUTH-2")
    void it_sees_no_value_of_a_custom_field() {
        service.replying(ScriptedResponse.error(500, "who knows"));
        HttpSettings settings = service.settings().addingInterceptor(recording);
        try (EngageClient client = EngageClient.connect(settings)) {
            client.interventions()
                    .updateCustomField(TestData.INTERVENTION, "note", CustomFieldValue.of("my number is 4711"));
        }

        assertThat(service.onlyRequest().target()).contains("4711");
        assertThat(attempts)
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.uri())
                        .hasToString(service.baseUri() + "/interventions/" + TestData.INTERVENTION.value()
                                + "?custom_field_values%5Bnote%5D=REDACTED"));
    }

    @Test
    void a_retried_read_is_two_attempts() {
        recorded(
                OperationCall.GET,
                ScriptedResponse.error(503, "in a moment"),
                ScriptedResponse.json(TestData.RESPONSE));

        assertThat(seen)
                .containsExactly(
                        "attempt 1 of GET for OPERATION", "status 503", "attempt 2 of GET for OPERATION", "status 200");
        assertThat(attempts)
                .extracting(attempt -> attempt.call().id())
                .containsOnly(attempts.get(0).call().id());
    }

    @Test
    void a_lookup_of_a_lost_response_has_its_own_purpose() {
        recorded(OperationCall.CLOSE, ScriptedResponse.closing(), ScriptedResponse.json(TestData.CLOSED));

        assertThat(seen)
                .containsExactly(
                        "attempt 1 of CLOSE for OPERATION",
                        "Unreachable, may have arrived",
                        "attempt 1 of GET for RESOLUTION",
                        "status 200");
    }

    @Test
    void the_explanation_of_a_refusal_has_its_own_purpose() {
        recorded(
                OperationCall.CANCEL,
                ScriptedResponse.error(403, "you may not"),
                ScriptedResponse.json(TestData.RESPONSE));

        assertThat(seen)
                .containsExactly(
                        "attempt 1 of CANCEL for OPERATION",
                        "status 403",
                        "attempt 1 of GET for EXPLANATION",
                        "status 200");
    }

    @Test
    void it_sees_that_nothing_was_sent() {
        HttpSettings unreachable = HttpSettings.of(closedPort.baseUri(), () -> TestData.TOKEN)
                .withBudget(CountingBudget.unlimited())
                .addingInterceptor(recording)
                .sendingOnce();
        try (EngageClient client = EngageClient.connect(unreachable)) {
            client.interventions().close(TestData.INTERVENTION);
        }

        assertThat(seen).containsExactly("attempt 1 of CLOSE for OPERATION", "Unreachable, not arrived");
    }

    @Test
    void without_a_token_there_is_no_attempt() {
        HttpSettings withoutToken = HttpSettings.of(service.baseUri(), () -> "").addingInterceptor(recording);
        try (EngageClient client = EngageClient.connect(withoutToken)) {
            client.interventions().get(TestData.INTERVENTION);
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void it_is_called_on_the_thread_of_the_call() {
        List<Thread> threads = new ArrayList<>();
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        call(
                OperationCall.GET,
                settings -> settings.addingInterceptor((attempt, headers) -> {
                    threads.add(Thread.currentThread());
                    return result -> threads.add(Thread.currentThread());
                }));

        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void several_are_started_in_their_order_and_ended_in_the_opposite_order() {
        List<String> order = new ArrayList<>();
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        call(
                OperationCall.GET,
                settings ->
                        settings.addingInterceptor(noting("outer", order)).addingInterceptor(noting("inner", order)));

        assertThat(order).containsExactly("outer started", "inner started", "inner ended", "outer ended");
    }

    private static AttemptInterceptor noting(String name, List<String> order) {
        return (attempt, headers) -> {
            order.add(name + " started");
            return result -> order.add(name + " ended");
        };
    }

    // ---- headers ----

    @Test
    void each_attempt_has_the_headers_that_were_set_for_it() {
        service.replying(ScriptedResponse.error(503, "in a moment"), ScriptedResponse.json(TestData.RESPONSE));

        call(
                OperationCall.GET,
                settings -> settings.addingInterceptor((attempt, headers) -> {
                    headers.set("traceparent", "00-trace-" + attempt.number());
                    return Observation.NONE;
                }));

        assertThat(service.requests())
                .map(request -> request.header("traceparent"))
                .containsExactly(List.of("00-trace-1"), List.of("00-trace-2"));
    }

    @Test
    void a_header_replaces_one_of_the_same_name() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        call(
                OperationCall.GET,
                settings -> settings.withHeader("X-Tenant", "of the settings")
                        .withHeader("X-Other", "kept")
                        .addingInterceptor(setting("x-tenant", "of the first"))
                        .addingInterceptor(setting("X-TENANT", "of the second")));

        assertThat(service.onlyRequest().header("X-Tenant")).containsExactly("of the second");
        assertThat(service.onlyRequest().header("X-Other")).containsExactly("kept");
    }

    @Test
    void a_header_that_is_set_too_late_is_not_sent() {
        service.replying(ScriptedResponse.error(503, "in a moment"), ScriptedResponse.json(TestData.RESPONSE));

        call(
                OperationCall.GET,
                settings -> settings.addingInterceptor((attempt, headers) -> result -> headers.set("X-Late", "yes")));

        assertThat(service.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("X-Late")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "Host",
                "Accept",
                "Accept-Encoding",
                "Content-Length",
                "Content-Type",
                "Transfer-Encoding",
                "Connection",
                "Expect",
                "Proxy-Authorization",
                "Upgrade",
                "User-Agent",
                "",
                "two words",
                "line\r\nbreak",
                "ümlaut"
            })
    @Tag("AUTH-2")
    void a_header_that_it_may_not_set_is_left_out_and_the_call_goes_on(String name) {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        call(OperationCall.GET, settings -> settings);

        Either<?, ?> outcome =
                call(OperationCall.GET, settings -> settings.addingInterceptor(setting(name, "forbidden")));

        assertThat(outcome.isRight()).isTrue();
        assertThat(service.requests().get(1)).isEqualTo(service.requests().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "line\r\nX-Injected: yes", "ümlaut", "end \n", "\0"})
    void a_header_with_an_invalid_value_is_left_out_and_the_call_goes_on(String value) {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        call(OperationCall.GET, settings -> settings);

        Either<?, ?> outcome = call(OperationCall.GET, settings -> settings.addingInterceptor(setting("X-Any", value)));

        assertThat(outcome.isRight()).isTrue();
        assertThat(service.requests().get(1)).isEqualTo(service.requests().get(0));
    }

    @Test
    @ResourceLock(LogCapture.LEVELS)
    void a_header_that_is_left_out_is_logged_once_for_a_client_without_its_value() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        HttpSettings settings = service.settings()
                .addingInterceptor(setting("Proxy-Connection", "s3cr3t-0f-h0st"))
                .addingInterceptor(setting("X-Left-Out-Once", "s3cr3t-0f-h0st\n"));
        try (LogCapture reserved = LogCapture.catching("the header Proxy-Connection is set by the adapter itself");
                LogCapture invalid = LogCapture.catching("the header X-Left-Out-Once must consist of");
                LogCapture value = LogCapture.catching("s3cr3t-0f-h0st");
                EngageClient client = EngageClient.connect(settings)) {
            client.interventions().get(TestData.INTERVENTION);
            client.interventions().get(TestData.INTERVENTION);

            assertThat(reserved.caught()).singleElement().asString().contains("WARN");
            assertThat(invalid.caught()).singleElement().asString().contains("WARN");
            assertThat(value.caught()).isEmpty();
        }
    }

    // ---- no harm ----

    private static AttemptInterceptor throwingAtStart(Throwable thrown) {
        return (attempt, headers) -> TestData.sneakilyThrow(thrown);
    }

    private static AttemptInterceptor throwingAtEnd(Throwable thrown) {
        return (attempt, headers) -> result -> TestData.sneakilyThrow(thrown);
    }

    @ParameterizedTest
    @EnumSource
    void what_it_throws_fails_no_call_and_stops_no_other_interceptor(OperationCall call) {
        service.replying(ScriptedResponse.json(call.response()));
        for (Throwable thrown : List.of(
                new IllegalStateException("no"),
                new Exception("no"),
                new AssertionError("no"),
                new LinkageError("no"))) {
            seen.clear();

            Either<?, ?> outcome = call(
                    call,
                    settings -> settings.addingInterceptor(throwingAtStart(thrown))
                            .addingInterceptor(recording)
                            .addingInterceptor(throwingAtEnd(thrown)));

            assertThat(outcome.isRight()).isTrue();
            assertThat(seen).containsExactly("attempt 1 of " + call + " for OPERATION", "status 200");
        }
    }

    @Test
    void headers_that_were_set_before_it_threw_are_sent() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        call(
                OperationCall.GET,
                settings -> settings.addingInterceptor((attempt, headers) -> {
                    headers.set("X-Before", "yes");
                    throw new IllegalStateException("no");
                }));

        assertThat(service.onlyRequest().header("X-Before")).containsExactly("yes");
    }

    @Test
    void an_error_of_the_virtual_machine_is_thrown_to_the_caller() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        for (AttemptInterceptor broken : List.of(
                throwingAtStart(new InternalError("the JVM is broken")),
                throwingAtEnd(new InternalError("the JVM is broken")))) {
            assertThatThrownBy(() -> call(OperationCall.GET, settings -> settings.addingInterceptor(broken)))
                    .isInstanceOf(InternalError.class);
        }
    }

    @Test
    void null_instead_of_an_observation_fails_no_call() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        assertThat(call(OperationCall.GET, settings -> settings.addingInterceptor((attempt, headers) -> null))
                        .isRight())
                .isTrue();
    }

    @Test
    void an_interrupt_that_it_throws_interrupts_the_call() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        try {
            Either<?, ?> outcome = call(
                    OperationCall.GET,
                    settings -> settings.addingInterceptor(throwingAtStart(new InterruptedException("stop"))));

            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(outcome.isLeft()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
