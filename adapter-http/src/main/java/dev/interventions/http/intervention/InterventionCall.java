package dev.interventions.http.intervention;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.port.Operation;
import io.vavr.control.Either;

/** One call on interventions: sends its requests, the reads of look-ups and diagnoses included, and decodes their responses. */
public final class InterventionCall {

    private final CallExecution execution;

    public InterventionCall(CallExecution execution) {
        this.execution = execution;
    }

    public Either<InterventionError, Intervention> get(InterventionId id) {
        return intervention(InterventionRequests.get(id));
    }

    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return execution.send(InterventionRequests.list(query, page), (json, body) -> json.page(body, page.limit()));
    }

    public <T> Either<InterventionError, T> write(WriteCall<T> write) {
        return write.in(this);
    }

    /** The error of a request to close this intervention; a refusal without a reason with what reading the intervention shows. */
    public InterventionError diagnosingClose(InterventionId id, InterventionError error) {
        return RefusalDiagnosis.ofClosing(id).of(error, this);
    }

    /** Sends a request whose response must show one intervention: the one that the request names, if it names one. */
    Either<InterventionError, Intervention> intervention(WireRequest request) {
        return request.operation() == Operation.CREATE
                ? execution.send(request, ResponseJson::created)
                : execution.send(
                        request,
                        (json, body) -> json.intervention(body).flatMap(found -> withRequestedId(request, found)));
    }

    /** Fails for another intervention: the response could be one to an earlier request on the connection. */
    private static Either<MalformedResponse, Intervention> withRequestedId(WireRequest request, Intervention found) {
        return request.id()
                .filter(id -> !id.equals(found.id()))
                .<Either<MalformedResponse, Intervention>>map(id -> Either.left(new MalformedResponse(
                        "the response is about intervention " + found.id().value() + ", not about " + id.value())))
                .getOrElse(() -> Either.right(found));
    }

    CallExecution execution() {
        return execution;
    }
}
