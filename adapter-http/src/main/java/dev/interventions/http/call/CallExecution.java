package dev.interventions.http.call;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.reporting.CallReporter;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.Response;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * One call of a host: the request of an operation, and the requests that look up or diagnose its outcome, all before one deadline. It knows no
 * operation in particular.
 */
public final class CallExecution {

    /** Reads a body as what an operation returns. */
    @FunctionalInterface
    public interface Decoder<T> {

        Either<MalformedResponse, T> decode(ResponseJson json, InputStream body);
    }

    private final CallSettings settings;
    private final RetryingSender sender;
    private final ResponseJson json;
    private final ErrorMapper errors;
    private final Option<UserId> impersonated;
    private final Deadline deadline;
    private final CallReporter reporter;

    CallExecution(
            CallSettings settings,
            RetryingSender sender,
            ResponseJson json,
            ErrorMapper errors,
            Option<UserId> impersonated,
            Deadline deadline,
            CallReporter reporter) {
        this.settings = settings;
        this.sender = sender;
        this.json = json;
        this.errors = errors;
        this.impersonated = impersonated;
        this.deadline = deadline;
        this.reporter = reporter;
    }

    /**
     * Sends a request, within the deadline and the budget, and again where that is safe.
     *
     * @param decoder reads the body of a success
     */
    public <T> Either<InterventionError, T> send(WireRequest request, Decoder<T> decoder) {
        return sendDated(request, decoder).map(Dated::value);
    }

    /** What a response says, and the time on the service's clock when it was made, if the response shows that. */
    public record Dated<T>(T value, Option<Instant> date) {}

    /** The same as {@link #send}, with the time of the response. */
    public <T> Either<InterventionError, Dated<T>> sendDated(WireRequest request, Decoder<T> decoder) {
        return sender.send(request.as(impersonated), deadline, reporter)
                .flatMap(response -> response.isSuccess()
                        ? decoded(request, response, decoder).map(value -> new Dated<>(value, response.date()))
                        : Either.left(errors.on(request.operation(), response)));
    }

    /** The user as whom this call acts, unless that is the token's user. */
    public Option<UserId> impersonated() {
        return impersonated;
    }

    /** How long this call has taken so far. */
    public Duration elapsed() {
        return settings.deadline().minus(deadline.left());
    }

    private <T> Either<InterventionError, T> decoded(WireRequest request, Response response, Decoder<T> decoder) {
        Either<MalformedResponse, T> decoded =
                decoder.decode(json, response.body().content(deadline));
        return decoded.mapLeft(malformed -> deadline.isOver()
                ? errors.onDeadlineExceeded(request.operation(), response)
                : errors.on(request.operation(), response, malformed));
    }

    /**
     * The outcome of a write, or what the look-up finds if the effect is unknown. Looks nothing up if the caller was interrupted or the
     * client closed: then the call must end without waiting for another response.
     */
    public <T> Either<InterventionError, T> orLookedUp(
            Either<InterventionError, T> outcome, Supplier<Option<T>> lookup) {
        return outcome.isLeft() && outcome.getLeft() instanceof EffectUnknown unknown && mayLookUp(unknown)
                ? reporter.resolving(lookup).toEither(unknown)
                : outcome;
    }

    /** Whether the settings allow it, and time is left for it. */
    private boolean mayLookUp(EffectUnknown unknown) {
        return !settings.sendsOnce()
                && !deadline.isOver()
                && !(unknown.seen() instanceof Unavailable.Interrupted)
                && !(unknown.seen() instanceof Unavailable.ClientClosed);
    }

    public boolean mayDiagnose() {
        return settings.explainsRefusals();
    }

    /** Reads to diagnose a refusal, and reports the requests with that purpose. */
    public <T> T explaining(Supplier<T> reading) {
        return reporter.explaining(reading);
    }
}
