package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The token is in no log, not even in those of HttpClient. */
@Timeout(60)
@ResourceLock(LogCapture.LEVELS)
class NoTokenInLogsTest {

    private static final String TOKEN = "k3pt-0ut-0f-1ogs";
    private static final String HTTP_CLIENT = "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager";
    private static final String OURS = "dev.interventions.http";

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final LogCapture log = LogCapture.catching(TOKEN);

    private final AtomicInteger renewals = new AtomicInteger();
    private final HttpSettings settings = HttpSettings.of(
                    service.baseUri(), () -> TOKEN + "-" + renewals.incrementAndGet())
            .withBudget(CountingBudget.unlimited());

    /** Usable and unusable replies, some of which repeat the token. */
    private static Stream<ScriptedResponse> repliesTo(OperationCall call) {
        return Stream.of(
                ScriptedResponse.json(call.response()),
                ScriptedResponse.error(
                        401, "unknown token " + TOKEN, "WWW-Authenticate: Bearer realm=\"" + TOKEN + "\""),
                ScriptedResponse.error(403, TOKEN),
                ScriptedResponse.error(429, TOKEN, "Retry-After: " + TOKEN),
                ScriptedResponse.error(500, TOKEN, "Set-Cookie: token=" + TOKEN, "Location: /" + TOKEN),
                ScriptedResponse.json("{\"" + TOKEN + "\":1,\"" + TOKEN + "\""),
                ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: " + TOKEN + "\r\n\r\n")
                        .then(ScriptedResponse.closing()),
                ScriptedResponse.raw("HTTP/1.1 200 OK\r\nno header " + TOKEN + "\r\n\r\n")
                        .then(ScriptedResponse.closing()),
                ScriptedResponse.raw(TOKEN + "\r\n").then(ScriptedResponse.closing()),
                ScriptedResponse.closing());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-2")
    void the_token_is_in_no_log_whatever_the_service_replies(OperationCall call) {
        repliesTo(call).forEach(reply -> {
            service.replying(reply);
            try (EngageClient client = EngageClient.connect(settings, new VirtualTime())) {
                HttpInterventions interventions = client.interventions();
                call.on(interventions);
            }
        });

        assertThat(log.caught()).isEmpty();
        assertThat(log.loggers()).contains(HTTP_CLIENT, OURS);
    }

    @Test
    @Tag("AUTH-2")
    void the_token_is_in_no_log_over_tls_either() throws Exception {
        TlsIdentity identity = TlsIdentity.named("ip:127.0.0.1");
        try (ScriptedService secured =
                        new ScriptedService(identity.shown()).replying(ScriptedResponse.json(TestData.RESPONSE));
                EngageClient client = EngageClient.connect(
                        HttpSettings.of(secured.baseUri(), () -> TOKEN).withSslContext(identity.trusted()))) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        }

        assertThat(log.caught()).isEmpty();
        assertThat(log.loggers()).contains(HTTP_CLIENT, OURS);
    }

    @Test
    void http_client_itself_logs_the_token() throws Exception {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        HttpGet request = new HttpGet(service.baseUri());
        request.setHeader("Authorization", "Bearer " + TOKEN);

        try (CloseableHttpClient client = HttpClients.createDefault()) {
            client.execute(request, response -> response.getCode());
        }

        assertThat(log.caught())
                .anyMatch(line -> line.startsWith("org.apache.hc.client5.http.headers: "))
                .anyMatch(line -> line.startsWith("org.apache.hc.client5.http.wire: "));
    }
}
