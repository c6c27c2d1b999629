package dev.interventions.micrometer;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.event.AttemptInterceptor.Result;
import io.micrometer.common.KeyValue;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/**
 * Marks an observation as failed. It says no more than the value of {@code error.type}, since the message of an error may contain text of
 * the service.
 */
final class ObservedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int FIRST_FAILED_STATUS = 400;

    private final String type;

    private ObservedFailure(String type) {
        super(type, null, false, false);
        this.type = type;
    }

    static ObservedFailure of(InterventionError error) {
        return new ObservedFailure(error.getClass().getSimpleName());
    }

    static Option<ObservedFailure> of(Result result) {
        return result.response()
                .<Option<String>>fold(
                        lost -> Option.some(lost.error()),
                        status -> Option.when(status >= FIRST_FAILED_STATUS, () -> Integer.toString(status)))
                .map(ObservedFailure::new);
    }

    /** The value of {@code error.type} for an observation with this failure. */
    static String typeOf(@Nullable Throwable failure) {
        if (failure == null) {
            return KeyValue.NONE_VALUE;
        }
        return failure instanceof ObservedFailure observed
                ? observed.type
                : failure.getClass().getSimpleName();
    }
}
