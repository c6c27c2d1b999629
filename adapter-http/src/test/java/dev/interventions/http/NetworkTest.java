package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.transport.TimeSource;
import io.vavr.control.Either;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the network does, and what is known after it. */
@Timeout(60)
class NetworkTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final ClosedPort closedPort = new ClosedPort();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpInterventions interventions = client.interventions();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    // ---- never sent: nothing has changed, not by a write either ----

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void a_refused_connection_changes_nothing_and_is_said_to_be_refused(OperationCall call) {

        assertThat(assertUnreachable(
                        call,
                        HttpSettings.of(closedPort.baseUri(), () -> TestData.TOKEN)
                                .sendingOnce()))
                .startsWith("there is no connection to the service: ")
                .contains("refused");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void an_unknown_host_changes_nothing(OperationCall call) {
        HttpSettings settings = HttpSettings.of(URI.create("https://account.invalid/1.0"), () -> TestData.TOKEN)
                .sendingOnce();
        FailingNameServer nameServer = new FailingNameServer(new UnknownHostException("account.invalid"));

        assertUnreachable(call, EngageClient.connect(settings, TimeSource.SYSTEM, nameServer));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void a_server_that_speaks_no_tls_changes_nothing_and_sees_no_token(OperationCall call) {
        service.replying(ScriptedResponse.json(call.response()));

        assertUnreachable(
                call,
                HttpSettings.of(URI.create("https://127.0.0.1:" + service.port()), () -> TestData.TOKEN)
                        .sendingOnce()
                        .withConnectTimeout(SHORT)
                        .withResponseTimeout(SHORT));

        assertThat(service.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("AUTH-2")
    void a_proxy_that_forwards_nothing_changes_nothing_and_sees_no_token(OperationCall call) {
        service.replying(ScriptedResponse.status(407, "who are you?", "Proxy-Authenticate: Basic realm=\"x\""));

        assertUnreachable(
                call,
                HttpSettings.of(URI.create("https://account.invalid/1.0"), () -> TestData.TOKEN)
                        .sendingOnce()
                        .withProxy(InetSocketAddress.createUnresolved("127.0.0.1", service.port())));

        assertThat(service.onlyRequest().line()).isEqualTo("CONNECT account.invalid:443 HTTP/1.1");
        assertThat(service.onlyRequest().header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void a_call_that_gets_no_connection_of_the_pool_within_the_lease_timeout_changes_nothing(OperationCall call)
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        service.replying(ScriptedResponse.json(TestData.RESPONSE).after(release));
        HttpSettings settings = service.settings()
                .withDeadline(LONG)
                .withConnectTimeout(LONG)
                .withResponseTimeout(LONG)
                .withMaxConnections(1)
                .withLeaseTimeout(SHORT);

        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions narrow = client.interventions();
            Future<Either<InterventionError, Intervention>> first = threads.submit(() -> onTheOnlyConnection(narrow));
            service.awaitRequest();

            InterventionError second = call.on(narrow).getLeft();
            // A caller that has given up may be counted as waiting until the pool is used again.
            assertThat(client.connections()).isIn(new PoolStats(1, 0, 0, 1), new PoolStats(1, 0, 1, 1));

            assertThat(second).isInstanceOf(Unavailable.Unreachable.class);
            assertThat(second.message()).contains("none of the 1 connections was free within 200 ms");
            release.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS).isRight()).isTrue();
            assertThat(client.connections()).isEqualTo(new PoolStats(0, 1, 0, 1));
        }
        assertThat(service.requests()).hasSize(1);
    }

    /** A caller that is stopped while it leases a free connection may be too late for it, so it tries again. */
    private static Either<InterventionError, Intervention> onTheOnlyConnection(HttpInterventions narrow) {
        Either<InterventionError, Intervention> outcome;
        do {
            outcome = narrow.get(TestData.INTERVENTION);
        } while (outcome.isLeft() && outcome.getLeft() instanceof Unavailable.Unreachable);
        return outcome;
    }

    /** Returns the message. */
    private static String assertUnreachable(OperationCall call, HttpSettings settings) {
        return assertUnreachable(call, EngageClient.connect(settings));
    }

    private static String assertUnreachable(OperationCall call, EngageClient connected) {
        try (EngageClient client = connected) {
            HttpInterventions unreachable = client.interventions();
            InterventionError error = call.on(unreachable).getLeft();

            assertThat(error).isInstanceOf(Unavailable.Unreachable.class);
            assertThat(error.toString()).doesNotContain(TestData.TOKEN);
            return error.message();
        }
    }

    // ---- sent, and no response: a write may have happened ----

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("WIRE-9")
    void a_connection_closed_without_response_leaves_the_effect_unknown_and_nothing_is_sent_again(OperationCall call) {
        service.replying(ScriptedResponse.closing());

        assertThat(seenAfterSending(call, interventions)).isInstanceOf(Unavailable.Unreachable.class);

        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("WIRE-9")
    void a_pooled_connection_that_has_died_leaves_the_effect_unknown_and_nothing_is_sent_again(OperationCall call) {
        service.replying(ScriptedResponse.json(TestData.RESPONSE), ScriptedResponse.closing());

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(seenAfterSending(call, interventions)).isInstanceOf(Unavailable.Unreachable.class);

        assertThat(service.requests()).hasSize(2);
        assertThat(service.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    @Tag("WIRE-9")
    void a_silent_service_is_waited_for_no_longer_than_the_response_timeout(OperationCall call) {
        CountingBudget budget = CountingBudget.unlimited();
        service.replying(ScriptedResponse.silence());

        try (EngageClient client =
                EngageClient.connect(service.settings().withBudget(budget).withResponseTimeout(SHORT))) {
            HttpInterventions impatient = client.interventions();
            Unavailable seen = seenAfterSending(call, impatient);

            assertThat(seen).isInstanceOf(Unavailable.DeadlineExceeded.class);
            assertThat(seen.message()).contains("200 ms");
        }
        // The service may be too slow to receive the request.
        assertThat(budget.acquired()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-7")
    void a_service_that_falls_silent_within_its_response_is_not_waited_for_any_longer(OperationCall call) {
        CountingBudget budget = CountingBudget.unlimited();
        service.replying(ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")
                .then(ScriptedResponse.silence()));

        try (EngageClient client =
                EngageClient.connect(service.settings().withBudget(budget).withResponseTimeout(SHORT))) {
            HttpInterventions impatient = client.interventions();
            assertThat(seenAfterSending(call, impatient)).isInstanceOf(Unavailable.DeadlineExceeded.class);
        }
        assertThat(budget.acquired()).isEqualTo(1);
    }

    private static Unavailable seenAfterSending(OperationCall call, HttpInterventions interventions) {
        InterventionError error = call.on(interventions).getLeft();
        if (call.isWrite()) {
            assertThat(error).isInstanceOf(EffectUnknown.class);
            return ((EffectUnknown) error).seen();
        }
        assertThat(error).isInstanceOf(Unavailable.class);
        return (Unavailable) error;
    }

    // ---- interrupted ----

    @Test
    void a_call_that_is_interrupted_while_it_waits_for_a_connection_changes_nothing_and_keeps_the_flag()
            throws Exception {
        service.replying(ScriptedResponse.silence());
        try (EngageClient client = EngageClient.connect(service.settings().withMaxConnections(1))) {
            HttpInterventions narrow = client.interventions();
            threads.submit(() -> narrow.get(TestData.INTERVENTION));
            service.awaitRequest();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<InterventionError> error = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                error.complete(narrow.close(TestData.INTERVENTION).getLeft());
                flag.complete(Thread.currentThread().isInterrupted());
            });

            caller.start();
            caller.interrupt();

            assertThat(error.get(20, TimeUnit.SECONDS)).isInstanceOf(Unavailable.Interrupted.class);
            assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(service.requests()).hasSize(1);
    }

    // ---- closed ----

    @ParameterizedTest
    @EnumSource
    void a_port_and_its_views_send_nothing_after_closing_and_throw(OperationCall call) {
        HttpInterventions view = interventions.actingAs(TestData.USER);
        client.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> call.on(interventions))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> call.on(view)).withMessageContaining("closed");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void closing_ends_the_calls_in_progress() throws Exception {
        service.replying(ScriptedResponse.silence());
        Future<Either<InterventionError, Intervention>> read =
                threads.submit(() -> interventions.get(TestData.INTERVENTION));
        Future<Either<InterventionError, Intervention>> write =
                threads.submit(() -> interventions.close(TestData.INTERVENTION));
        service.awaitRequest();
        service.awaitRequest();

        client.close();

        assertThat(read.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unavailable.ClientClosed.class);
        assertThat(write.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(EffectUnknown.class);
    }

    @Test
    void closing_twice_has_the_effect_of_closing_once() {
        client.close();
        client.close();

        assertThat(service.requests()).isEmpty();
    }

    @Test
    void a_view_shares_the_connections_of_its_client() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        HttpInterventions view = interventions.actingAs(TestData.USER);
        assertThat(view.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(service.requests()).hasSize(2);
        assertThat(service.connections()).isEqualTo(1);
    }

    // ---- many at once ----

    @Test
    @Tag("WIRE-8")
    void fifty_threads_on_one_instance_each_get_their_own_response() throws Exception {
        int callers = 50;
        CountDownLatch start = new CountDownLatch(1);
        service.replyingBy(request ->
                ScriptedResponse.json("{\"id\":\"" + request.target().replaceAll("^.*/interventions/", "") + "\"}"));
        List<Future<Either<InterventionError, Intervention>>> outcomes = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            InterventionId id = InterventionId.of("id-" + caller);
            outcomes.add(threads.submit(() -> {
                start.await();
                return interventions.get(id);
            }));
        }

        start.countDown();

        for (int caller = 0; caller < callers; caller++) {
            assertThat(outcomes.get(caller).get(20, TimeUnit.SECONDS))
                    .isEqualTo(Either.right(Intervention.withId(InterventionId.of("id-" + caller))));
        }
        assertThat(service.requests()).hasSize(callers);
        assertThat(service.connections()).isBetween(1, 20);
    }
}
