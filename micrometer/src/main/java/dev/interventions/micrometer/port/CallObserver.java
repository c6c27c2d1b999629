package dev.interventions.micrometer.port;

import dev.interventions.domain.InterventionError;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Observes the calls of operations. */
public interface CallObserver {

    /** Makes the call, and returns its outcome. */
    <T> Either<InterventionError, T> observe(Operation operation, Supplier<Either<InterventionError, T>> call);
}
