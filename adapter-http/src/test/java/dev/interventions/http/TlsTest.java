package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.transport.TimeSource;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is sent to a service that isn't trusted, and a call ends at its deadline even if its handshake never does. */
@Timeout(120)
class TlsTest {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration HANGS = Duration.ofSeconds(60);

    /** The header of a record of 16 KiB, which then comes a byte at a time. */
    private static final String RECORD_BEGUN = "\u0016\u0003\u0003\u0040\0";

    private static TlsIdentity right;
    private static TlsIdentity another;

    /** Passes when the peer's script says so. */
    private final VirtualTime time = new VirtualTime();

    @AutoClose
    private final ScriptedService service = new ScriptedService(right.shown());

    @AutoClose
    private final ScriptedService withoutTls = new ScriptedService();

    TlsTest() throws Exception {}

    @BeforeAll
    static void makeIdentities() throws Exception {
        right = TlsIdentity.named("dns:localhost,ip:127.0.0.1");
        another = TlsIdentity.named("dns:another.example.org,ip:192.0.2.1");
    }

    /** The default settings, and those without retries. */
    private static List<HttpSettings> bothSettings(URI baseUri) {
        HttpSettings persistent = HttpSettings.of(baseUri, () -> TestData.TOKEN)
                .withBudget(CountingBudget.unlimited())
                .withConnectTimeout(LONG);
        return List.of(persistent, persistent.sendingOnce());
    }

    private static List<HttpSettings> bothSettings(URI baseUri, SSLContext trusted) {
        return bothSettings(baseUri).stream()
                .map(settings -> settings.withSslContext(trusted))
                .toList();
    }

    private static Either<InterventionError, ?> outcome(OperationCall call, HttpSettings settings) {
        return outcome(call, settings, TimeSource.SYSTEM);
    }

    private static Either<InterventionError, ?> outcome(OperationCall call, HttpSettings settings, TimeSource time) {
        return assertTimeoutPreemptively(HANGS, () -> {
            try (EngageClient client = EngageClient.connect(settings, time)) {
                HttpInterventions interventions = client.interventions();
                return call.on(interventions);
            }
        });
    }

