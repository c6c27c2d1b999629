package dev.interventions.spring.boot.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.EndpointNotFound;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotAuthenticated;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Refused.NotSupported;
import dev.interventions.domain.Refused.UnknownUser;
import dev.interventions.domain.Rule;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.domain.Unavailable.ClientClosed;
import dev.interventions.domain.Unavailable.DeadlineExceeded;
import dev.interventions.domain.Unavailable.Interrupted;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.Unavailable.RateLimited;
import dev.interventions.domain.Unavailable.ServiceFailed;
import dev.interventions.domain.Unavailable.TokenUnavailable;
import dev.interventions.domain.Unavailable.Unreachable;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

class InterventionProblemsTest {

    private static final Map<InterventionError, Integer> STATUSES = Map.ofEntries(
            Map.entry(new InvalidRequest("m"), 400),
            Map.entry(NotAllowed.withoutReason("m"), 403),
            Map.entry(new NotFound("m"), 404),
            Map.entry(new InProgress("m"), 409),
            Map.entry(new NotOpenable("m"), 422),
            Map.entry(new UnknownUser("m"), 422),
            Map.entry(new EffectUnknown(new Unreachable("secret host")), 500),
            Map.entry(new NotSupported("m"), 501),
            Map.entry(new NotAuthenticated("secret host"), 502),
            Map.entry(new EndpointNotFound("secret host"), 502),
            Map.entry(new MalformedResponse("secret host"), 502),
            Map.entry(new ServiceFailed("secret host"), 502),
            Map.entry(new RateLimited(Option.none(), "secret host"), 503),
            Map.entry(new BudgetExhausted("secret host"), 503),
            Map.entry(new ClientClosed("secret host"), 503),
            Map.entry(new Interrupted("secret host"), 503),
            Map.entry(new TokenUnavailable("secret host"), 503),
            Map.entry(new Unreachable("secret host"), 503),
            Map.entry(new DeadlineExceeded("secret host"), 504));

    static Stream<InterventionError> errors() {
        return STATUSES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void each_error_has_a_status_and_its_name(InterventionError error) {
        ProblemDetail problem = InterventionProblems.of(error);

        assertThat(problem.getStatus()).isEqualTo(STATUSES.get(error));
        assertThat(problem.getProperties())
                .containsEntry("error", error.getClass().getSimpleName())
                .containsEntry("tier", error.<String>fold(r -> "refused", u -> "unavailable", e -> "effect-unknown"));
        assertThat(problem.getDetail()).isNotBlank().doesNotContain("secret host");
    }

    @Test
    void no_error_is_left_out() {
        assertThat(STATUSES.keySet().stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        leaves(InterventionError.class).toList());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(leaf -> leaves(leaf))
                : Stream.of(type);
    }

    @Test
    void a_refusal_has_its_message_and_the_broken_rules() {
        ProblemDetail problem = InterventionProblems.of(NotAllowed.stated(HashSet.of(Rule.CLOSE_ONLY_REPLIED)));

        assertThat(problem.getDetail()).contains(Rule.CLOSE_ONLY_REPLIED.sentence());
        assertThat(problem.getProperties()).containsEntry("rules", List.of(Rule.CLOSE_ONLY_REPLIED.id()));
    }

    @Test
    void a_rate_limit_says_after_how_many_whole_seconds_to_retry() {
        var limited = new RateLimited(Option.some(Duration.ofMillis(1500)), "m");

        var response = new InterventionExceptionHandler().handle(limited.toException());

        assertThat(response.getStatusCode().value()).isEqualTo(503);
        assertThat(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    }

    @Test
    void exceptions_are_handled_only_if_the_host_asks_for_it() {
        WebApplicationContextRunner runner = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProblemDetailsAutoConfiguration.class));

        runner.run(context -> assertThat(context).doesNotHaveBean(InterventionExceptionHandler.class));
        runner.withPropertyValues("interventions.problemdetails.enabled=true")
                .run(context -> assertThat(context).hasSingleBean(InterventionExceptionHandler.class));
    }
}
