package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private final VirtualTime time = new VirtualTime();
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final ClosedPort closedPort = new ClosedPort();

    private final CountingBudget budget = CountingBudget.unlimited();

    @AfterEach
    void stop() {
        service.close();
    }

    private EngageClient connected() {
        return connected(service.persistentSettings().withBudget(budget));
    }

    /** On virtual time, so that no test waits between attempts. */
    private EngageClient connected(HttpSettings settings) {
        return EngageClient.connect(settings, time);
    }

    private Duration since(long begun) {
        return Duration.ofNanos(time.nanos() - begun);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_read_is_tried_again_when_a_gateway_fails(int status) {
        service.replying(ScriptedResponse.error(status, "in a moment"), ScriptedResponse.json(TestData.RESPONSE));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        }
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void a_read_is_tried_again_when_the_connection_is_lost() {
        service.replying(ScriptedResponse.closing(), ScriptedResponse.json(TestData.RESPONSE));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        }
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void a_read_is_not_tried_again_when_the_service_is_silent() {
        service.replying(ScriptedResponse.silence());
        HttpSettings impatient =
                service.persistentSettings().withBudget(budget).withResponseTimeout(Duration.ofMillis(200));

        try (EngageClient client = connected(impatient)) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Unavailable.DeadlineExceeded.class);
        }
        assertThat(budget.acquired()).isEqualTo(1);
    }

    @Test
    void a_read_is_tried_three_times_at_most() {
        service.replying(ScriptedResponse.error(503, "not today"));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Unavailable.ServiceFailed.class);
        }
        assertThat(service.requests()).hasSize(3);
        assertThat(budget.acquired()).isEqualTo(3);
        assertThat(budget.ended()).isEqualTo(3);
    }

    @Test
    void the_pause_before_another_attempt_doubles() {
        service.replying(ScriptedResponse.error(503, "not today"));
        long begun = time.nanos();

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            interventions.get(TestData.INTERVENTION);
        }
        assertThat(since(begun)).isBetween(Duration.ofMillis(100 + 200), Duration.ofMillis(200 + 400));
    }

    @Test
    void a_read_is_not_tried_again_when_the_deadline_leaves_no_time_for_a_pause() {
        service.replying(ScriptedResponse.error(503, "not today"));
        HttpSettings hasty = service.persistentSettings().withBudget(budget).withDeadline(Duration.ofMillis(100));

        try (EngageClient client = connected(hasty)) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Unavailable.ServiceFailed.class);
        }
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void a_caller_interrupted_in_a_pause_gets_the_error_that_was_seen_and_stays_interrupted() {
        service.replying(ScriptedResponse.error(503, "not today"));
        HttpSettings interrupting = service.persistentSettings().withBudget(new InterruptingBudget());

        try (EngageClient client = EngageClient.connect(interrupting)) {
            HttpInterventions interventions = client.interventions();
            InterventionError error = interventions.get(TestData.INTERVENTION).getLeft();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(error).isInstanceOf(Unavailable.ServiceFailed.class);
        }
        assertThat(service.requests()).hasSize(1);
    }

    /** Interrupts the caller at the end of an attempt, which is before any pause. */
    private static final class InterruptingBudget implements RequestBudget {

        @Override
        public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
            return Either.right(() -> Thread.currentThread().interrupt());
        }

        @Override
        public void throttled(String account, Option<Duration> pause) {}
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422, 500})
    void a_read_is_not_tried_again_after_a_permanent_failure(int status) {
        service.replying(ScriptedResponse.error(status, "no"));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).isLeft()).isTrue();
        }
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-10")
    void every_operation_is_tried_again_after_a_429_and_the_budget_is_notified(OperationCall call) {
        service.replying(
                ScriptedResponse.error(429, "slow down", "Retry-After: 7"), ScriptedResponse.json(call.response()));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(call.on(interventions).isRight()).isTrue();
        }
        assertThat(service.requests()).hasSize(2);
        assertThat(budget.pauses()).containsExactly(Option.some(Duration.ofSeconds(7)));
    }

    @Test
    void a_read_waits_as_long_as_a_503_asks() {
        service.replying(
                ScriptedResponse.error(503, "in a while", "Retry-After: 7"), ScriptedResponse.json(TestData.RESPONSE));
        long begun = time.nanos();

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        }
        assertThat(since(begun)).isEqualTo(Duration.ofSeconds(7));
        assertThat(budget.pauses()).isEmpty();
    }

    @Test
    void a_read_is_not_tried_again_when_a_503_asks_for_more_time_than_the_deadline_leaves() {
        service.replying(ScriptedResponse.error(503, "in a while", "Retry-After: 61"));
        long begun = time.nanos();

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Unavailable.ServiceFailed.class);
        }
        assertThat(since(begun)).isZero();
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-9")
    void no_write_is_sent_again_when_it_may_have_arrived(OperationCall call) {
        service.replying(ScriptedResponse.error(503, "did it?"));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(call.on(interventions).isLeft()).isTrue();
        }
        assertThat(service.requests().stream().filter(request -> !request.line().startsWith("GET")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_is_tried_again_when_nothing_was_sent(OperationCall call) {
        HttpSettings settings =
                HttpSettings.of(closedPort.baseUri(), () -> TestData.TOKEN).withBudget(budget);

        try (EngageClient client = connected(settings)) {
            HttpInterventions interventions = client.interventions();
            assertThat(call.on(interventions).getLeft()).isInstanceOf(Unavailable.Unreachable.class);
        }
        assertThat(budget.acquired()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-1")
    void a_401_requests_a_new_token_and_sends_again(OperationCall call) {
        AtomicInteger asked = new AtomicInteger();
        service.replyingBy(request -> request.header("Authorization").contains("Bearer token-2")
                ? ScriptedResponse.json(call.response())
                : ScriptedResponse.error(401, "expired"));
        HttpSettings settings = HttpSettings.of(service.baseUri(), () -> "token-" + asked.incrementAndGet())
                .withBudget(budget);

        try (EngageClient client = connected(settings)) {
            HttpInterventions interventions = client.interventions();
            assertThat(call.on(interventions).isRight()).isTrue();
        }
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-1")
    void a_second_401_is_the_result() {
        service.replying(ScriptedResponse.error(401, "never heard of it"));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.close(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Refused.NotAuthenticated.class);
        }
        assertThat(service.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_sent_when_the_budget_is_used_up(OperationCall call) {
        HttpSettings settings = service.persistentSettings().withBudget(new CountingBudget(0));

        try (EngageClient client = connected(settings)) {
            HttpInterventions interventions = client.interventions();
            InterventionError error = call.on(interventions).getLeft();

            assertThat(error).isInstanceOf(Unavailable.BudgetExhausted.class);
        }
        assertThat(service.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_request_of_a_call_waits_in_the_lane_of_its_view(OperationCall call) {
        service.replying(ScriptedResponse.error(429, "slow down"), ScriptedResponse.json(call.response()));

        try (EngageClient client = connected()) {
            HttpInterventions interventions = client.interventions();
            call.on(interventions.withLane("batch").actingAs(TestData.USER).within(Duration.ofSeconds(50)));
            call.on(interventions);
        }
        assertThat(budget.lanes()).startsWith("batch", "batch").endsWith(RequestBudget.DEFAULT_LANE);
    }

    @Test
    void a_service_that_asks_to_wait_for_years_makes_the_budget_pause_for_five_minutes() {
        assertThat(pauses(service.persistentSettings())).containsOnly(Option.some(Duration.ofMinutes(5)));
    }

    @Test
    void the_longest_pause_is_a_setting() {
        assertThat(pauses(service.persistentSettings().withMaxRetryAfter(Duration.ofHours(1))))
                .containsOnly(Option.some(Duration.ofHours(1)));
    }

    private List<Option<Duration>> pauses(HttpSettings settings) {
        service.replying(ScriptedResponse.error(429, "slow down", "Retry-After: 999999999"));
        try (EngageClient client = connected(settings.withBudget(budget))) {
            HttpInterventions interventions = client.interventions();
            interventions.get(TestData.INTERVENTION);
        }
        return budget.pauses();
    }

    @Test
    void a_call_waits_for_an_exhausted_budget_until_its_deadline() {
        assertThat(waitingOverBudget(service.persistentSettings().withDeadline(Duration.ofSeconds(5))))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_call_that_fails_fast_does_not_wait_for_an_exhausted_budget() {
        assertThat(waitingOverBudget(service.persistentSettings().failingFastOverBudget()))
                .isZero();
    }

    /** How long a call takes that fails, if the next request is free after seven seconds. */
    private Duration waitingOverBudget(HttpSettings settings) {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        RequestBudget narrow = new SlowBudget(Duration.ofSeconds(7), time);

        try (EngageClient client = connected(settings.withBudget(narrow))) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
            long begun = time.nanos();

            assertThat(interventions.get(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Unavailable.BudgetExhausted.class);
            return since(begun);
        }
    }
}
