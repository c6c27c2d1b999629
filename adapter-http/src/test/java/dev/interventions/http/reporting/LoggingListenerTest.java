package dev.interventions.http.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.LogCapture;
import dev.interventions.http.RecordingListener;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.event.HttpListener.Attempted;
import dev.interventions.http.event.HttpListener.Ended;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.NoResponse;
import dev.interventions.http.event.HttpListener.Outcome;
import dev.interventions.http.event.HttpListener.Purpose;
import dev.interventions.http.event.HttpListener.Reason;
import dev.interventions.http.event.HttpListener.Resolved;
import dev.interventions.http.event.HttpListener.Throttled;
import dev.interventions.http.event.HttpListener.Waited;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(LogCapture.LEVELS)
class LoggingListenerTest {

    private static final HostCall CLOSE = new HostCall("of-this-test-17", Operation.CLOSE);
    private static final Duration A_WHILE = Duration.ofMillis(12);

    @AutoClose
    private final LogCapture capture = LogCapture.catching("of-this-test");

    private final LoggingListener log = new LoggingListener();

    @Test
    void logs_the_outcome_of_an_attempt_at_debug_level() {
        log.attempted(new Attempted(CLOSE, Operation.CLOSE, Purpose.OPERATION, 2, Either.right(503), A_WHILE));
        log.attempted(new Attempted(
                CLOSE,
                Operation.CLOSE,
                Purpose.OPERATION,
                3,
                Either.left(new NoResponse("Unreachable", true)),
                A_WHILE));
        log.attempted(new Attempted(
                CLOSE,
                Operation.GET,
                Purpose.RESOLUTION,
                1,
                Either.left(new NoResponse("Unreachable", false)),
                A_WHILE));

        assertThat(capture.caught())
                .containsExactly(
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE:"
                                + " attempt 2 of CLOSE for OPERATION ended with 503 after 12 ms",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE:"
                                + " attempt 3 of CLOSE for OPERATION ended with Unreachable (it may have arrived) after 12 ms",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE:"
                                + " attempt 1 of GET for RESOLUTION ended with Unreachable (nothing was sent) after 12 ms");
    }

    @Test
    void logs_the_outcome_of_a_call_at_debug_level() {
        log.waited(new Waited(CLOSE, Reason.BUDGET, A_WHILE));
        log.throttled(new Throttled(CLOSE, Option.some(Duration.ofSeconds(7))));
        log.throttled(new Throttled(CLOSE, Option.none()));
        log.resolved(new Resolved(CLOSE, true, A_WHILE));
        log.resolved(new Resolved(CLOSE, false, A_WHILE));
        log.ended(new Ended(CLOSE, Outcome.RESULT, Option.none(), 2, A_WHILE));
        log.ended(new Ended(CLOSE, Outcome.REFUSED, Option.some("NotFound"), 1, A_WHILE));

        assertThat(capture.caught())
                .containsExactly(
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE: throttled, to retry after PT7S",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE: throttled, to retry after an unknown time",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE: lost outcome confirmed after 12 ms",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE: lost outcome not confirmed after 12 ms",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE: ended with a result after 2 attempts and 12 ms",
                        "dev.interventions.http: DEBUG call of-this-test-17 CLOSE: ended with NotFound after 1 attempts and 12 ms");
    }

    @Test
    void logs_at_debug_level_what_a_listener_throws() throws InterruptedException {
        RecordingListener recorded = RecordingListener.atOnce();
        HttpListener failing = new HttpListener() {
            @Override
            public void throttled(Throttled event) {
                throw new AssertionError("of-this-test");
            }

            @Override
            public void ended(Ended event) {
                recorded.ended(event);
            }
        };

        try (AsyncListener queued = AsyncListener.delivering(failing)) {
            queued.throttled(new Throttled(CLOSE, Option.none()));
            queued.ended(new Ended(CLOSE, Outcome.RESULT, Option.none(), 1, A_WHILE));
            recorded.untilEnded();
        }

        assertThat(capture.caught())
                .containsExactly(
                        "dev.interventions.http: DEBUG the listener threw an exception; delivery continues with the next event");
    }
}
