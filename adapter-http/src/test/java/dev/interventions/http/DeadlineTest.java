package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.transport.TimeSource;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call ends at its deadline, even if the service never responds. How late is measured elsewhere: here virtual time passes when a request has
 * arrived, and real time only bounds hangs.
 */
class DeadlineTest {

    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration HANGS = Duration.ofSeconds(60);

    private final VirtualTime time = new VirtualTime();

    private final ScriptedService service = new ScriptedService();
    private final HttpSettings settings = service.persistentSettings()
            .withBudget(CountingBudget.unlimited())
            .withDeadline(DEADLINE)
            .withResponseTimeout(LONG);

    @AfterEach
    void stop() {
        service.close();
    }

    /** Passes the deadline of each request when it has arrived: a write has three quarters of the time. */
    private void replyingTooLate(ScriptedResponse reply) {
        service.replyingBy(request -> {
            boolean isWrite = !request.line().startsWith("GET");
            time.pass(isWrite ? DEADLINE.multipliedBy(3).dividedBy(4) : DEADLINE);
            return reply;
        });
    }

    static Stream<Arguments> responsesWithoutEnd() {
        return Stream.of(
                Arguments.of("silence", ScriptedResponse.silence()),
                Arguments.of(
                        "one 100 Continue after the other",
                        ScriptedResponse.endlessly("HTTP/1.1 100 Continue\r\n\r\n")),
                Arguments.of(
                        "a header and no end",
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\nX-Y: z").then(ScriptedResponse.silence())),
                Arguments.of(
                        "a body that stops",
                        ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
                                .then(ScriptedResponse.silence())),
                Arguments.of(
                        "an error's body that stops",
                        ScriptedResponse.raw("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{")
                                .then(ScriptedResponse.silence())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responsesWithoutEnd")
    void a_read_ends_and_changed_nothing(String what, ScriptedResponse reply) {
        replyingTooLate(reply);

        assertThat(ended(OperationCall.GET)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responsesWithoutEnd")
    void a_write_ends_and_its_effect_is_unknown(String what, ScriptedResponse reply) {
        replyingTooLate(reply);

        assertThat(ended(OperationCall.CLOSE)).isInstanceOf(EffectUnknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_ends_when_the_service_is_silent(OperationCall call) {
        replyingTooLate(ScriptedResponse.silence());

        InterventionError error = ended(call);

        Unavailable seen = error instanceof EffectUnknown unknown ? unknown.seen() : (Unavailable) error;
        assertThat(error instanceof EffectUnknown).isEqualTo(call.isWrite());
        assertThat(seen).isInstanceOf(Unavailable.DeadlineExceeded.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_ends_at_the_deadline_while_its_response_is_decoded(OperationCall call) {
        AtomicReference<Thread> decoding = new AtomicReference<>();
        service.replying(
                ScriptedResponse.ok(ScriptedResponse.gzip(manyReadsLong(call.response())), "Content-Encoding: gzip"));
        // The permit ends with the attempt, before its response is decoded.
        HttpSettings slow = settings.withBudget(permitting(() -> decoding.set(Thread.currentThread())));
        long start = time.nanos();

        InterventionError error = assertTimeoutPreemptively(HANGS, () -> {
            try (EngageClient client = EngageClient.connect(slow, passingWhenSeenBy(decoding))) {
                return call.on(client.interventions()).getLeft();
            }
        });

        Unavailable seen = error instanceof EffectUnknown unknown ? unknown.seen() : (Unavailable) error;
        assertThat(error instanceof EffectUnknown).isEqualTo(call.isWrite());
        assertThat(seen).isInstanceOf(Unavailable.DeadlineExceeded.class);
        assertThat(Duration.ofNanos(time.nanos() - start)).isBetween(DEADLINE, DEADLINE.plusSeconds(10));
        assertThat(service.requests()).hasSize(1);
    }

    /** This response with an unknown field that takes hundreds of reads. */
    private static byte[] manyReadsLong(String response) {
        String longField = "{\"unknown\":[" + ("\"" + "x".repeat(1_000) + "\",").repeat(4_000) + "1],";
        return (longField + response.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static RequestBudget permitting(RequestBudget.Permit permit) {
        return new RequestBudget() {
            @Override
            public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
                return Either.right(permit);
            }

            @Override
            public void throttled(String account, Option<Duration> pause) {}
        };
    }

    /** The same time, of which a second passes each time that this thread looks at it, as every read of a body does. */
    private TimeSource passingWhenSeenBy(AtomicReference<Thread> thread) {
        return new TimeSource() {
            @Override
            public long nanos() {
                if (Thread.currentThread() == thread.get()) {
                    time.pass(Duration.ofSeconds(1));
                }
                return time.nanos();
            }

            @Override
            public void await(Condition condition, long nanos) {
                time.await(condition, nanos);
            }
        };
    }

    private InterventionError ended(OperationCall call) {
        return assertTimeoutPreemptively(HANGS, () -> {
            try (EngageClient client = EngageClient.connect(settings, time)) {
                HttpInterventions interventions = client.interventions();
                return call.on(interventions).getLeft();
            }
        });
    }

    @Test
    void a_view_has_a_deadline_of_its_own() {
        replyingTooLate(ScriptedResponse.silence());
        HttpSettings patient = settings.withDeadline(LONG);

        try (EngageClient client = EngageClient.connect(patient, time)) {
            HttpInterventions interventions = client.interventions();
            InterventionError error = assertTimeoutPreemptively(
                    HANGS,
                    () -> interventions
                            .within(DEADLINE)
                            .get(TestData.INTERVENTION)
                            .getLeft());

            assertThat(error).isInstanceOf(Unavailable.DeadlineExceeded.class);
            assertThatIllegalArgumentException().isThrownBy(() -> interventions.within(Duration.ZERO));
        }
    }

    @Test
    void an_interrupted_caller_ends_and_stays_interrupted() throws Exception {
        service.replying(ScriptedResponse.silence());
        HttpSettings patient = settings.withDeadline(LONG);
        AtomicReference<Thread> caller = new AtomicReference<>();

        try (EngageClient client = EngageClient.connect(patient)) {
            HttpInterventions interventions = client.interventions();
            CompletableFuture<String> outcome = CompletableFuture.supplyAsync(
                    () -> {
                        caller.set(Thread.currentThread());
                        InterventionError error =
                                interventions.close(TestData.INTERVENTION).getLeft();
                        return error.getClass().getSimpleName() + " "
                                + ((EffectUnknown) error).seen().getClass().getSimpleName() + " "
                                + Thread.interrupted();
                    },
                    task -> new Thread(task).start());
            service.awaitRequest();
            caller.get().interrupt();

            assertThat(outcome.get(HANGS.toSeconds(), TimeUnit.SECONDS)).isEqualTo("EffectUnknown Interrupted true");
        }
        assertThat(service.requests()).hasSize(1);
    }
}
