package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.http.ClientOnTime;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation with each fault: its outcome, what the service has applied, and that the connections still work. */
@Timeout(180)
class FaultsTest {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    /** Longer than any deadline, so that only the deadline ends a call whose response never ends. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final int MOST_BYTES = 200_000;

    /** Faults that leave the response's status readable: a 404 is enough to confirm a cancel or a delete. */
    private static final Set<Fault> LEAVE_THE_STATUS =
            EnumSet.of(Fault.CUTS_THE_BODY, Fault.RESETS_IN_THE_BODY, Fault.SHOWS_ANOTHER_STATE);

    private static final Set<OperationCall> CONFIRMED_BY_A_404 =
            EnumSet.of(OperationCall.CANCEL, OperationCall.DELETE_COMMENT, OperationCall.DELETE_WEBHOOK);

    /** Passes when the deadline of a request is to be reached, and when the client waits before another attempt. */
    private final VirtualTime time = new VirtualTime();

    private final AccountScenario scenario = new AccountScenario();
    private final AtomicInteger faultsLeft = new AtomicInteger();

    static Stream<Arguments> everyCallWithEveryFault() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> Arrays.stream(OperationCall.values()).map(call -> Arguments.of(call, fault)));
    }

    @Test
    void there_are_at_least_forty_kinds_of_faults() {
        assertThat(Fault.values()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest(name = "{0}, first request: {1}")
    @MethodSource("everyCallWithEveryFault")
    void a_call_whose_first_request_has_a_fault(OperationCall call, Fault fault) throws Exception {
        faultsLeft.set(1);

        assertOutcome(call, fault, fault.seen().once(call.isWrite(), fault.arrivesInTime() && call.hasVisibleEffect()));
    }

    @ParameterizedTest(name = "{0}, all requests: {1}")
    @MethodSource("everyCallWithEveryFault")
    void a_call_all_of_whose_requests_have_a_fault(OperationCall call, Fault fault) throws Exception {
        faultsLeft.set(Integer.MAX_VALUE);

        boolean confirmed = CONFIRMED_BY_A_404.contains(call) && LEAVE_THE_STATUS.contains(fault);
        assertOutcome(call, fault, confirmed ? "Right" : fault.seen().always(call.isWrite()));
    }

    private void assertOutcome(OperationCall call, Fault fault, String expected) throws Exception {
        AccountScenario.State before = scenario.state();
        try (scenario) {
            try (FaultProxy proxy = proxy(fault);
                    ClosedPort closedPort = new ClosedPort();
                    EngageClient client = connected(
                            fault.seen() == ObservedOutcome.NO_CONNECTION ? closedPort.baseUri() : proxy.baseUri())) {
                Ports ports = Ports.of(client);
                Either<InterventionError, ?> outcome = call.on(ports, scenario);

                assertThat(named(outcome)).as(outcome.toString()).isEqualTo(expected);
                boolean applied = call.hasVisibleEffect() && (fault.arrivesInTime() || expected.equals("Right"));
                assertThat(!scenario.state().equals(before))
                        .as("the service has applied it")
                        .isEqualTo(applied);
                assertThat(writes(proxy)).isLessThanOrEqualTo(fault.seen().mostWrites());
                assertThat(proxy.noRedirectWasFollowed()).isTrue();
                assertConnectionsStillWork(client, fault);
                if (!call.isWrite() && outcome.isRight() && fault.seen() != ObservedOutcome.FALSE_STATE) {
                    assertThat(outcome).as("what the service holds").isEqualTo(call.on(ports, scenario));
                }
            }
            if (fault.arrival() == Fault.Arrival.AFTER_THE_CALL) {
                assertThat(!scenario.state().equals(before))
                        .as("the service has applied it, too late")
                        .isEqualTo(call.hasVisibleEffect());
            }
        }
    }

    private FaultProxy proxy(Fault fault) {
        FaultPlan plan = request -> faultsLeft.getAndDecrement() > 0 ? fault : Fault.NONE;
        return new FaultProxy(
                scenario.emulator().baseUri(), plan, Lateness.untilTheEnd(), ClientDeadline.at(DEADLINE, time));
    }

    private EngageClient connected(URI baseUri) {
        HttpSettings settings = HttpSettings.of(baseUri, scenario::token)
                .withBudget(RequestBudget.unlimited())
                .withDeadline(DEADLINE)
                .withResponseTimeout(LONG)
                .withMaxBodyBytes(MOST_BYTES);
        return ClientOnTime.connect(settings, time);
    }

    private void assertConnectionsStillWork(EngageClient client, Fault fault) {
        faultsLeft.set(0);
        // The thread that cancelled a call may not have returned its connection yet.
        Await.until(
                "no connection is kept",
                () -> client.connections().leased() == 0 && client.connections().pending() == 0);
        if (fault.seen() != ObservedOutcome.NO_CONNECTION) {
            assertThat(client.interventions().get(scenario.bystander()).map(Intervention::id))
                    .isEqualTo(Either.right(scenario.bystander()));
        }
    }

    private static long writes(FaultProxy proxy) {
        return proxy.received().stream().filter(HttpMessage::isWrite).count();
    }

    private static String named(Either<InterventionError, ?> outcome) {
        return outcome.fold(error -> error.getClass().getSimpleName(), right -> "Right");
    }
}
