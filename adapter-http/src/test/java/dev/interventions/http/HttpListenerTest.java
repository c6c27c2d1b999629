package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.event.HttpListener.Attempted;
import dev.interventions.http.event.HttpListener.Ended;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.Reason;
import dev.interventions.http.event.HttpListener.Resolved;
import dev.interventions.http.event.HttpListener.Throttled;
import dev.interventions.http.event.HttpListener.Waited;
import dev.interventions.port.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The events that a listener receives. */
@Timeout(60)
class HttpListenerTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final ClosedPort closedPort = new ClosedPort();

    private final VirtualTime time = new VirtualTime();
    private final RecordingListener recorded = RecordingListener.atOnce();
    private final HttpSettings settings =
            service.persistentSettings().withBudget(CountingBudget.unlimited()).addingListener(recorded);

    private List<Object> events(OperationCall call) throws InterruptedException {
        try (EngageClient client = EngageClient.connect(settings, time)) {
            HttpInterventions interventions = client.interventions();
            call.on(interventions);
        }
        return recorded.untilEnded();
    }

    private List<String> eventsAsText(OperationCall call) throws InterruptedException {
        return inWords(events(call));
    }

    private static List<String> inWords(List<Object> events) {
        return events.stream().map(HttpListenerTest::inWords).toList();
    }

    private static String inWords(Object event) {
        if (event instanceof Attempted attempted) {
            return "attempt " + attempted.number() + " of " + attempted.request() + " for " + attempted.purpose() + ": "
                    + attempted
                            .response()
                            .<Object>fold(
                                    seen -> seen.error()
                                            + (seen.mayHaveArrived() ? ", may have arrived" : ", not arrived"),
                                    status -> status);
        }
        if (event instanceof Waited waited) {
            return "waited for " + waited.reason();
        }
        if (event instanceof Throttled throttled) {
            return "throttled, retry after "
                    + throttled.retryAfter().map(Duration::toString).getOrElse("some time");
        }
        if (event instanceof Resolved resolved) {
            return resolved.confirmed() ? "confirmed" : "not confirmed";
        }
        Ended ended = (Ended) event;
        return "ended with " + ended.outcome()
                + ended.error().map(error -> " " + error).getOrElse("") + " after " + ended.attempts();
    }

    // ---- what happens, in order ----

    @ParameterizedTest
    @EnumSource
    void a_call_that_succeeds_at_once(OperationCall call) throws InterruptedException {
        service.replying(ScriptedResponse.json(call.response()));

        assertThat(eventsAsText(call))
                .containsExactly("attempt 1 of " + call + " for OPERATION: 200", "ended with RESULT after 1");
    }

    @Test
    void a_read_that_is_tried_again() throws InterruptedException {
        service.replying(ScriptedResponse.error(503, "in a moment"), ScriptedResponse.json(TestData.RESPONSE));

        assertThat(eventsAsText(OperationCall.GET))
                .containsExactly(
                        "attempt 1 of GET for OPERATION: 503",
                        "waited for BACK_OFF",
                        "attempt 2 of GET for OPERATION: 200",
                        "ended with RESULT after 2");
    }

    @Test
    @Tag("AUTH-1")
    void a_401_and_another_attempt_with_a_new_token() throws InterruptedException {
        service.replying(ScriptedResponse.error(401, "expired"), ScriptedResponse.json(TestData.CLOSED));

        assertThat(eventsAsText(OperationCall.CLOSE))
                .containsExactly(
                        "attempt 1 of CLOSE for OPERATION: 401",
                        "attempt 2 of CLOSE for OPERATION: 200",
                        "ended with RESULT after 2");
    }

    @Test
    @Tag("WIRE-10")
    void a_429_throttles() throws InterruptedException {
        service.replying(
                ScriptedResponse.error(429, "slow down", "Retry-After: 7"),
                ScriptedResponse.error(429, "slow down"),
                ScriptedResponse.json(TestData.CLOSED));

        assertThat(eventsAsText(OperationCall.CLOSE))
                .containsExactly(
                        "attempt 1 of CLOSE for OPERATION: 429",
                        "throttled, retry after PT7S",
                        "attempt 2 of CLOSE for OPERATION: 429",
                        "throttled, retry after some time",
                        "attempt 3 of CLOSE for OPERATION: 200",
                        "ended with RESULT after 3");
    }

    @Test
    void a_call_that_could_not_be_sent() throws InterruptedException {
        HttpSettings unreachable = HttpSettings.of(closedPort.baseUri(), () -> TestData.TOKEN)
                .withBudget(CountingBudget.unlimited())
                .addingListener(recorded)
                .sendingOnce();

        try (EngageClient client = EngageClient.connect(unreachable, time)) {
            HttpInterventions interventions = client.interventions();
            interventions.close(TestData.INTERVENTION);
        }

        assertThat(inWords(recorded.untilEnded()))
                .containsExactly(
                        "attempt 1 of CLOSE for OPERATION: Unreachable, not arrived",
                        "ended with UNAVAILABLE Unreachable after 1");
    }

    @Test
    void a_lost_response_that_a_lookup_confirms() throws InterruptedException {
        service.replying(
                ScriptedResponse.closing(),
                ScriptedResponse.json("{\"id\":\"" + TestData.INTERVENTION.value() + "\",\"closed\":true}"));

        assertThat(eventsAsText(OperationCall.CLOSE))
                .containsExactly(
                        "attempt 1 of CLOSE for OPERATION: Unreachable, may have arrived",
                        "attempt 1 of GET for RESOLUTION: 200",
                        "confirmed",
                        "ended with RESULT after 2");
    }

    @Test
    void a_lost_response_that_no_lookup_confirms() throws InterruptedException {
        service.replying(
                ScriptedResponse.closing(),
                ScriptedResponse.error(502, "who knows"),
                ScriptedResponse.json(TestData.EMPTY_PAGE));

        assertThat(eventsAsText(OperationCall.CREATE))
                .containsExactly(
                        "attempt 1 of CREATE for OPERATION: Unreachable, may have arrived",
                        "attempt 1 of LIST for RESOLUTION: 502",
                        "waited for BACK_OFF",
                        "attempt 2 of LIST for RESOLUTION: 200",
                        "not confirmed",
                        "ended with EFFECT_UNKNOWN EffectUnknown after 3");
    }

    @Test
    void a_refusal_that_is_explained() throws InterruptedException {
        service.replying(ScriptedResponse.error(403, "you may not"), ScriptedResponse.json(TestData.RESPONSE));

        assertThat(eventsAsText(OperationCall.CANCEL))
                .containsExactly(
                        "attempt 1 of CANCEL for OPERATION: 403",
                        "attempt 1 of GET for EXPLANATION: 200",
                        "ended with REFUSED NotAllowed after 2");
    }

    @Test
    void a_call_that_is_refused_before_anything_is_sent() throws InterruptedException {
        try (EngageClient client = EngageClient.connect(settings, time)) {
            HttpInterventions interventions = client.interventions();
            interventions.updateCustomField(TestData.INTERVENTION, "", CustomFieldValue.of("v"));
        }

        assertThat(inWords(recorded.untilEnded())).containsExactly("ended with REFUSED InvalidRequest after 0");
    }

    @Test
    void a_wait_for_the_budget_and_its_duration() throws InterruptedException {
        assertThat(eventsWhenTheNextSlotIsFreeIn(Duration.ofSeconds(7)))
                .filteredOn(Waited.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Waited.class, waited -> {
                    assertThat(waited.reason()).isEqualTo(Reason.BUDGET);
                    assertThat(waited.duration()).isEqualTo(Duration.ofSeconds(7));
                });
    }

    @Test
    void no_event_for_a_wait_shorter_than_a_millisecond() throws InterruptedException {
        Duration millisecond = Duration.ofMillis(1);

        assertThat(inWords(eventsWhenTheNextSlotIsFreeIn(millisecond))).contains("waited for BUDGET");
        assertThat(inWords(eventsWhenTheNextSlotIsFreeIn(millisecond.minusNanos(1))))
                .doesNotContain("waited for BUDGET");
    }

    private List<Object> eventsWhenTheNextSlotIsFreeIn(Duration span) throws InterruptedException {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        HttpSettings narrow = settings.withBudget(new SlowBudget(span, time));
        try (EngageClient client = EngageClient.connect(narrow, time)) {
            HttpInterventions interventions = client.interventions();
            interventions.get(TestData.INTERVENTION);
            interventions.get(TestData.INTERVENTION);
        }
        recorded.untilEnded();
        return recorded.untilEnded();
    }

    // ---- ids and durations ----

    @Test
    void every_event_has_the_id_of_its_call_and_every_call_another_id() throws InterruptedException {
        service.replying(ScriptedResponse.error(503, "in a moment"));
        List<HostCall> first = calls(events(OperationCall.GET));
        List<HostCall> second = calls(events(OperationCall.CLOSE));

        assertThat(first).hasSizeGreaterThan(2).containsOnly(first.get(0));
        assertThat(second).hasSizeGreaterThan(2).containsOnly(second.get(0));
        assertThat(first.get(0).operation()).isEqualTo(Operation.GET);
        assertThat(second.get(0).operation()).isEqualTo(Operation.CLOSE);
        assertThat(first.get(0).id()).isNotBlank().isNotEqualTo(second.get(0).id());
    }

    private static List<HostCall> calls(List<Object> events) {
        return events.stream().map(HttpListenerTest::call).toList();
    }

    private static HostCall call(Object event) {
        if (event instanceof Attempted attempted) {
            return attempted.call();
        }
        if (event instanceof Waited waited) {
            return waited.call();
        }
        if (event instanceof Resolved resolved) {
            return resolved.call();
        }
        return ((Ended) event).call();
    }

    @Test
    void a_view_notifies_the_same_listener() throws InterruptedException {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        try (EngageClient client = EngageClient.connect(settings, time)) {
            HttpInterventions interventions = client.interventions();
            HttpInterventions view = interventions.actingAs(TestData.USER).within(Duration.ofSeconds(20));
            view.get(TestData.INTERVENTION);
            interventions.get(TestData.INTERVENTION);

            HostCall ofView = call(recorded.untilEnded().get(0));
            HostCall ofInstance = call(recorded.untilEnded().get(0));
            assertThat(ofView.id()).isNotEqualTo(ofInstance.id());
        }
    }

    @Test
    void the_duration_of_a_call_includes_its_attempts_and_waits() throws InterruptedException {
        service.replying(
                ScriptedResponse.passing(time, Duration.ofSeconds(3)).then(ScriptedResponse.error(503, "in a moment")),
                ScriptedResponse.passing(time, Duration.ofSeconds(4)).then(ScriptedResponse.json(TestData.RESPONSE)));

        List<Object> events = events(OperationCall.GET);

        assertThat(((Attempted) events.get(0)).duration()).isEqualTo(Duration.ofSeconds(3));
        Duration backOff = ((Waited) events.get(1)).duration();
        assertThat(backOff).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(((Attempted) events.get(2)).duration()).isEqualTo(Duration.ofSeconds(4));
        assertThat(((Ended) events.get(3)).duration())
                .isEqualTo(Duration.ofSeconds(7).plus(backOff));
    }

    // ---- what no event shows ----

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-2")
    void no_event_shows_a_token_an_id_or_text_of_the_service(OperationCall call) throws InterruptedException {
        for (ScriptedResponse reply : List.of(
                ScriptedResponse.json(call.response()),
                ScriptedResponse.error(401, "words " + TestData.TOKEN),
                ScriptedResponse.error(403, "words"),
                ScriptedResponse.error(404, "words"),
                ScriptedResponse.error(429, "words", "Retry-After: words"),
                ScriptedResponse.error(500, "words"),
                ScriptedResponse.json("{\"words\""),
                ScriptedResponse.raw("HTTP/1.1 words\r\n").then(ScriptedResponse.closing()),
                ScriptedResponse.closing())) {
            service.replying(reply);

            assertThat(events(call).toString())
                    .doesNotContain(
                            TestData.TOKEN,
                            "words",
                            "external_id",
                            "342901",
                            TestData.INTERVENTION.value(),
                            TestData.CONTENT.value(),
                            TestData.USER.value(),
                            TestData.CATEGORY.value());
        }
    }

    // ---- a listener without methods ----

    @Test
    void a_listener_may_ignore_every_event() {
        service.replying(
                ScriptedResponse.error(429, "slow down"),
                ScriptedResponse.closing(),
                ScriptedResponse.error(503, "who knows"));

        try (EngageClient client = EngageClient.connect(settings.addingListener(new HttpListener() {}), time)) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.close(TestData.INTERVENTION).isLeft()).isTrue();
        }
        assertThat(service.requests()).hasSize(5);
    }
}
