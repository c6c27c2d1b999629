package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldKeys;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedAnswer;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.AnswerJson;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The interventions of an account of the service, over HTTP.
 *
 * <p>Each call sends one request on the caller's thread and never a second one. Nothing is sent if the token is unfit. A refusal
 * names no rules, for the service gives no reasons. An answer that is not exactly what the service documents is {@link
 * MalformedAnswer} on a read and an unknown effect on a write; unknown fields are ignored.
 *
 * <p>Threads may share an instance; its connections are its own. Close it when the host stops: calls under way then end, and later
 * ones throw {@link IllegalStateException}.
 */
public final class HttpInterventions implements Interventions, AutoCloseable {

    private final Sender sender;
    private final AnswerJson json;
    private final Verdict verdict;
    private final Option<UserId> impersonated;

    private HttpInterventions(Sender sender, AnswerJson json, Option<UserId> impersonated) {
        this.sender = sender;
        this.json = json;
        this.verdict = new Verdict(json);
        this.impersonated = impersonated;
    }

    /** The account that these settings name. Nothing is sent before the first call. */
    public static HttpInterventions connect(HttpSettings settings) {
        return new HttpInterventions(new Sender(settings), new AnswerJson(), Option.none());
    }

    /** A view that shares the connections of this instance; closing the view does nothing. */
    @Override
    public HttpInterventions actingAs(UserId user) {
        return new HttpInterventions(sender, json, Option.some(requireNonNull(user, "user")));
    }

    /** Ends the calls under way and gives back the connections. On a view, does nothing. */
    @Override
    public void close() {
        if (impersonated.isEmpty()) {
            sender.close();
        }
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return call(WireRequest.create(content), json::created);
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return callFor(id, WireRequest.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return call(WireRequest.list(query, page), json::page);
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return callFor(id, WireRequest.close(id));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return callFor(id, WireRequest.cancel(id)).map(last -> new Cancelled(id, Option.some(last)));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return callFor(id, WireRequest.reassign(id, newOwner));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return callFor(id, WireRequest.categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return CustomFieldKeys.refusal(values.keySet())
                .<Either<InterventionError, Intervention>>map(Either::left)
                .getOrElse(() -> callFor(id, WireRequest.updateCustomFields(id, values)));
    }

    /** A call that is answered with the intervention that it is about. Another's answer could be one left over on the connection. */
    private Either<InterventionError, Intervention> callFor(InterventionId id, WireRequest request) {
        return call(
                request,
                body -> json.intervention(body)
                        .filterOrElse(
                                intervention -> intervention.id().equals(id),
                                other -> new MalformedAnswer("the answer is about intervention "
                                        + other.id().value() + ", not about " + id.value())));
    }

    private <T> Either<InterventionError, T> call(
            WireRequest request, Function<byte[], Either<MalformedAnswer, T>> decoder) {
        return sender.send(request.as(impersonated))
                .flatMap(answer -> answer.isSuccess()
                        ? decoder.apply(answer.body())
                                .mapLeft(malformed -> verdict.on(request.operation(), answer, malformed))
                        : Either.left(verdict.on(request.operation(), answer)));
    }
}
