package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.AttemptInterceptor.Result;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.NoResponse;
import dev.interventions.http.event.HttpListener.Purpose;
import dev.interventions.port.Operation;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AttemptObservationTest {

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final RecordingHandler recorded = RecordingHandler.in(registry);
    private final InterventionsObservation observation = InterventionsObservation.of(registry);

    private static Attempt attempt(String uri, int number) {
        return new Attempt(
                new HostCall("call-1", Operation.GET),
                Operation.GET,
                Purpose.OPERATION,
                number,
                "GET",
                "/interventions/{id}",
                URI.create(uri));
    }

    private Observation.Context ended(
            AttemptInterceptor interceptor, Attempt attempt, Either<NoResponse, Integer> response) {
        interceptor.started(attempt, (name, value) -> {}).ended(new Result(response));
        return recorded.only();
    }

    private static String value(Observation.Context context, String key) {
        return context.getAllKeyValues().stream()
                .filter(pair -> pair.getKey().equals(key))
                .map(KeyValue::getValue)
                .findFirst()
                .orElse("absent");
    }

    @ParameterizedTest
    @CsvSource({
        "https://account.example.com/1.0, account.example.com, 443",
        "HTTPS://account.example.com/1.0, account.example.com, 443",
        "https://account.example.com:8443/1.0, account.example.com, 8443",
        "http://127.0.0.1/1.0, 127.0.0.1, 80",
        "http://[::1]:8080/1.0, ::1, 8080"
    })
    void the_server_has_an_address_and_a_port(String uri, String address, String port) {
        Observation.Context context = ended(observation.interceptor(), attempt(uri, 1), Either.right(200));

        assertThat(value(context, "server.address")).isEqualTo(address);
        assertThat(value(context, "server.port")).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({"200, none", "307, none", "399, none", "400, 400", "404, 404", "503, 503"})
    void a_status_from_400_on_is_an_error(int status, String error) {
        Observation.Context context =
                ended(observation.interceptor(), attempt("http://127.0.0.1/1.0", 1), Either.right(status));

        assertThat(value(context, "http.response.status_code")).isEqualTo(Integer.toString(status));
        assertThat(value(context, "error.type")).isEqualTo(error);
        assertThat(context.getError() == null).isEqualTo(error.equals("none"));
    }

    @Test
    void an_attempt_without_a_response_has_an_error_and_no_status() {
        Observation.Context context = ended(
                observation.interceptor(),
                attempt("http://127.0.0.1/1.0", 1),
                Either.left(new NoResponse("DeadlineExceeded", true)));

        assertThat(value(context, "http.response.status_code")).isEqualTo("none");
        assertThat(value(context, "error.type")).isEqualTo("DeadlineExceeded");
    }

    @ParameterizedTest
    @CsvSource({"1, absent", "2, 1", "4, 3"})
    void only_a_request_that_is_sent_again_has_a_resend_count(int number, String count) {
        Observation.Context context =
                ended(observation.interceptor(), attempt("http://127.0.0.1/1.0", number), Either.right(200));

        assertThat(value(context, "http.request.resend_count")).isEqualTo(count);
    }

    @Test
    void the_template_of_the_url_can_be_added() {
        AttemptInterceptor interceptor = observation
                .withConvention(AttemptObservationConvention.withUrlTemplate())
                .interceptor();

        Observation.Context context = ended(interceptor, attempt("http://127.0.0.1/1.0", 1), Either.right(200));

        assertThat(context.getContextualName()).isEqualTo("GET /interventions/{id}");
        assertThat(value(context, "url.template")).isEqualTo("/interventions/{id}");
    }

    @Test
    void a_host_can_set_its_own_convention() {
        AttemptInterceptor interceptor = observation
                .withConvention(new AttemptObservationConvention() {
                    @Override
                    public String getName() {
                        return "http.client.requests";
                    }
                })
                .interceptor();

        Observation.Context context = ended(interceptor, attempt("http://127.0.0.1/1.0", 1), Either.right(200));

        assertThat(context.getName()).isEqualTo("http.client.requests");
        assertThat(context.getContextualName()).isEqualTo("GET");
    }

    @Test
    void a_request_that_cannot_be_sent_is_an_attempt() {
        HttpSettings settings;
        try (ObservedService service = new ObservedService()) {
            settings = service.settings();
        }
        try (EngageClient client =
                EngageClient.connect(settings.sendingOnce().addingInterceptor(observation.interceptor()))) {
            client.interventions().get(InterventionId.of("some-id"));
        }

        assertThat(value(recorded.only(), "error.type")).isEqualTo("Unreachable");
    }
}
