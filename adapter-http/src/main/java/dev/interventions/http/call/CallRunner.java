package dev.interventions.http.call;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.reporting.CallReporter;
import dev.interventions.http.reporting.Interceptors;
import dev.interventions.http.reporting.Listeners;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.TimeSource;
import dev.interventions.http.transport.Transport;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** Runs the calls of a host. Each view has its own runner; runners share everything but the settings and the impersonated user. */
public final class CallRunner {

    private final CallSettings settings;
    private final Option<UserId> impersonated;
    private final Shared shared;
    private final RetryingSender sender;

    /** What the calls of a client share. */
    private record Shared(
            Transport transport,
            ClientLifecycle lifecycle,
            Listeners listeners,
            Interceptors interceptors,
            ResponseJson json,
            ErrorMapper errors,
            TimeSource time) {}

    public CallRunner(
            CallSettings settings,
            Transport transport,
            ClientLifecycle lifecycle,
            Listeners listeners,
            Interceptors interceptors,
            ResponseJson json,
            TimeSource time) {
        this(
                settings,
                Option.none(),
                new Shared(
                        transport,
                        lifecycle,
                        listeners,
                        interceptors,
                        json,
                        new ErrorMapper(json, transport.baseUri()),
                        time));
    }

    private CallRunner(CallSettings settings, Option<UserId> impersonated, Shared shared) {
        this.settings = settings;
        this.impersonated = impersonated;
        this.shared = shared;
        this.sender = new RetryingSender(settings, shared.transport(), shared.lifecycle(), shared.interceptors());
    }

    public CallRunner actingAs(UserId user) {
        return new CallRunner(settings, Option.some(user), shared);
    }

    public CallRunner with(CallSettings other) {
        return new CallRunner(other, impersonated, shared);
    }

    /**
     * Runs one call, which ends at its deadline.
     *
     * @throws IllegalStateException if the client is closed
     */
    public <T> Either<InterventionError, T> run(
            Operation operation, Function<CallExecution, Either<InterventionError, T>> steps) {
        return shared.lifecycle().during(() -> {
            CallReporter reporter = shared.listeners().begin(operation);
            Deadline deadline = Deadline.in(settings.deadline(), shared.time());
            return reporter.ended(steps.apply(new CallExecution(
                    settings, sender, shared.json(), shared.errors(), impersonated, deadline, reporter)));
        });
    }
}
