package dev.interventions.micrometer;

import dev.interventions.domain.InterventionError;
import dev.interventions.micrometer.InterventionsObservationDocumentation.OperationHighCardinalityKeys;
import dev.interventions.micrometer.InterventionsObservationDocumentation.OperationLowCardinalityKeys;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.vavr.control.Either;
import java.util.Locale;

/** The names and keys of operations' observations. A host overrides what it wants otherwise. */
public interface OperationObservationConvention extends ObservationConvention<OperationObservationContext> {

    /** The convention that {@code docs/metrics.md} describes. */
    OperationObservationConvention DEFAULT = new OperationObservationConvention() {};

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof OperationObservationContext;
    }

    @Override
    default String getName() {
        return "interventions.operation";
    }

    @Override
    default String getContextualName(OperationObservationContext context) {
        return "interventions " + lowerCase(context.operation());
    }

    @Override
    default KeyValues getLowCardinalityKeyValues(OperationObservationContext context) {
        String outcome =
                context.outcome().map(OperationObservationConvention::tier).getOrElse(KeyValue.NONE_VALUE);
        return KeyValues.of(
                OperationLowCardinalityKeys.OPERATION.withValue(lowerCase(context.operation())),
                OperationLowCardinalityKeys.OUTCOME.withValue(outcome),
                OperationLowCardinalityKeys.ERROR_TYPE.withValue(ObservedFailure.typeOf(context.getError())));
    }

    @Override
    default KeyValues getHighCardinalityKeyValues(OperationObservationContext context) {
        KeyValues attempts = context.attempts() == 0
                ? KeyValues.empty()
                : KeyValues.of(OperationHighCardinalityKeys.ATTEMPTS.withValue(Integer.toString(context.attempts())));
        return context.callId()
                .map(OperationHighCardinalityKeys.CALL_ID::withValue)
                .map(attempts::and)
                .getOrElse(attempts);
    }

    private static String tier(Either<InterventionError, ?> outcome) {
        return outcome.fold(
                error -> error.fold(refused -> "refused", unavailable -> "unavailable", unknown -> "effect_unknown"),
                result -> "result");
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
