package dev.interventions.conformance.faults;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.WebhookId;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.WebhookSecret;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults of webhooks. */
final class WebhookFaults {

    private WebhookFaults() {}

    static Seq<Fault> all() {
        return onEveryAdapter()
                .append(new Fault(
                        "WEBHOOK-2",
                        "lists inactive webhooks first",
                        listing((own, page) -> paged(
                                own.list(page),
                                records -> records.sortBy(each -> each.active().getOrElse(false))))));
    }

    /** The faults that are detected even if the backend deactivates webhooks. */
    static Seq<Fault> onEveryAdapter() {
        return visibility()
                .appendAll(lists())
                .appendAll(creations())
                .appendAll(updates())
                .appendAll(deletions())
                .appendAll(secrets())
                .appendAll(ensuring());
    }

    // ---- one faulty operation ----

    private interface WebhooksOf {
        Webhooks webhooks(WebhooksAt it);
    }

    private interface Operation<G, T> {
        Either<InterventionError, T> of(FaultyWebhooks own, G given);
    }

    private interface Update {
        Either<InterventionError, Subscription> of(FaultyWebhooks own, WebhookId id, SubscriptionSettings settings);
    }

    private static FaultyBehavior webhooks(WebhooksOf webhooks) {
        return new FaultyBehavior() {
            @Override
            public Webhooks webhooks(WebhooksAt it) {
                return webhooks.webhooks(it);
            }
        };
    }

