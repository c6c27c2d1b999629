package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Subscribing;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.inmemory.Caller.Call;
import dev.interventions.inmemory.store.Moment;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.Store.Change;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.inmemory.webhook.StoredWebhook;
import dev.interventions.port.Operation;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The webhooks of a {@link World} as one agent sees and changes them: registrations only. Nothing is posted, and no receiver is asked for a
 * challenge, so an active webhook stays active and has no status. Secrets, verify tokens and names are accepted but not stored.
 *
 * <p>Get one from {@link World#webhooks}. Threads may share it; each operation happens at one moment.
 */
public final class InMemoryWebhooks implements Webhooks {

    private final Caller caller;

    InMemoryWebhooks(Store store, UserId agent) {
        this(Caller.of(store, agent));
    }

    private InMemoryWebhooks(Caller caller) {
        this.caller = caller;
    }

    /** A view whose calls act as this user, to whom the webhooks that it creates belong. A nested call replaces the user. */
    public InMemoryWebhooks actingAs(UserId user) {
        return new InMemoryWebhooks(caller.actingAs(user));
    }

    /** The same webhooks, which report each write that takes effect: see {@link InMemoryInterventions#reportingEffectsTo}. */
    public InMemoryWebhooks reportingEffectsTo(Consumer<Operation> listener) {
        return new InMemoryWebhooks(caller.reportingEffectsTo(listener));
    }

    @Override
    public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
        requireNonNull(page, "page");
        return caller.perform(Operation.LIST_WEBHOOKS, call -> {
            Seq<StoredWebhook> all = Subscribing.listed(call.state().webhooks(), call.actor());
            return call.result(Either.right(Page.of(all.map(StoredWebhook::shown), page)));
        });
    }

    @Override
    public Either<InterventionError, Subscription> get(WebhookId id) {
        requireNonNull(id, "id");
        return caller.perform(
                Operation.GET_WEBHOOK, call -> call.result(found(call, id).map(StoredWebhook::shown)));
    }

    @Override
    public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
        requireNonNull(settings, "settings");
        return caller.perform(Operation.CREATE_WEBHOOK, call -> {
            Moment numbered = call.moment().withNextNumber();
            StoredWebhook created = StoredWebhook.of(
                    WebhookId.of(numbered.newId()), call.actor().id(), settings);
            return change(
                    call,
                    Subscribing.create(created, call.state().webhooks()),
                    added -> numbered.state().webhooks(all -> all.append(added)),
                    StoredWebhook::shown);
        });
    }

    @Override
    public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
        requireNonNull(id, "id");
        requireNonNull(settings, "settings");
        return caller.perform(
                Operation.UPDATE_WEBHOOK,
                call -> change(
                        call,
                        Subscribing.update(
                                id,
                                found -> Either.right(found.with(settings)),
                                call.state().webhooks(),
                                call.actor()),
                        changed -> call.state()
                                .webhooks(all -> all.map(each -> each.id().equals(id) ? changed : each)),
                        StoredWebhook::shown));
    }

    @Override
    public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
        requireNonNull(id, "id");
        return caller.perform(
                Operation.DELETE_WEBHOOK,
                call -> change(
                        call,
                        found(call, id),
                        gone -> call.state().webhooks(all -> all.remove(gone)),
                        gone -> new DeletedSubscription(id, Option.some(gone.shown()))));
    }

    private static Either<Refused, StoredWebhook> found(Call call, WebhookId id) {
        return Subscribing.find(id, call.state().webhooks(), call.actor());
    }

    private static <T> Change<Either<Refused, T>> change(
            Call call,
            Either<Refused, StoredWebhook> outcome,
            Function<StoredWebhook, WorldState> after,
            Function<StoredWebhook, T> result) {
        return new Change<>(outcome.fold(refusal -> call.state(), after), outcome.map(result));
    }
}
