package dev.interventions.micrometer;

import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.AttemptInterceptor.HeaderSink;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Makes an observation of each attempt. */
final class AttemptObserver {

    private final ObservationRegistry registry;
    private final @Nullable AttemptObservationConvention convention;

    AttemptObserver(ObservationRegistry registry, @Nullable AttemptObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    AttemptInterceptor.Observation started(Attempt attempt, HeaderSink headers) {
        count(attempt);
        AttemptObservationContext context = new AttemptObservationContext(attempt, headers);
        Observation observation = InterventionsObservationDocumentation.ATTEMPT.observation(
                convention, AttemptObservationConvention.DEFAULT, () -> context, registry);
        Harmless.run(observation::start);
        return result -> {
            context.setResponse(result);
            ObservedFailure.of(result).peek(failure -> Harmless.run(() -> observation.error(failure)));
            observation.stop();
        };
    }

    private void count(Attempt attempt) {
        Observation current = registry.getCurrentObservation();
        if (current != null && current.getContext() instanceof OperationObservationContext operation) {
            operation.attempted(attempt);
        }
    }
}
