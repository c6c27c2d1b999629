package dev.interventions.http.call;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.reporting.CallReporter;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.Response;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call of a host: the request of an operation, and the requests that look up or diagnose its outcome, all before one deadline.
 */
public final class CallExecution {

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

    public Either<InterventionError, Intervention> read(InterventionId id) {
        return intervention(WireRequest.get(id));
    }

    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return send(WireRequest.list(query, page), body -> json.page(body, page.limit()));
    }

    public <T> Either<InterventionError, T> write(WriteCall<T> write) {
        return write.in(this);
    }

    /** Sends a request whose response must show one intervention: the one that the request names, if it names one. */
    Either<InterventionError, Intervention> intervention(WireRequest request) {
        return send(
                request,
                body -> request.operation() == Operation.CREATE
                        ? json.created(body)
                        : json.intervention(body).flatMap(found -> withRequestedId(request, found)));
    }

    /** Fails for another intervention: the response could be one to an earlier request on the connection. */
    private static Either<MalformedResponse, Intervention> withRequestedId(WireRequest request, Intervention found) {
        return request.id()
                .filter(id -> !id.equals(found.id()))
                .<Either<MalformedResponse, Intervention>>map(id -> Either.left(new MalformedResponse(
                        "the response is about intervention " + found.id().value() + ", not about " + id.value())))
                .getOrElse(() -> Either.right(found));
    }

    private <T> Either<InterventionError, T> send(
            WireRequest request, Function<InputStream, Either<MalformedResponse, T>> decoder) {
        return sender.send(request.as(impersonated), deadline, reporter)
                .flatMap(response -> response.isSuccess()
                        ? decoded(request, response, decoder)
                        : Either.left(errors.on(request.operation(), response)));
    }

    private <T> Either<InterventionError, T> decoded(
            WireRequest request, Response response, Function<InputStream, Either<MalformedResponse, T>> decoder) {
        Either<MalformedResponse, T> decoded = decoder.apply(response.body().content(deadline));
        return decoded.mapLeft(malformed -> deadline.isOver()
                ? errors.onDeadlineExceeded(request.operation(), response)
                : errors.on(request.operation(), response, malformed));
    }

    /** Whether the settings allow looking up the outcome of a write, and time is left for it. */
    boolean mayLookUp() {
        return !settings.sendsOnce() && !deadline.isOver();
    }

    /** Looks up an outcome and reports the look-up. */
    <T> Option<T> resolving(Supplier<Option<T>> lookup) {
        return reporter.resolving(lookup);
    }

    boolean mayDiagnose() {
        return settings.explainsRefusals();
    }

    /** Reads to diagnose a refusal, and reports the requests with that purpose. */
    <T> T explaining(Supplier<T> reading) {
        return reporter.explaining(reading);
    }
}
