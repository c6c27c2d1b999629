package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.CallRunner;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.Function;

/** The settings of a view, and what runs its calls. Each port of a client wraps one. */
record View(HttpSettings settings, CallRunner calls) {

    View actingAs(UserId user) {
        return new View(settings, calls.actingAs(requireNonNull(user, "user")));
    }

    View within(Duration deadline) {
        return with(settings.withDeadline(deadline));
    }

    View withLane(String lane) {
        return with(settings.withLane(lane));
    }

    private View with(HttpSettings other) {
        return new View(other, calls.with(other.callSettings()));
    }

    <T> Either<InterventionError, T> run(
            Operation operation, Function<CallExecution, Either<InterventionError, T>> steps) {
        return calls.run(operation, steps);
    }
}