    private static FaultyBehavior listing(Operation<PageRequest, Page<Subscription>> list) {
        return webhooks(it -> new FaultyWebhooks(it) {
            @Override
            public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
                return list.of(new FaultyWebhooks(it), page);
            }
        });
    }

    private static FaultyBehavior getting(Operation<WebhookId, Subscription> get) {
        return webhooks(it -> new FaultyWebhooks(it) {
            @Override
            public Either<InterventionError, Subscription> get(WebhookId id) {
                return get.of(new FaultyWebhooks(it), id);
            }
        });
    }

    private static FaultyBehavior creating(Operation<SubscriptionSettings, Subscription> create) {
        return webhooks(it -> new FaultyWebhooks(it) {
            @Override
            public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
                return create.of(new FaultyWebhooks(it), settings);
            }
        });
    }

    private static FaultyBehavior updating(Update update) {
        return webhooks(it -> new FaultyWebhooks(it) {
            @Override
            public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
                return update.of(new FaultyWebhooks(it), id, settings);
            }
        });
    }

    private static FaultyBehavior deleting(Operation<WebhookId, DeletedSubscription> delete) {
        return webhooks(it -> new FaultyWebhooks(it) {
            @Override
            public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
                return delete.of(new FaultyWebhooks(it), id);
            }
        });
    }

    private static FaultyBehavior ensuring(Operation<SubscriptionSettings, Subscription> ensure) {
        return webhooks(it -> new FaultyWebhooks(it) {
            @Override
            public Either<InterventionError, Subscription> ensure(SubscriptionSettings settings) {
                return ensure.of(new FaultyWebhooks(it), settings);
            }
        });
    }

    private static Either<InterventionError, Page<Subscription>> paged(
            Either<InterventionError, Page<Subscription>> page, UnaryOperator<Seq<Subscription>> other) {
        return page.map(all -> new Page<>(all.count(), all.offset(), all.limit(), other.apply(all.records())));
    }

    private static Seq<Subscription> everything(Webhooks webhooks) {
        return webhooks.list(PageRequest.of(0, PageRequest.MAX_LIMIT)).get().records();
    }

    // ---- the faults ----

    private static Seq<Fault> visibility() {
        return List.of(
                new Fault(
                        "WEBHOOK-1",
                        "lists the webhooks of all users",
                        listing((own, page) -> own.it.all().list(page))),
                new Fault(
                        "WEBHOOK-1",
                        "shows the webhooks of other users",
                        getting((own, id) -> own.it.all().get(id))),
                new Fault(
                        "WEBHOOK-1",
                        "lets users change the webhooks of others",
                        updating((own, id, settings) -> own.it.all().update(id, settings))),
                new Fault(
                        "WEBHOOK-1",
                        "lets users delete the webhooks of others",
                        deleting((own, id) -> own.it.all().delete(id))),
                new Fault(
                        "WEBHOOK-1",
                        "lists no webhooks of others for a user who manages access tokens",
                        listing((own, page) ->
                                paged(own.list(page), records -> own.it.isManager() ? List.empty() : records))),
                new Fault(
                        "WEBHOOK-1",
                        "gives a webhook to the manager who changes it",
                        updating((own, id, settings) -> own.it.isManager()
                                ? own.delete(id).flatMap(gone -> own.create(settings))
                                : own.update(id, settings))));
    }

    private static Seq<Fault> lists() {
        return List.of(
                new Fault(
                        "WEBHOOK-2",
                        "lists the newest webhooks first",
                        listing((own, page) -> paged(own.list(page), Seq::reverse))),
                new Fault(
                        "PAGE-1",
                        "counts only the webhooks of the page",
                        listing((own, page) -> own.list(page)
                                .map(all ->
                                        new Page<>(all.records().size(), all.offset(), all.limit(), all.records())))),
                new Fault(
                        "PAGE-3",
                        "shows the last webhooks if the offset is past the end",
                        listing((own, page) -> own.list(page)
                                .map(all -> all.records().isEmpty()
                                        ? new Page<>(all.count(), all.offset(), all.limit(), everything(own))
                                        : all))),
                new Fault(
                        "WEBHOOK-3",
                        "refuses to get an unknown webhook as an invalid request",
                        getting((own, id) -> FaultContext.insteadOf(
                                NotFound.class,
                                own.get(id),
                                () -> Either.left(new InvalidRequest("no such webhook"))))));
    }

    private static Seq<Fault> creations() {
        return List.of(
                new Fault(
                        "WEBHOOK-4",
                        "creates every webhook inactive",
                        creating((own, settings) -> own.create(settings.withActive(false)))),
                new Fault(
                        "WEBHOOK-4",
                        "registers only the first type of event",
                        creating((own, settings) -> own.create(FaultyWebhooks.with(
                                settings, settings.url(), settings.eventTypes().take(1))))),
                new Fault(
                        "WEBHOOK-4",
                        "keeps no webhook",
                        creating((own, settings) -> own.create(settings).peek(created -> own.delete(created.id())))),
                new Fault(
                        "WEBHOOK-5", "registers a URL twice", creating((own, settings) -> own.createAnyway(settings))),
                new Fault(
                        "WEBHOOK-5",
                        "gives the webhook that has the URL already",
                        creating((own, settings) -> FaultContext.insteadOf(
                                InvalidRequest.class,
                                own.create(settings),
                                () -> own.find(settings.url()).map(Option::get)))),
                new Fault(
                        "WEBHOOK-5",
                        "registers a URL once for all users",
                        creating((own, settings) ->
                                own.it.all().find(settings.url()).get().isDefined()
                                        ? Either.left(new InvalidRequest("taken"))
                                        : own.create(settings))),
                new Fault(
                        "WEBHOOK-11",
                        "lets two creates succeed that look at the same time",
                        creating((own, settings) -> {
                            boolean isFree = own.find(settings.url()).get().isEmpty();
                            own.it.state().meet();
                            return isFree ? own.createAnyway(settings) : own.create(settings);
                        })),
                new Fault(
                        "ARGUMENT-1",
                        "refuses null settings of a webhook as an invalid request",
                        creating((own, settings) -> Option.of(settings)
                                .map(own::create)
                                .getOrElse(() -> Either.left(new InvalidRequest("no settings"))))));
    }

    private static Seq<Fault> updates() {
        Set<String> left = ConcurrentHashMap.newKeySet();
        return List.of(
                new Fault(
                        "WEBHOOK-3",
                        "creates an unknown webhook that is to be updated",
                        updating((own, id, settings) -> FaultContext.insteadOf(
                                NotFound.class, own.update(id, settings), () -> own.createAnyway(settings)))),
                new Fault(
                        "WEBHOOK-5",
                        "changes a URL to one that is registered",
                        updating((own, id, settings) -> own.updateAnyway(id, settings))),
                new Fault(
                        "WEBHOOK-6",
                        "adds types of events instead of replacing them",
                        updating((own, id, settings) -> own.get(id)
                                .flatMap(before -> own.update(
                                        id,
                                        FaultyWebhooks.with(
                                                settings,
                                                settings.url(),
                                                before.eventTypes().get().addAll(settings.eventTypes())))))),
                new Fault(
                        "WEBHOOK-6",
                        "keeps the URL",
                        updating((own, id, settings) -> own.get(id)
                                .flatMap(before -> own.update(
                                        id,
                                        FaultyWebhooks.with(
                                                settings,
                                                URI.create(before.url().get()),
                                                settings.eventTypes()))))),
                new Fault(
                        "WEBHOOK-6",
                        "replaces a webhook by a new one",
                        updating((own, id, settings) -> own.delete(id).flatMap(gone -> own.create(settings)))),
                new Fault(
                        "WEBHOOK-6",
                        "changes the types of all webhooks of the user",
                        updating((own, id, settings) -> own.update(id, settings)
                                .peek(changed -> everything(own)
                                        .reject(changed::equals)
                                        .forEach(other -> own.update(
                                                other.id(),
                                                FaultyWebhooks.with(
                                                        settings,
                                                        URI.create(other.url().get()),
                                                        settings.eventTypes())))))),
                new Fault(
                        "WEBHOOK-6",
                        "keeps a URL registered that a webhook no longer has",
                        webhooks(it -> new FaultyWebhooks(it) {
                            @Override
                            public Either<InterventionError, Subscription> update(
                                    WebhookId id, SubscriptionSettings settings) {
                                super.get(id)
                                        .forEach(before ->
                                                left.add(key(before.url().get())));
                                return super.update(id, settings);
                            }

                            @Override
                            public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
                                return left.contains(key(settings.url().toString()))
                                        ? Either.left(new InvalidRequest("taken"))
                                        : super.create(settings);
                            }

                            private String key(String url) {
                                return it.user().value() + " " + url;
                            }
                        })));
    }

    private static Seq<Fault> deletions() {
        return List.of(
                new Fault(
                        "WEBHOOK-3",
                        "deletes a webhook that does not exist",
                        deleting((own, id) -> FaultContext.insteadOf(
                                NotFound.class,
                                own.delete(id),
                                () -> Either.right(new DeletedSubscription(id, Option.none()))))),
                new Fault(
                        "WEBHOOK-7",
                        "only deactivates a deleted webhook",
                        deleting((own, id) -> own.get(id)
                                .flatMap(before -> own.update(
                                        id,
                                        SubscriptionSettings.of(
                                                        URI.create(before.url().get()),
                                                        before.eventTypes().get())
                                                .withActive(false)))
                                .map(last -> new DeletedSubscription(id, Option.some(last))))),
                new Fault(
                        "WEBHOOK-7",
                        "returns a deleted webhook without its URL",
                        deleting((own, id) -> own.delete(id)
                                .map(deleted -> new DeletedSubscription(
                                        id,
                                        deleted.last()
                                                .map(last -> new Subscription(
                                                        id,
                                                        Option.none(),
                                                        last.eventTypes(),
                                                        last.active(),
                                                        last.status())))))),
                new Fault(
                        "WEBHOOK-7",
                        "deletes all webhooks of the user",
                        deleting((own, id) -> own.delete(id)
                                .peek(deleted ->
                                        everything(own).map(Subscription::id).forEach(own::delete)))));
    }

    private static Seq<Fault> secrets() {
        return List.of(
                new Fault(
                        "WEBHOOK-8",
                        "shows the secret as the status",
                        creating((own, settings) -> own.create(settings)
                                .map(created -> new Subscription(
                                        created.id(),
                                        created.url(),
                                        created.eventTypes(),
                                        created.active(),
                                        settings.secret()
                                                .map(WebhookSecret::reveal)
                                                .orElse(created.status()))))),
                new Fault(
                        "WEBHOOK-8",
                        "names the verify token in a refusal",
                        creating((own, settings) -> own.create(settings)
                                .mapLeft(refusal -> new InvalidRequest(refusal.message() + " "
                                        + settings.verifyToken()
                                                .map(WebhookSecret::reveal)
                                                .getOrElse(""))))));
    }

    private static Seq<Fault> ensuring() {
        return List.of(
                new Fault(
                        "WEBHOOK-9",
                        "creates a webhook at each call",
                        ensuring((own, settings) -> own.createAnyway(settings))),
                new Fault(
                        "WEBHOOK-9",
                        "leaves the webhook that there is as it is",
                        ensuring((own, settings) -> own.find(settings.url())
                                .flatMap(found -> found.<Either<InterventionError, Subscription>>map(Either::right)
                                        .getOrElse(() -> own.create(settings))))),
                new Fault("WEBHOOK-9", "replaces the webhook that there is by a new one", ensuring((own, settings) -> {
                    own.find(settings.url()).get().map(Subscription::id).forEach(own::delete);
                    return own.create(settings);
                })),
                new Fault(
                        "WEBHOOK-9", "finds a webhook whose URL only begins so", webhooks(it -> new FaultyWebhooks(it) {
                            @Override
                            public Either<InterventionError, Option<Subscription>> find(URI url) {
                                return Either.right(everything(this)
                                        .find(each -> each.url().get().startsWith(url.toString())));
                            }
                        })),
                new Fault(
                        "WEBHOOK-10",
                        "doesn't look again if the URL was taken meanwhile",
                        ensuring((own, settings) -> found(own, settings).getOrElse(() -> own.create(settings)))),
                new Fault(
                        "WEBHOOK-10",
                        "creates several webhooks at the same time",
                        ensuring((own, settings) -> found(own, settings).getOrElse(() -> own.createAnyway(settings)))));
    }

    /** The existing one, brought up to date; the thread then waits for another one that has found none. */
    private static Option<Either<InterventionError, Subscription>> found(
            FaultyWebhooks own, SubscriptionSettings settings) {
        Option<Either<InterventionError, Subscription>> found =
                own.find(settings.url()).get().map(existing -> own.update(existing.id(), settings));
        own.it.state().meet();
        return found;
    }
}
