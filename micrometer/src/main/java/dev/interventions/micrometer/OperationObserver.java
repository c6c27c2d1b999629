package dev.interventions.micrometer;

import dev.interventions.domain.InterventionError;
import dev.interventions.micrometer.port.CallObserver;
import dev.interventions.port.Operation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes an observation of each operation, which is current on the caller's thread until the operation ends. */
final class OperationObserver implements CallObserver {

    private final ObservationRegistry registry;
    private final @Nullable OperationObservationConvention convention;

    OperationObserver(ObservationRegistry registry, @Nullable OperationObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public <T> Either<InterventionError, T> observe(Operation operation, Supplier<Either<InterventionError, T>> call) {
        OperationObservationContext context = new OperationObservationContext(operation);
        Observation observation = Harmless.get(() -> created(context), Observation.NOOP);
        Observation.Scope outer = registry.getCurrentObservationScope();
        Harmless.run(observation::start);
        Observation.Scope scope = Harmless.get(observation::openScope, Observation.Scope.NOOP);
        try {
            Either<InterventionError, T> outcome = call.get();
            context.ended(outcome);
            outcome.peekLeft(error -> Harmless.run(() -> observation.error(ObservedFailure.of(error))));
            return outcome;
        } catch (RuntimeException | Error thrown) {
            Harmless.run(() -> observation.error(thrown));
            throw thrown;
        } finally {
            Harmless.run(scope::close);
            // A handler that has thrown has left the scope open.
            registry.setCurrentObservationScope(outer);
            Harmless.run(observation::stop);
        }
    }

    private Observation created(OperationObservationContext context) {
        return InterventionsObservationDocumentation.OPERATION.observation(
                convention, OperationObservationConvention.DEFAULT, () -> context, registry);
    }
}
