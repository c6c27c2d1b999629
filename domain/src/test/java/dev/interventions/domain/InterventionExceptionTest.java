package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterventionExceptionTest {

    private static final Unavailable RATE_LIMITED =
            new Unavailable.RateLimited(Option.some(Duration.ofSeconds(3)), "wait 3 seconds");

    static InterventionError[] one_error_of_each_tier() {
        return new InterventionError[] {
            Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_ONLY_REPLIED)),
            RATE_LIMITED,
            new EffectUnknown(RATE_LIMITED)
        };
    }

    @ParameterizedTest
    @MethodSource("one_error_of_each_tier")
    void an_outcome_without_a_result_is_thrown_as_an_exception_with_the_error_and_its_message(InterventionError error) {
        Either<InterventionError, Intervention> outcome = Either.left(error);

        assertThatThrownBy(() -> outcome.getOrElseThrow(InterventionError::toException))
                .isInstanceOfSatisfying(
                        InterventionException.class,
                        thrown -> assertThat(thrown.error()).isSameAs(error))
                .isInstanceOf(RuntimeException.class)
                .hasMessage(error.message())
                .hasNoCause();
    }

    @ParameterizedTest
    @MethodSource("one_error_of_each_tier")
    void a_serialized_exception_keeps_the_message_and_says_that_the_error_is_lost(InterventionError error)
            throws IOException, ClassNotFoundException {
        InterventionException copy = readBack(error.toException());

        assertThat(copy).hasMessage(error.message());
        assertThatIllegalStateException()
                .isThrownBy(copy::error)
                .withMessage("the error is lost when the exception is serialized; its message was: " + error.message());
    }

    private static InterventionException readBack(InterventionException thrown)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (InterventionException) in.readObject();
        }
    }
}
