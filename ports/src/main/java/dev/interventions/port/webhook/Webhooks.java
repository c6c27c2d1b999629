package dev.interventions.port.webhook;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.WebhookId;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;

/**
 * The webhooks of an account: the addresses that the platform posts events to. A user sees and changes those of their own access tokens;
 * with the permission {@code manage_api_access_tokens}, all. Outcomes are values, as for {@link dev.interventions.port.Interventions}.
 * Threads may share an instance.
 *
 * <p>Before the platform posts anything, it asks the address for a challenge. That is asynchronous: a webhook whose receiver doesn't
 * answer is created, and deactivated a little later.
 */
public interface Webhooks {

    /** One page of the webhooks, active ones first ({@code GET /webhooks}). */
    Either<InterventionError, Page<Subscription>> list(PageRequest page);

    /** The webhook ({@code GET /webhooks/ID}); {@link Refused.NotFound} if there is none. */
    Either<InterventionError, Subscription> get(WebhookId id);

    /**
     * Creates a webhook ({@code POST /webhooks}); {@link Refused.InvalidRequest} if the service refuses the settings, for example because
     * the URL is registered already.
     */
    Either<InterventionError, Subscription> create(SubscriptionSettings settings);

    /** Changes a webhook ({@code PUT /webhooks/ID}). What the settings leave out stays as it is. */
    Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings);

    /** Deletes a webhook ({@code DELETE /webhooks/ID}); {@link Refused.NotFound} if there is none. */
    Either<InterventionError, DeletedSubscription> delete(WebhookId id);

    /**
     * Makes sure that there is exactly one webhook with this URL, and that it is as these settings say: changes the one that there is if
     * it differs, and creates one otherwise. It may be called as often as one likes, for example at each start of a host.
     *
     * <p>It looks before it creates, and again if the outcome of a create is unknown or the URL was taken meanwhile, so that no call
     * creates a second one. What the service doesn't show (the secret, the verify token, the name) is sent each time that it is set
     * (<em>choice</em>).
     */
    default Either<InterventionError, Subscription> ensure(SubscriptionSettings settings) {
        return find(settings.url())
                .flatMap(found ->
                        found.map(existing -> upToDate(existing, settings)).getOrElse(() -> createdOrFound(settings)));
    }

    /** The same for an active webhook to this URL with these types of events and this secret. */
    default Either<InterventionError, Subscription> ensure(URI url, Set<String> eventTypes, WebhookSecret secret) {
        return ensure(SubscriptionSettings.of(url, eventTypes).withSecret(secret));
    }

    /** The webhook with exactly this URL, if there is one. Reads as many pages as it takes. */
    default Either<InterventionError, Option<Subscription>> find(URI url) {
        PageRequest next = PageRequest.of(0, PageRequest.MAX_LIMIT);
        while (true) {
            Either<InterventionError, Page<Subscription>> page = list(next);
            Option<Subscription> found = page.toOption()
                    .flatMap(some -> some.records().find(each -> each.url().contains(url.toString())));
            if (page.isLeft() || found.isDefined() || !page.get().hasNext()) {
                return page.map(some -> found);
            }
            next = PageRequest.of(next.offset() + PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
        }
    }

    private Either<InterventionError, Subscription> upToDate(Subscription existing, SubscriptionSettings settings) {
        return existing.shows(settings) && !settings.hasHiddenParts()
                ? Either.right(existing)
                : update(existing.id(), settings);
    }

    private Either<InterventionError, Subscription> createdOrFound(SubscriptionSettings settings) {
        Either<InterventionError, Subscription> created = create(settings);
        boolean mayExist = created.isLeft()
                && (created.getLeft() instanceof EffectUnknown || created.getLeft() instanceof Refused.InvalidRequest);
        return mayExist
                ? find(settings.url())
                        .toOption()
                        .flatMap(found -> found)
                        .map(found -> upToDate(found, settings))
                        .getOrElse(created)
                : created;
    }
}
