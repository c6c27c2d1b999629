package dev.interventions.micrometer;

import static dev.interventions.micrometer.InMemoryTracing.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.bot.Handover;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.WebhookSecret;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vavr.control.Either;
import java.net.URI;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Traces of calls, by OpenTelemetry's SDK, and what the service receives of them. */
@Timeout(60)
class TracingTest {

    @AutoClose
    private final ObservedService service = new ObservedService();

    @AutoClose
    private final InMemoryTracing tracing = new InMemoryTracing();

    private final InterventionsObservation observation = InterventionsObservation.of(tracing.registry);

    @AutoClose
    private final EngageClient client =
            service.client(settings -> settings.addingInterceptor(observation.interceptor()));

    private <T> Either<InterventionError, T> inHost(Function<Interventions, Either<InterventionError, T>> call) {
        Interventions interventions = observation.observe(client.interventions());
        return Observation.createNotStarted("host", tracing.registry).observe(() -> call.apply(interventions));
    }

    // ---- parents ----

    @Test
    void a_retried_read_is_an_operation_with_two_attempts() {
        InterventionId id = service.opened();
        service.world.failNext(Operation.GET, SimulatedFault.unavailable());

        assertThat(inHost(interventions -> interventions.get(id)).isRight()).isTrue();

        assertThat(tracing.tree()).isEqualTo("""
                INTERNAL host
                  INTERNAL interventions get
                    CLIENT GET operation 503
                    CLIENT GET operation
                """);
    }

    @Test
    void the_look_up_of_a_lost_write_is_an_attempt_of_its_operation() {
        InterventionId id = service.replied();
        service.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        assertThat(inHost(interventions -> interventions.close(id)).isRight()).isTrue();

        assertThat(tracing.tree()).isEqualTo("""
                INTERNAL host
                  INTERNAL interventions close
                    CLIENT PUT operation Unreachable
                    CLIENT GET resolution
                """);
    }

    @Test
    void the_explanation_of_a_refusal_is_an_attempt_of_its_operation() {
        InterventionId id = service.opened();

        assertThat(inHost(interventions -> interventions.close(id)).isLeft()).isTrue();

        assertThat(tracing.tree()).isEqualTo("""
                INTERNAL host
                  INTERNAL interventions close NotAllowed
                    CLIENT PUT operation 403
                    CLIENT GET explanation
                """);
    }

    @Test
    void the_parent_of_attempts_is_the_hosts_span_if_operations_are_not_observed() {
        InterventionId id = service.opened();

        Observation.createNotStarted("host", tracing.registry)
                .observe(() -> client.interventions().get(id));

        assertThat(tracing.tree()).isEqualTo("""
                INTERNAL host
                  CLIENT GET operation
                """);
    }

    @Test
    void operations_are_siblings() {
        inHost(interventions -> {
            interventions.get(service.opened());
            return interventions.get(service.opened());
        });

        assertThat(tracing.tree()).isEqualTo("""
                INTERNAL host
                  INTERNAL interventions get
                    CLIENT GET operation
                  INTERNAL interventions get
                    CLIENT GET operation
                """);
        assertThat(tracing.registry.getCurrentObservation()).isNull();
    }

    // ---- propagation ----

    @Test
    void each_request_has_the_traceparent_of_its_own_span() {
        InterventionId id = service.replied();
        service.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());
        service.world.failNext(Operation.GET, SimulatedFault.unavailable());

        inHost(interventions -> interventions.close(id));

        assertThat(service.emulator.journal().map(TracingTest::traceparent))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(tracing.clientSpans().stream()
                        .map(span -> "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                                + span.getSpanContext().getTraceFlags().asHex())
                        .toList());
        assertThat(tracing.spans())
                .extracting(SpanData::getTraceId)
                .containsOnly(tracing.spans().get(0).getTraceId());
    }

