package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.http.webhook.WebhookCall;
import dev.interventions.port.Operation;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.Function;

/**
 * The webhooks of an account of the service, over HTTP. See {@link EngageClient#webhooks()}. Time, attempts, responses, limits and
 * observability are as for {@link HttpInterventions}.
 *
 * <p>The parameters of a create and an update are sent in the body, as a form: they have secrets, which appear in no access log then
 * (<em>choice</em>). Interceptors don't see them.
 *
 * <p><b>Lost responses.</b> A write is never sent again. If the response to a create or an update is lost, or doesn't show the URL, the
 * types of events and the activity that were requested, a webhook that is then read and shows them is the result, whichever call has
 * caused that; a create is looked up among the first 150 webhooks. A secret, a verify token or a name can't be confirmed like this: if one
 * was set, the effect is unknown. A lost delete has happened if the webhook is then not found. After a create of unknown effect, {@link
 * #ensure} looks again, and sends what isn't shown once more.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpWebhooks implements Webhooks {

    private final View view;

    HttpWebhooks(View view) {
        this.view = view;
    }

    /** A view whose calls act as this user. On a view, this replaces the user. */
    public HttpWebhooks actingAs(UserId user) {
        return new HttpWebhooks(view.actingAs(user));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpWebhooks within(Duration deadline) {
        return new HttpWebhooks(view.within(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpWebhooks withLane(String lane) {
        return new HttpWebhooks(view.withLane(lane));
    }

    @Override
    public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
        requireNonNull(page, "page");
        return run(Operation.LIST_WEBHOOKS, call -> call.list(page));
    }

    @Override
    public Either<InterventionError, Subscription> get(WebhookId id) {
        requireNonNull(id, "id");
        return run(Operation.GET_WEBHOOK, call -> call.get(id));
    }

    @Override
    public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
        requireNonNull(settings, "settings");
        return run(Operation.CREATE_WEBHOOK, call -> call.create(settings));
    }

    @Override
    public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
        requireNonNull(id, "id");
        requireNonNull(settings, "settings");
        return run(Operation.UPDATE_WEBHOOK, call -> call.update(id, settings));
    }

    @Override
    public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
        requireNonNull(id, "id");
        return run(Operation.DELETE_WEBHOOK, call -> call.delete(id));
    }

    private <T> Either<InterventionError, T> run(
            Operation operation, Function<WebhookCall, Either<InterventionError, T>> steps) {
        return view.run(operation, execution -> steps.apply(new WebhookCall(execution)));
    }
}
