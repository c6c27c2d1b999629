package dev.interventions.micrometer.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.WebhookId;
import dev.interventions.port.Operation;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.control.Either;

/** A port whose operations are observed. */
public final class ObservedWebhooks implements Webhooks {

    private final Webhooks webhooks;
    private final CallObserver observer;

    public ObservedWebhooks(Webhooks webhooks, CallObserver observer) {
        this.webhooks = requireNonNull(webhooks, "webhooks");
        this.observer = observer;
    }

    @Override
    public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
        return observer.observe(Operation.LIST_WEBHOOKS, () -> webhooks.list(page));
    }

    @Override
    public Either<InterventionError, Subscription> get(WebhookId id) {
        return observer.observe(Operation.GET_WEBHOOK, () -> webhooks.get(id));
    }

    @Override
    public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
        return observer.observe(Operation.CREATE_WEBHOOK, () -> webhooks.create(settings));
    }

    @Override
    public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
        return observer.observe(Operation.UPDATE_WEBHOOK, () -> webhooks.update(id, settings));
    }

    @Override
    public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
        return observer.observe(Operation.DELETE_WEBHOOK, () -> webhooks.delete(id));
    }
}
