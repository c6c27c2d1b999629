package dev.interventions.http.call;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.Response;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One call of a host: the request of an operation, and the requests that look up its outcome, all before one deadline.
 */
public final class CallExecution {

    private final RetryingSender sender;
    private final ResponseJson json;
    private final ErrorMapper errors;
    private final Option<UserId> impersonated;
    private final Deadline deadline;
    private final CallReporter reporter;

    public CallExecution(
            RetryingSender sender,
            ResponseJson json,
            ErrorMapper errors,
            Option<UserId> impersonated,
            Deadline deadline,
            CallReporter reporter) {
        this.sender = sender;
        this.json = json;
        this.errors = errors;
        this.impersonated = impersonated;
        this.deadline = deadline;
        this.reporter = reporter;
    }

    public <T> Either<InterventionError, T> send(
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
                ? errors.onTooLate(request.operation())
                : errors.on(request.operation(), response, malformed));
    }

    /** Sends a request whose response must show the intervention with this id: another one could be left over on the connection. */
    public Either<InterventionError, Intervention> send(InterventionId id, WireRequest request) {
        return send(
                request,
                body -> json.intervention(body)
                        .filterOrElse(
                                intervention -> intervention.id().equals(id),
                                other -> new MalformedResponse("the response is about intervention "
                                        + other.id().value() + ", not about " + id.value())));
    }

    /**
     * The outcome of a write, or if that is unknown, what a lookup confirms. A lookup that confirms nothing proves nothing: the write
     * may still arrive.
     */
    public <T> Either<InterventionError, T> confirmed(
            Either<InterventionError, T> outcome, Supplier<Option<T>> lookup) {
        return outcome.fold(
                error -> mayBeFoundOut(error)
                        ? reporter.resolving(lookup)
                                .<Either<InterventionError, T>>map(Either::right)
                                .getOrElse(outcome)
                        : outcome,
                result -> outcome);
    }

    private boolean mayBeFoundOut(InterventionError error) {
        return error instanceof EffectUnknown unknown
                && !(unknown.seen() instanceof Unavailable.Interrupted)
                && !(unknown.seen() instanceof Unavailable.ClientClosed)
                && !deadline.isOver();
    }

    /** The intervention, if it can be read now and is as the predicate wants it. */
    public Option<Intervention> seen(InterventionId id, Predicate<Intervention> wanted) {
        return read(id).toOption().filter(wanted);
    }

    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return send(WireRequest.list(query, page), body -> json.page(body, page.limit()));
    }

    public Either<InterventionError, Intervention> read(InterventionId id) {
        return send(id, WireRequest.get(id));
    }

    /** A refusal without a reason, with what the intervention shows about it, if it can be read. */
    public <T> Either<InterventionError, T> explained(
            Either<InterventionError, T> outcome, InterventionId id, RefusalDiagnosis diagnosis) {
        return outcome.mapLeft(
                error -> error instanceof Refused.NotAllowed refusal && refusal.basis() == Refused.Basis.UNKNOWN
                        ? reporter.explaining(() -> read(id))
                                .map(seen -> diagnosis.of(refusal, seen))
                                .getOrElse(refusal)
                        : error);
    }
}
