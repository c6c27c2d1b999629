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
 * <p>Before the platform posts events, it sends a challenge to the address, asynchronously: a webhook whose receiver doesn't answer is
 * created, and soon deactivated.
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

    /**
     * Changes a webhook ({@code PUT /webhooks/ID}). Settings that are absent stay as they are.
     *
     * @return the webhook with these settings; or {@link Refused.NotFound} if there is none; or {@link Refused.InvalidRequest} if the
     *     service refuses the settings
     */
    Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings);

    /** Deletes a webhook ({@code DELETE /webhooks/ID}); {@link Refused.NotFound} if there is none. */
    Either<InterventionError, DeletedSubscription> delete(WebhookId id);

    /**
     * Ensures that there is exactly one webhook with this URL, and that it has these settings: changes the existing one if it differs, or
     * creates one if there is none. It can be called repeatedly, for example each time that a host starts.
     *
     * <p>It searches before it creates a webhook, and again if the outcome of a create is unknown or the URL was registered meanwhile, so
     * that no call creates a second one. Settings that the service doesn't show (the secret, the verify token, the name) are sent with each
     * call (<em>choice</em>).
     */
    default Either<InterventionError, Subscription> ensure(SubscriptionSettings settings) {
        return find(settings.url())
                .flatMap(found ->
                        found.map(existing -> upToDate(existing, settings)).getOrElse(() -> createdOrFound(settings)));
    }

    /** Ensures that there is exactly one webhook with this URL, and that it is active and has these types of events and this secret. */
    default Either<InterventionError, Subscription> ensure(URI url, Set<String> eventTypes, WebhookSecret secret) {
        return ensure(SubscriptionSettings.of(url, eventTypes).withSecret(secret));
    }

    /** The webhook with exactly this URL, if there is one. Reads as many pages as necessary. */
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
