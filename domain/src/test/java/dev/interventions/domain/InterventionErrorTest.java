package dev.interventions.domain;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterventionErrorTest {

    private static final String MESSAGE = "what to do";

    private static final List<Refused> REFUSED = List.of(
            new Refused.NotFound(MESSAGE),
            new Refused.EndpointNotFound(MESSAGE),
            new Refused.NotAllowed(HashSet.empty(), Refused.Basis.UNKNOWN, MESSAGE),
            new Refused.InProgress(MESSAGE),
            new Refused.NotOpenable(MESSAGE),
            new Refused.UnknownUser(MESSAGE),
            new Refused.InvalidRequest(MESSAGE),
            new Refused.NotAuthenticated(MESSAGE),
            new Refused.NotSupported(MESSAGE));

    private static final List<Unavailable> UNAVAILABLE = List.of(
            new Unavailable.RateLimited(Option.some(Duration.ofSeconds(3)), MESSAGE),
            new Unavailable.BudgetExhausted(MESSAGE),
            new Unavailable.Unreachable(MESSAGE),
            new Unavailable.ServiceFailed(MESSAGE),
            new Unavailable.DeadlineExceeded(MESSAGE),
            new Unavailable.Interrupted(MESSAGE),
            new Unavailable.TokenUnavailable(MESSAGE),
            new Unavailable.ClientClosed(MESSAGE),
            new Unavailable.MalformedResponse(MESSAGE));

    @Test
    void every_refusal_folds_as_refused() {
        assertThat(REFUSED).allSatisfy(error -> assertThat(tierOf(error)).isEqualTo("refused: " + error));
        assertThat(classesOf(REFUSED)).isEqualTo(leavesOf(Refused.class));
    }

    @Test
    void every_unavailable_error_folds_as_unavailable() {
        assertThat(UNAVAILABLE).allSatisfy(error -> assertThat(tierOf(error)).isEqualTo("unavailable: " + error));
        assertThat(classesOf(UNAVAILABLE)).isEqualTo(leavesOf(Unavailable.class));
    }

    @Test
    void every_unknown_effect_folds_as_effect_unknown() {
        assertThat(UNAVAILABLE)
                .map(EffectUnknown::new)
                .allSatisfy(error -> assertThat(tierOf(error)).isEqualTo("effect unknown: " + error));
    }

    @Test
    void refused_and_unavailable_errors_have_the_message_that_they_were_created_with() {
        assertThat(Stream.<InterventionError>concat(REFUSED.stream(), UNAVAILABLE.stream()))
                .extracting(InterventionError::message)
                .containsOnly(MESSAGE);
    }

    @Test
    void an_unknown_effect_says_to_read_first_and_what_was_seen() {
        assertThat(new EffectUnknown(new Unavailable.Unreachable("connection reset")).message())
                .isEqualTo("it is unknown whether the write happened, read before trying again: connection reset");
    }

    @Test
    void an_error_belongs_to_no_known_call_unless_an_adapter_says_so() {
        assertThat(allErrors()).extracting(InterventionError::call).containsOnly(CallDetails.NONE);
    }

    @Test
    void an_error_of_a_call_is_otherwise_the_same() {
        CallDetails call = new CallDetails(Option.none(), Option.some(503), Option.some("req-1")).withId("call-1");

        assertThat(allErrors()).allSatisfy(error -> {
            assertThat(error.withCall(call).call())
                    .isEqualTo(new CallDetails(Option.some("call-1"), Option.some(503), Option.some("req-1")));
            assertThat(error.withCall(call)).hasSameClassAs(error).isNotEqualTo(error);
            assertThat(error.withCall(call).withCall(CallDetails.NONE)).isEqualTo(error);
            assertThat(error.withCall(call).message()).isEqualTo(error.message());
        });
    }

    private static List<InterventionError> allErrors() {
        return Stream.of(
                        REFUSED.stream(),
                        UNAVAILABLE.stream(),
                        UNAVAILABLE.stream().map(EffectUnknown::new))
                .<InterventionError>flatMap(Function.identity())
                .toList();
    }

    private static String tierOf(InterventionError error) {
        Function<Object, String> refused = leaf -> "refused: " + leaf;
        Function<Object, String> unavailable = leaf -> "unavailable: " + leaf;
        Function<Object, String> effectUnknown = leaf -> "effect unknown: " + leaf;
        return error.fold(refused, unavailable, effectUnknown);
    }

    private static Set<Class<?>> classesOf(List<? extends InterventionError> errors) {
        return errors.stream().map(Object::getClass).collect(toSet());
    }

    private static Set<Class<?>> leavesOf(Class<?> tier) {
        return Stream.<Class<?>>of(tier.getPermittedSubclasses()).collect(toSet());
    }
}
