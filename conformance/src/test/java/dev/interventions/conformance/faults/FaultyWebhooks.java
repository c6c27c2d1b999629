package dev.interventions.conformance.faults;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.WebhookId;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Behaves as the correct webhooks except where a fault overrides it. */
class FaultyWebhooks implements Webhooks {

    /** Appended to a URL that a correct adapter would refuse since it is taken. No result shows this suffix. */
    private static final String ALIAS = "?tck-alias=";

    private static final AtomicInteger ALIASES = new AtomicInteger();

    final WebhooksAt it;

    FaultyWebhooks(WebhooksAt it) {
        this.it = it;
    }

    @Override
    public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
        return it.correct()
                .list(page)
                .map(all -> new Page<>(
                        all.count(), all.offset(), all.limit(), all.records().map(FaultyWebhooks::shown)));
    }

    @Override
    public Either<InterventionError, Subscription> get(WebhookId id) {
        return it.correct().get(id).map(FaultyWebhooks::shown);
    }

    @Override
    public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
        return it.correct().create(settings).map(FaultyWebhooks::shown);
    }

    @Override
    public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
        return it.correct().update(id, settings).map(FaultyWebhooks::shown);
    }

    @Override
    public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
        return it.correct()
                .delete(id)
                .map(deleted -> new DeletedSubscription(id, deleted.last().map(FaultyWebhooks::shown)));
    }

    // ---- actions of faults ----

    /** Creates a webhook although its URL is taken. */
    final Either<InterventionError, Subscription> createAnyway(SubscriptionSettings settings) {
        return FaultContext.insteadOf(
                InvalidRequest.class,
                it.correct().create(settings),
                () -> it.correct().create(aliased(settings)).map(FaultyWebhooks::shown));
    }

    /** Updates a webhook although the URL is taken. */
    final Either<InterventionError, Subscription> updateAnyway(WebhookId id, SubscriptionSettings settings) {
        return FaultContext.insteadOf(
                InvalidRequest.class,
                it.correct().update(id, settings),
                () -> it.correct().update(id, aliased(settings)).map(FaultyWebhooks::shown));
    }

    private static SubscriptionSettings aliased(SubscriptionSettings settings) {
        return with(settings, URI.create(settings.url() + ALIAS + ALIASES.incrementAndGet()), settings.eventTypes());
    }

    /** Settings with this URL and these types, and the same activity. */
    static SubscriptionSettings with(SubscriptionSettings settings, URI url, Set<String> types) {
        return SubscriptionSettings.of(url, types).withActive(settings.active());
    }

    static Subscription shown(Subscription stored) {
        return new Subscription(
                stored.id(),
                stored.url().map(url -> url.contains(ALIAS) ? url.substring(0, url.indexOf(ALIAS)) : url),
                stored.eventTypes(),
                stored.active(),
                stored.status());
    }
}
