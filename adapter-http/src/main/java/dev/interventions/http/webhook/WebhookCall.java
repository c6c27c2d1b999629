package dev.interventions.http.webhook;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.WebhookId;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.json.JsonRecord;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** One call on webhooks. A write whose response is lost, or doesn't show what was requested, is looked up and never sent again. */
public final class WebhookCall {

    private final CallExecution execution;

    public WebhookCall(CallExecution execution) {
        this.execution = execution;
    }

    public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
        return execution.send(
                WebhookRequests.list(page), (json, body) -> json.page(body, page.limit(), WebhookCall::subscription));
    }

    public Either<InterventionError, Subscription> get(WebhookId id) {
        return subscription(WebhookRequests.get(id));
    }

    public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
        Either<InterventionError, Subscription> outcome =
                showing(settings, subscription(WebhookRequests.create(settings)));
        return confirmed(settings, outcome, () -> firstPage(settings));
    }

    public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
        Either<InterventionError, Subscription> outcome =
                showing(settings, subscription(WebhookRequests.update(id, settings)));
        return confirmed(settings, outcome, () -> get(id).toOption().filter(found -> found.shows(settings)));
    }

    /** What isn't shown can't be looked up: a webhook with another secret would look the same. */
    private Either<InterventionError, Subscription> confirmed(
            SubscriptionSettings settings,
            Either<InterventionError, Subscription> outcome,
            Supplier<Option<Subscription>> lookup) {
        return settings.hasHiddenParts() ? outcome : execution.orLookedUp(outcome, lookup);
    }

    public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
        Either<InterventionError, DeletedSubscription> outcome =
                subscription(WebhookRequests.delete(id)).map(last -> new DeletedSubscription(id, Option.some(last)));
        return execution.orLookedUp(
                outcome,
                () -> Option.when(
                        get(id).swap().exists(Refused.NotFound.class::isInstance),
                        () -> new DeletedSubscription(id, Option.none())));
    }

    private Option<Subscription> firstPage(SubscriptionSettings settings) {
        return list(PageRequest.of(0, PageRequest.MAX_LIMIT))
                .toOption()
                .flatMap(page -> page.records().find(found -> found.shows(settings)));
    }

    /** The response to a write must show what was requested. */
    private static Either<InterventionError, Subscription> showing(
            SubscriptionSettings settings, Either<InterventionError, Subscription> response) {
        return response.filterOrElse(
                shown -> shown.shows(settings),
                other -> new EffectUnknown(
                        new MalformedResponse("the response doesn't show the webhook as it was requested")));
    }

    private Either<InterventionError, Subscription> subscription(WireRequest request) {
        return execution.send(
                request,
                (json, body) ->
                        json.record(body, WebhookCall::subscription).flatMap(found -> withRequestedId(request, found)));
    }

    /** Fails for another webhook: the response could be one to an earlier request on the connection. */
    private static Either<MalformedResponse, Subscription> withRequestedId(WireRequest request, Subscription found) {
        return request.id().forAll(id -> id.equals(found.id()))
                ? Either.right(found)
                : Either.left(new MalformedResponse("the response is about another webhook"));
    }

    private static Subscription subscription(JsonRecord json) {
        return new Subscription(
                json.requiredId("id", WebhookId::of),
                json.text("url"),
                json.texts("registered_events").map(types -> types.toSet()),
                json.truth("active"),
                json.text("webhook_status"));
    }
}