    private static String traceparent(JournalEntry received) {
        return received.headers().get("traceparent").getOrElse("none");
    }

    // ---- attributes ----

    @Test
    void an_attempt_has_the_attributes_of_opentelemetrys_conventions_for_http_clients() {
        InterventionId id = service.opened();
        service.world.failNext(Operation.GET, SimulatedFault.unavailable());

        inHost(interventions -> interventions.get(id));

        assertThat(tracing.clientSpans()).allSatisfy(span -> {
            assertThat(attribute(span, "http.request.method")).isEqualTo("GET");
            assertThat(attribute(span, "server.address")).isEqualTo("127.0.0.1");
            assertThat(attribute(span, "server.port"))
                    .isEqualTo(Integer.toString(service.emulator.baseUri().getPort()));
            assertThat(attribute(span, "url.full"))
                    .isEqualTo(service.emulator.baseUri() + "/interventions/" + id.value());
            assertThat(attribute(span, "url.template")).isNull();
        });
        assertThat(tracing.clientSpans())
                .extracting(
                        span -> attribute(span, "http.response.status_code"),
                        span -> attribute(span, "error.type"),
                        span -> attribute(span, "http.request.resend_count"),
                        span -> span.getStatus().getStatusCode())
                .containsExactly(
                        tuple("503", "503", null, StatusCode.ERROR), tuple("200", "none", "1", StatusCode.UNSET));
    }

    @Test
    void an_operation_has_its_outcome_and_the_number_of_its_attempts() {
        InterventionId id = service.replied();
        service.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());

        InterventionError error =
                inHost(interventions -> interventions.close(id)).getLeft();

        SpanData operation = tracing.spans().get(1);
        assertThat(attribute(operation, "interventions.operation")).isEqualTo("close");
        assertThat(attribute(operation, "interventions.outcome")).isEqualTo("effect_unknown");
        assertThat(attribute(operation, "error.type")).isEqualTo("EffectUnknown");
        assertThat(attribute(operation, "interventions.attempts")).isEqualTo("2");
        assertThat(attribute(operation, "interventions.call.id"))
                .isEqualTo(error.call().id().get());
        assertThat(operation.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    @Tag("AUTH-2")
    void no_span_contains_the_text_of_a_comment() {
        InterventionId id = service.opened();

        observation.observe(client.comments()).create(id, "his number is 4711");

        assertThat(tracing.tree()).isEqualTo("""
                INTERNAL interventions create_comment
                  CLIENT POST operation
                """);
        assertThat(tracing.spans())
                .allSatisfy(span -> assertThat(span.toString()).doesNotContain("4711"));
    }

    @Test
    @Tag("AUTH-2")
    void no_span_contains_the_secret_of_a_webhook_or_the_customer_of_a_handover() {
        SubscriptionSettings settings = SubscriptionSettings.of(URI.create("https://host.example/hooks"), "type")
                .withSecret(WebhookSecret.of("secret-of-the-webhook-4711"));

        observation.observe(client.webhooks()).create(settings);
        observation.observe(client.bots()).handover(Handover.toAgent("sms", "+49-4711"));

        assertThat(tracing.spans())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(span -> assertThat(span.toString()).doesNotContain("4711"));
    }

    @Test
    @Tag("AUTH-2")
    void no_span_contains_the_token_or_a_customers_words() {
        InterventionId id = service.opened();

        inHost(interventions -> interventions.updateCustomField(id, "note", CustomFieldValue.of("my number is 4711")));
        inHost(interventions -> interventions.close(id));

        assertThat(tracing.spans())
                .hasSize(7)
                .allSatisfy(span -> assertThat(span.toString())
                        .doesNotContain(service.token())
                        .doesNotContain("4711"));
        assertThat(tracing.spans())
                .flatExtracting(SpanData::getEvents)
                .allSatisfy(
                        event -> assertThat(event.getAttributes().toString()).doesNotContain(id.value()));
    }
}
