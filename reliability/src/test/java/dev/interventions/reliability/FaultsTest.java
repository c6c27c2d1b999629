package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.http.ClientOnTime;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.collection.Seq;
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

/** Each operation meets each fault: what it comes to, what the service has done, and that connections are none the worse for it. */
@Timeout(60)
class FaultsTest {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    /** So long that nothing but the deadline ends a call whose response never ends. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final int MOST_BYTES = 200_000;

    /** They leave the status of a response readable, and a 404 is all that is needed to confirm that something is cancelled. */
    private static final Set<Fault> LEAVE_THE_STATUS =
            EnumSet.of(Fault.CUTS_THE_BODY, Fault.RESETS_IN_THE_BODY, Fault.SHOWS_ANOTHER_STATE);

    /** Passes when the deadline of a request is to be reached, and when the client waits before another attempt. */
    private final VirtualTime time = new VirtualTime();

    private final AccountScenario shop = new AccountScenario();
    private final AtomicInteger faultsLeft = new AtomicInteger();

    static Stream<Arguments> everyCallMeetingEveryFault() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> Arrays.stream(OperationCall.values()).map(call -> Arguments.of(call, fault)));
    }

    @Test
    void there_are_at_least_forty_kinds_of_faults() {
        assertThat(Fault.values()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource("everyCallMeetingEveryFault")
    void a_call_whose_first_request_meets_a_fault(OperationCall call, Fault fault) throws Exception {
        faultsLeft.set(1);

        meet(call, fault, fault.seen().once(call.isWrite(), fault.arrivesInTime()));
    }

    @ParameterizedTest(name = "{0} meets nothing but {1}")
    @MethodSource("everyCallMeetingEveryFault")
    void a_call_all_of_whose_requests_meet_a_fault(OperationCall call, Fault fault) throws Exception {
        faultsLeft.set(Integer.MAX_VALUE);

        boolean confirmed = call == OperationCall.CANCEL && LEAVE_THE_STATUS.contains(fault);
        meet(call, fault, confirmed ? "Right" : fault.seen().always(call.isWrite()));
    }

    private void meet(OperationCall call, Fault fault, String expected) throws Exception {
        Seq<Intervention> before = shop.interventions();
        try (shop) {
            try (FaultProxy proxy = proxy(fault);
                    ClosedPort nobody = new ClosedPort();
                    EngageClient client = connected(
                            fault.seen() == ObservedOutcome.NO_CONNECTION ? nobody.baseUri() : proxy.baseUri())) {
                HttpInterventions interventions = client.interventions();
                Either<InterventionError, ?> outcome = call.on(interventions, shop);

                assertThat(named(outcome)).as(outcome.toString()).isEqualTo(expected);
                boolean applied = call.isWrite() && (fault.arrivesInTime() || expected.equals("Right"));
                assertThat(!shop.interventions().equals(before))
                        .as("the service has applied it")
                        .isEqualTo(applied);
                assertThat(writes(proxy)).isLessThanOrEqualTo(fault.seen().mostWrites());
                assertThat(proxy.nobodyFollowedARedirect()).isTrue();
                assertConnectionsAreNoneTheWorse(client, fault);
            }
            if (fault.arrival() == Fault.Arrival.AFTER_THE_CALL) {
                assertThat(!shop.interventions().equals(before))
                        .as("the service has applied it, too late")
                        .isEqualTo(call.isWrite());
            }
        }
    }

    private FaultProxy proxy(Fault fault) {
        FaultPlan plan = request -> faultsLeft.getAndDecrement() > 0 ? fault : Fault.NONE;
        return new FaultProxy(
                shop.emulator().baseUri(), plan, Lateness.untilTheEnd(), ClientDeadline.at(DEADLINE, time));
    }

    private EngageClient connected(URI baseUri) {
        HttpSettings settings = HttpSettings.of(baseUri, shop::token)
                .withBudget(RequestBudget.unlimited())
                .withDeadline(DEADLINE)
                .withResponseTimeout(LONG)
                .withMaxBodyBytes(MOST_BYTES);
        return ClientOnTime.connect(settings, time);
    }

    private void assertConnectionsAreNoneTheWorse(EngageClient client, Fault fault) {
        faultsLeft.set(0);
        // Who has cut a call may still be about to give back its connection.
        Await.until(
                "no connection is kept",
                () -> client.connections().leased() == 0 && client.connections().pending() == 0);
        if (fault.seen() != ObservedOutcome.NO_CONNECTION) {
            assertThat(client.interventions().get(shop.bystander()).map(Intervention::id))
                    .isEqualTo(Either.right(shop.bystander()));
        }
    }

    private static long writes(FaultProxy proxy) {
        return proxy.received().stream().filter(HttpMessage::isWrite).count();
    }

    private static String named(Either<InterventionError, ?> outcome) {
        return outcome.fold(error -> error.getClass().getSimpleName(), right -> "Right");
    }
}
