package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Measures how long after its deadline, or after the interruption of its thread, a call ends, for each behavior of the peer. */
@Tag("long")
class LatenessTest {

    /** Not a multiple of the watchdog's interval, because the measured lateness would be too small. */
    private static final Duration DEADLINE = Duration.ofMillis(330);

    private static final Duration MOST = Duration.ofMillis(250);
    private static final int ROUNDS = 5;
    private static final AtomicInteger MEASURED = new AtomicInteger();
    private static Duration latest = Duration.ZERO;

    @BeforeAll
    static void warmUp() throws Exception {
        try (AccountScenario scenario = new AccountScenario();
                EngageClient client = connected(scenario.emulator().baseUri(), scenario)) {
            Ports ports = Ports.of(client);
            Arrays.stream(OperationCall.values())
                    .forEach(call -> call.on(ports.within(Duration.ofMinutes(1)), scenario));
        }
    }

    @AfterAll
    static void printFigures() {
        System.out.println(MEASURED + " calls, the latest ended " + latest.toMillis() + " ms late");
    }

    private static EngageClient connected(URI baseUri, AccountScenario scenario) {
        return EngageClient.connect(settings(baseUri, scenario));
    }

    /** Nothing but the deadline ends a call early. */
    private static HttpSettings settings(URI baseUri, AccountScenario scenario) {
        Duration patient = Duration.ofMinutes(1);
        return HttpSettings.of(baseUri, scenario::token)
                .withBudget(RequestBudget.unlimited())
                .withDeadline(DEADLINE)
                .withConnectTimeout(patient)
                .withResponseTimeout(patient)
                .withLeaseTimeout(patient);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_all_of_whose_requests_have_a_fault(Fault fault) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (OperationCall call : OperationCall.values()) {
                try (AccountScenario scenario = new AccountScenario();
                        FaultProxy proxy = new FaultProxy(
                                scenario.emulator().baseUri(), FaultPlan.always(fault), Lateness.of(Duration.ZERO));
                        EngageClient client = connected(proxy.baseUri(), scenario)) {
                    Ports ports = Ports.of(client);
                    assertOnTime(() -> call.on(ports, scenario));
                }
            }
        }
    }

    @Test
    void a_call_that_waits_for_a_connection_of_the_pool() throws Exception {
        try (AccountScenario scenario = new AccountScenario();
                FaultProxy proxy = new FaultProxy(
                        scenario.emulator().baseUri(),
                        FaultPlan.always(Fault.SWALLOWS_THE_REQUEST),
                        Lateness.of(Duration.ZERO));
                EngageClient client =
                        EngageClient.connect(settings(proxy.baseUri(), scenario).withMaxConnections(1))) {
            Ports ports = Ports.of(client);
            CompletableFuture<?> first = CompletableFuture.runAsync(
                    () -> OperationCall.GET.on(ports.within(Duration.ofSeconds(10)), scenario),
                    task -> new Thread(task).start());
            Await.until(
                    "the one connection is in use", () -> client.connections().leased() == 1);
            for (OperationCall call : OperationCall.values()) {
                assertOnTime(() -> call.on(ports, scenario));
            }
            first.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_call_that_waits_for_the_budget() throws Exception {
        try (AccountScenario scenario = new AccountScenario();
                EngageClient client =
                        EngageClient.connect(settings(scenario.emulator().baseUri(), scenario)
                                .withBudget(SlidingWindowBudget.of(1, Duration.ofHours(1))))) {
            Ports ports = Ports.of(client);
            OperationCall.GET.on(ports, scenario);
            for (OperationCall call : OperationCall.values()) {
                assertOnTime(() -> call.on(ports, scenario));
            }
        }
    }

    @Test
    void a_call_that_waits_to_be_connected() throws Exception {
        try (AccountScenario scenario = new AccountScenario();
                ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = filling(deaf);
                Socket second = filling(deaf);
                EngageClient client = connected(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), scenario)) {
            Ports ports = Ports.of(client);
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            for (OperationCall call : OperationCall.values()) {
                assertOnTime(() -> call.on(ports, scenario));
            }
        }
    }

    /** A connection that is never accepted; when there are too many of them, further ones get no response. */
    private static Socket filling(ServerSocket deaf) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 1_000);
        return socket;
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SWALLOWS_THE_REQUEST",
                "CONTINUES_FOR_EVER",
                "DRIBBLES_A_HEAD",
                "DRIBBLES_THE_BODY",
                "DRIBBLES_CHUNKS"
            })
    void a_call_whose_thread_is_interrupted(Fault fault) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        for (OperationCall call : OperationCall.values()) {
            try (AccountScenario scenario = new AccountScenario();
                    FaultProxy proxy = new FaultProxy(
                            scenario.emulator().baseUri(), FaultPlan.always(fault), Lateness.of(Duration.ZERO));
                    EngageClient client = connected(proxy.baseUri(), scenario)) {
                Ports ports = Ports.of(client);
                Thread caller = Thread.currentThread();
                timer.schedule(caller::interrupt, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                assertOnTime(() -> call.on(ports.within(Duration.ofMinutes(1)), scenario));
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        timer.shutdownNow();
    }

    private interface Measured {
        Either<InterventionError, ?> call() throws Exception;
    }

    private static void assertOnTime(Measured measured) throws Exception {
        long start = System.nanoTime();
        Either<InterventionError, ?> outcome = measured.call();
        Duration late = Duration.ofNanos(System.nanoTime() - start).minus(DEADLINE);
        MEASURED.incrementAndGet();
        latest = late.compareTo(latest) > 0 ? late : latest;
        assertThat(late).as(outcome.toString()).isLessThanOrEqualTo(MOST);
    }
}
