package dev.interventions.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.Await;
import dev.interventions.http.ScriptedResponse;
import dev.interventions.http.ScriptedService;
import dev.interventions.http.TestData;
import dev.interventions.http.connection.ConnectionSettings;
import dev.interventions.http.redaction.Token;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdleConnectionsTest {

    private static final Token TOKEN = Token.parse(TestData.TOKEN).get();

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    private Transport transport(Duration longestIdle) {
        TransportSettings settings = new TransportSettings(
                service.baseUri(),
                1024,
                false,
                List.empty(),
                new ConnectionSettings(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        longestIdle,
                        20,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()));
        return new Transport(settings, new Cancellation(), SystemDefaultDnsResolver.INSTANCE);
    }

    private static Either<FailedAttempt, Response> get(Transport transport) {
        return get("1", transport);
    }

    private static Either<FailedAttempt, Response> get(String id, Transport transport) {
        Request request = new Request("GET", List.of("interventions", id), List.empty(), false);
        return transport.attempt(
                transport.encode(request).get(), TOKEN, Deadline.in(Duration.ofMinutes(1), TimeSource.SYSTEM));
    }

    @Test
    void a_connection_that_the_service_has_closed_is_closed_without_a_further_call() throws Exception {
        service.replying(ScriptedResponse.json(TestData.RESPONSE).then(ScriptedResponse.closing()));

        try (Transport transport = transport(Duration.ofMillis(200))) {
            assertThat(get(transport).isRight()).isTrue();

            awaitNoIdleConnections(transport);
        }
    }

    @Test
    void a_connection_that_is_idle_for_less_long_is_kept_for_the_next_call() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        try (Transport transport = transport(Duration.ofHours(1))) {
            assertThat(get(transport).isRight()).isTrue();
            assertThat(get(transport).isRight()).isTrue();

            assertThat(transport.connections().getAvailable()).isEqualTo(1);
        }
        assertThat(service.connections()).isEqualTo(1);
    }

    @Test
    void idle_connections_are_closed_while_a_call_is_in_progress_whose_own_is_not() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ScriptedResponse response = ScriptedResponse.json(TestData.RESPONSE);
        service.replyingBy(request -> request.line().contains("/slow") ? response.after(release) : response);

        try (Transport transport = transport(Duration.ofMillis(1))) {
            CompletableFuture<Boolean> inProgress = CompletableFuture.supplyAsync(
                    () -> get("slow", transport).isRight(), task -> new Thread(task).start());
            service.awaitRequest();
            assertThat(get(transport).isRight()).isTrue();

            awaitNoIdleConnections(transport);
            release.countDown();
            assertThat(inProgress.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitNoIdleConnections(Transport transport) throws Exception {
        Await.until("no connection is idle", () -> transport.connections().getAvailable() == 0);
    }
}