    // ---- who is trusted ----

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-2")
    void a_service_that_the_host_trusts_is_called_by_every_operation(OperationCall call) throws Exception {
        service.replying(ScriptedResponse.json(call.response()));

        for (HttpSettings settings : bothSettings(service.baseUri(), right.trusted())) {
            assertThat(outcome(call, settings).isRight()).isTrue();
        }

        assertThat(service.requests())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.header("Authorization")).containsExactly("Bearer " + TestData.TOKEN));
    }

    @Test
    @Tag("WIRE-13")
    void a_connection_is_used_again_unless_unread_bytes_are_left_on_it() throws Exception {
        String response =
                "HTTP/1.1 200 OK\r\nContent-Length: " + TestData.RESPONSE.length() + "\r\n\r\n" + TestData.RESPONSE;
        HttpSettings settings = service.settings().withSslContext(right.trusted());

        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions interventions = client.interventions();
            service.replying(ScriptedResponse.raw(response));
            for (int call = 0; call < 3; call++) {
                assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
            }
            assertThat(service.connections()).isEqualTo(1);
            service.replying(ScriptedResponse.raw(response + response.replace("200", "404")));
            interventions.get(TestData.INTERVENTION);
            service.replying(ScriptedResponse.raw(response));

            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
            assertThat(service.connections()).isEqualTo(2);
        }
    }

    @Test
    @Tag("WIRE-13")
    void a_connection_is_used_again_on_which_only_tls_has_sent_something() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        ScriptedResponse newKeys = connection -> {
            ((SSLSocket) connection).startHandshake();
            sent.countDown();
            return true;
        };
        HttpSettings settings = service.settings().withSslContext(right.trusted());

        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions interventions = client.interventions();
            service.replying(ScriptedResponse.json(TestData.RESPONSE).then(newKeys));
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();

            service.replying(ScriptedResponse.json(TestData.RESPONSE));
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        }
        assertThat(service.connections()).isEqualTo(1);
    }

    @Test
    void a_trusted_service_may_be_called_by_name() throws Exception {
        service.replying(ScriptedResponse.json(TestData.CLOSED));
        URI byName = URI.create("https://localhost:" + service.port());

        for (HttpSettings settings : bothSettings(byName, right.trusted())) {
            assertThat(outcome(OperationCall.CLOSE, settings).isRight()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void an_untrusted_service_changes_nothing_and_sees_neither_request_nor_token(OperationCall call) throws Exception {
        service.replying(ScriptedResponse.json(call.response()));

        for (HttpSettings settings : bothSettings(service.baseUri())) {
            assertRefused(call, settings);
        }

        assertThat(service.requests()).isEmpty();
    }

    @Test
    @Tag("WIRE-7")
    void the_hosts_own_ssl_context_trusts_no_other_service() throws Exception {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        for (HttpSettings settings : bothSettings(service.baseUri(), another.trusted())) {
            assertRefused(OperationCall.CLOSE, settings);
        }

        assertThat(service.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void a_trusted_certificate_of_another_host_changes_nothing_and_its_owner_sees_neither_request_nor_token(
            OperationCall call) throws Exception {
        try (ScriptedService impostor =
                new ScriptedService(another.shown()).replying(ScriptedResponse.json(call.response()))) {
            for (HttpSettings settings : bothSettings(impostor.baseUri(), another.trusted())) {
                assertRefused(call, settings);
            }

            assertThat(impostor.connections()).isPositive();
            assertThat(impostor.requests()).isEmpty();
        }
    }

    private static void assertRefused(OperationCall call, HttpSettings settings) {
        InterventionError error = outcome(call, settings).getLeft();

        assertThat(error).isInstanceOf(Unavailable.Unreachable.class);
        assertThat(error.message()).contains("SSL").doesNotContain(TestData.TOKEN);
    }

    @Test
    void nothing_older_than_tls_1_2_is_offered() throws Exception {
        CompletableFuture<ClientHello> hello = new CompletableFuture<>();
        withoutTls.greeting(connection -> {
            hello.complete(ClientHello.read(connection.getInputStream()));
            return false;
        });

        assertThat(outcome(OperationCall.GET, bothSettings(tlsTo(withoutTls)).get(1))
                        .isLeft())
                .isTrue();

        assertThat(hello.get(20, TimeUnit.SECONDS).versions())
                .containsExactlyInAnyOrder(ClientHello.TLS_1_2, ClientHello.TLS_1_3);
    }

    private static URI tlsTo(ScriptedService plain) {
        return URI.create("https://127.0.0.1:" + plain.port() + "/1.0");
    }

    // ---- endless handshakes ----

    static Stream<Arguments> handshakesWithoutEnd() {
        return Stream.of(
                Arguments.of("silence", ScriptedResponse.silence()),
                Arguments.of(
                        "half of a record",
                        ScriptedResponse.raw(RECORD_BEGUN + "half").then(ScriptedResponse.silence())),
                Arguments.of(
                        "a record that comes byte by byte",
                        ScriptedResponse.raw(RECORD_BEGUN).then(ScriptedResponse.dribbling("x"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakesWithoutEnd")
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void a_handshake_ends_at_the_deadline_and_nothing_was_sent(String what, ScriptedResponse greeting) {
        withoutTls.greeting(connection -> {
            time.pass(DEADLINE);
            return greeting.playOn(connection);
        });

        for (OperationCall call : List.of(OperationCall.GET, OperationCall.CLOSE)) {
            for (HttpSettings settings : bothSettings(tlsTo(withoutTls))) {
                assertThat(outcome(
                                        call,
                                        settings.withDeadline(DEADLINE)
                                                .withConnectTimeout(LONG)
                                                .withResponseTimeout(LONG),
                                        time)
                                .getLeft())
                        .isInstanceOf(Unavailable.DeadlineExceeded.class);
            }
        }

        assertThat(withoutTls.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "CLOSE"})
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void a_peer_that_is_silent_in_the_handshake_is_waited_for_no_longer_than_the_connect_timeout(OperationCall call) {
        withoutTls.greeting(ScriptedResponse.silence());

        for (HttpSettings settings : bothSettings(tlsTo(withoutTls))) {
            assertThat(outcome(call, settings.withConnectTimeout(SOON)).getLeft())
                    .isInstanceOf(Unavailable.Unreachable.class);
        }

        assertThat(withoutTls.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "CLOSE"})
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void endless_garbage_ends_the_handshake_at_once(OperationCall call) {
        withoutTls.greeting(ScriptedResponse.endlessly("garbage"));

        for (HttpSettings settings : bothSettings(tlsTo(withoutTls))) {
            assertRefused(call, settings);
        }

        assertThat(withoutTls.requests()).isEmpty();
    }

    // ---- endless responses ----

    static Stream<Arguments> endlessResponses() {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
        return Stream.of(
                Arguments.of("silence", ScriptedResponse.silence()),
                Arguments.of(
                        "a body that stops", ScriptedResponse.raw(head + "{").then(ScriptedResponse.silence())),
                Arguments.of(
                        "a body that comes byte by byte",
                        ScriptedResponse.raw(head + "{").then(ScriptedResponse.dribbling(" "))),
                Arguments.of(
                        "one 100 Continue after the other",
                        ScriptedResponse.endlessly("HTTP/1.1 100 Continue\r\n\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessResponses")
    @Tag("WIRE-7")
    void a_call_ends_at_the_deadline_whatever_comes_after_the_handshake(String what, ScriptedResponse reply)
            throws Exception {
        service.replyingBy(request -> {
            time.pass(DEADLINE);
            return reply;
        });

        for (HttpSettings settings : bothSettings(service.baseUri(), right.trusted())) {
            HttpSettings patient = settings.withDeadline(DEADLINE).withResponseTimeout(LONG);

            assertThat(outcome(OperationCall.GET, patient, time).getLeft())
                    .isInstanceOf(Unavailable.DeadlineExceeded.class);
            assertThat(outcome(OperationCall.CLOSE, patient, time).getLeft())
                    .isInstanceOf(EffectUnknown.class)
                    .extracting(error -> ((EffectUnknown) error).seen())
                    .isInstanceOf(Unavailable.DeadlineExceeded.class);
        }
    }

    // ---- interrupted ----

    @Test
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void a_write_that_is_interrupted_in_the_handshake_ends_and_was_not_sent() throws Exception {
        Semaphore connected = new Semaphore(0);
        withoutTls.greeting(connection -> {
            connected.release();
            return true;
        });

        for (HttpSettings settings : bothSettings(tlsTo(withoutTls))) {
            assertThat(interrupted(settings, () -> connected.tryAcquire(20, TimeUnit.SECONDS)))
                    .isInstanceOf(Unavailable.Interrupted.class);
        }

        assertThat(withoutTls.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessResponses")
    @Tag("WIRE-7")
    void a_write_that_is_interrupted_after_the_handshake_ends_and_its_effect_is_unknown(
            String what, ScriptedResponse reply) throws Exception {
        service.replying(reply);

        for (HttpSettings settings : bothSettings(service.baseUri(), right.trusted())) {
            assertThat(interrupted(settings, service::awaitRequest))
                    .isInstanceOf(EffectUnknown.class)
                    .extracting(error -> ((EffectUnknown) error).seen())
                    .isInstanceOf(Unavailable.Interrupted.class);
        }

        assertThat(service.requests()).hasSize(2);
    }

    private interface Begin {
        void await() throws Exception;
    }

    private static InterventionError interrupted(HttpSettings settings, Begin begin) throws Exception {
        CompletableFuture<InterventionError> error = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        HttpSettings patient =
                settings.withDeadline(LONG).withConnectTimeout(LONG).withResponseTimeout(LONG);
        try (EngageClient client = EngageClient.connect(patient)) {
            HttpInterventions interventions = client.interventions();
            Thread caller = new Thread(() -> {
                error.complete(interventions.close(TestData.INTERVENTION).getLeft());
                flag.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            begin.await();
            caller.interrupt();

            assertThat(flag.get(HANGS.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return error.get(HANGS.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
