package dev.interventions.emulator.webhook;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Subscribing;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.delivery.DeliveryAttempt;
import dev.interventions.emulator.delivery.DeliveryFault;
import dev.interventions.emulator.webhook.DeliveryFaults.Addressed;
import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldChange;
import dev.interventions.inmemory.WorldChanges;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The webhooks of a tenant. While there are any, a daemon thread takes the changes of the world and posts their events, so that requests to
 * the API are never delayed. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {

    // The name that the Javadoc of EngageEmulator promises.
    private static final System.Logger LOG = System.getLogger("dev.interventions.emulator");

    /** How often to look for changes without a request: the passing of time, and changes by the embedding host. */
    private static final long LOOK_EVERY_MILLIS = 50;

    private static final int ATTEMPTS_KEPT = 1000;
    private static final int OK = 200;

    private final World world;
    private final boolean allowsRemote;
    private final Callbacks callbacks;
    private final EventIds ids;
    private final InterventionEvents events;
    private final DeliveryFaults faults = new DeliveryFaults(this::lost);
    private final AtomicBoolean wakesUp = new AtomicBoolean();

    private Vector<Subscription> subscriptions = Vector.empty();
    private Vector<DeliveryAttempt> attempts = Vector.empty();
    private long lastAttempt;
    private volatile Option<Running> running = Option.none();

    /** The changes and the thread, which exist while there are webhooks. */
    private record Running(WorldChanges changes, ScheduledExecutorService thread) {}

    /**
     * Without webhooks.
     *
     * @param allowsRemote whether URLs of other machines are accepted
     * @param timeout how long a receiver may take to respond, in real time
     */
    public Webhooks(World world, boolean allowsRemote, Duration timeout) {
        this.world = world;
        this.allowsRemote = allowsRemote;
        this.callbacks = new Callbacks(timeout);
        this.ids = new EventIds(world.ids());
        this.events = new InterventionEvents(ids);
    }

    /** A webhook, and how many deliveries have not been acknowledged and are not lost. */
    public record Registered(Webhook webhook, int waiting) {}

    // ---- registration ----

    /** All webhooks, in the order in which they were created. */
    public synchronized Vector<Registered> all() {
        return subscriptions.map(each -> new Registered(each.webhook(), each.waiting()));
    }

    private Seq<Webhook> webhooks() {
        return subscriptions.map(Subscription::webhook);
    }

    /** The webhooks that this user sees, in the order of the list. */
    public synchronized Seq<Webhook> listed(Actor actor) {
        return Subscribing.listed(webhooks(), actor);
    }

    /** The webhook with this id, if the user sees it. */
    public synchronized Either<Refused, Webhook> find(WebhookId id, Actor actor) {
        return Subscribing.find(id, webhooks(), actor);
    }

    private Option<Subscription> subscription(WebhookId id) {
        return subscriptions.find(each -> each.webhook().id().equals(id));
    }

    /**
     * Creates a webhook with these parameters, or says what is wrong with them.
     *
     * @param owner the user who creates it; none if it is created by the control API or in Java
     */
    public synchronized Either<Refused, Webhook> create(Parameters parameters, Option<UserId> owner) {
        return WebhookDraft.parse(parameters, allowsRemote)
                .filterOrElse(draft -> draft.url().isDefined(), draft -> "url is missing")
                .filterOrElse(draft -> draft.events().isDefined(), draft -> "registered_events[] is missing")
                .<Refused>mapLeft(Refused.InvalidRequest::new)
                .flatMap(draft -> Subscribing.create(webhook(draft, owner), webhooks()))
                .map(this::created);
    }

    private Webhook webhook(WebhookDraft draft, Option<UserId> owner) {
        return new Webhook(
                ids.ofWebhook(),
                owner,
                draft.url().get(),
                draft.name(),
                draft.active().getOrElse(true),
                draft.stagingUse().getOrElse(false),
                draft.verifyToken().getOrElse(EventIds::challenge),
                draft.secret().getOrElse(""),
                draft.events().get(),
                Webhook.Status.PENDING);
    }

    private Webhook created(Webhook webhook) {
        Subscription added = new Subscription(webhook);
        start();
        look();
        subscriptions = subscriptions.append(added);
        if (added.webhook().active()) {
            handshake(added);
        }
        return added.webhook();
    }

    /** Changes a webhook, unless the user doesn't see it or something is wrong with these parameters. */
    public synchronized Either<Refused, Webhook> update(WebhookId id, Parameters parameters, Actor actor) {
        return Subscribing.update(id, found -> changed(found, parameters), webhooks(), actor)
                .map(changed -> updated(subscription(id).get(), changed));
    }

    private Either<Refused, Webhook> changed(Webhook before, Parameters parameters) {
        return WebhookDraft.parse(parameters, allowsRemote)
                .<Refused>mapLeft(Refused.InvalidRequest::new)
                .map(before::with);
    }

    private Webhook updated(Subscription subscription, Webhook changed) {
        look();
        Webhook before = subscription.webhook();
        subscription.replaceBy(changed);
        if (subscription.webhook().needsHandshakeAfter(before)) {
            handshake(subscription);
        }
        return subscription.webhook();
    }

    /** Removes a webhook and the deliveries that wait for it, if the user sees it. */
    public synchronized Either<Refused, Webhook> delete(WebhookId id, Actor actor) {
        return find(id, actor).peek(found -> delete(id));
    }

    /** Removes a webhook and the deliveries that wait for it. */
    public synchronized Option<Webhook> delete(WebhookId id) {
        Option<Subscription> found = subscription(id);
        found.forEach(gone -> {
            subscriptions = subscriptions.remove(gone);
            if (subscriptions.isEmpty()) {
                stop();
            }
        });
        return found.map(Subscription::webhook);
    }

    /** Removes all webhooks, attempts and faults. */
    public synchronized void clear() {
        stop();
        subscriptions = Vector.empty();
        attempts = Vector.empty();
        faults.clear();
        ids.restart();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What completes it says how it ended.
    private void handshake(Subscription subscription) {
        long number = subscription.beginHandshake();
        callbacks
                .handshake(subscription.webhook(), EventIds.challenge())
                .whenComplete((succeeded, failure) -> inTurn(() -> {
                    subscription.endHandshake(number, failure == null && succeeded);
                    postWhatIsDue();
                }));
    }

    // ---- faults and attempts ----

    /** Plans a fault, after those that are planned already. */
    public synchronized void plan(DeliveryFault fault) {
        faults.add(fault);
    }

    /** The planned faults that are not used up. */
    public synchronized Vector<DeliveryFault> planned() {
        return faults.faults();
    }

    /** Removes all faults. Deliveries that they held are posted. */
    public synchronized void forgetFaults() {
        faults.clear().forEach(each -> each.to().add(each.delivery()));
        postWhatIsDue();
    }

    /** The newest attempts to post, the oldest first. */
    public synchronized Vector<DeliveryAttempt> attempts() {
        return attempts;
    }

    private void lost(Addressed lost) {
        note(lost.to(), lost.delivery(), 0, Option.none(), Option.none());
    }

    private void note(Subscription to, Delivery delivery, int attempt, Option<Integer> status, Option<Delivery> retry) {
        lastAttempt++;
        attempts = attempts.append(new DeliveryAttempt(
                        lastAttempt,
                        to.webhook().id().value(),
                        delivery.id(),
                        attempt,
                        delivery.events().map(Event::type),
                        world.now(),
                        status,
                        retry.map(Delivery::due)))
                .takeRight(ATTEMPTS_KEPT);
    }

    // ---- posting ----

    @SuppressWarnings("FutureReturnValueIgnored") // It ends with its thread.
    private void start() {
        if (running.isEmpty()) {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread daemon = new Thread(work, "emulator-webhooks");
                daemon.setDaemon(true);
                return daemon;
            });
            thread.scheduleWithFixedDelay(
                    () -> guarded(this::look), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            running = Option.some(new Running(world.changes(), thread));
        }
    }

    private void stop() {
        running.forEach(all -> all.thread().shutdownNow());
        running = Option.none();
    }

    /** Makes the thread look for changes now, and doesn't wait for it. */
    public void wakeUp() {
        if (running.isDefined() && !wakesUp.getAndSet(true)) {
            inTurn(this::look);
        }
    }

    /** Runs this on the thread if there are webhooks. */
    private void inTurn(Runnable work) {
        try {
            running.forEach(all -> all.thread().execute(() -> guarded(work)));
        } catch (RejectedExecutionException stopped) {
            // The last webhook was removed at the same time.
        }
    }

    private synchronized void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "events were not posted because of a defect in the emulator", e);
        }
    }

    /**
     * Makes deliveries of all changes since the last call, for the webhooks as they are now. A webhook that is created later gets later
     * events only.
     */
    private void look() {
        wakesUp.set(false);
        running.forEach(all -> all.changes().take().forEach(this::deliver));
        postWhatIsDue();
    }

    /** The events of one change are posted together (<em>choice</em>). */
    private void deliver(WorldChange change) {
        Vector<Event> all = events.of(change);
        for (Subscription subscription : subscriptions) {
            Vector<Event> wanted = all.filter(event -> subscription.accepts(event.type()));
            if (!wanted.isEmpty()) {
                Addressed made = new Addressed(subscription, Delivery.now(ids.ofDelivery(), wanted));
                faults.disturbed(made, world.now()).forEach(each -> each.to().add(each.delivery()));
            }
        }
    }

    private void postWhatIsDue() {
        Instant now = world.now();
        subscriptions.forEach(subscription -> subscription.next(now).forEach(delivery -> post(subscription, delivery)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What completes it says how it ended.
    private void post(Subscription to, Delivery delivery) {
        callbacks
                .post(to.webhook(), delivery)
                .whenComplete((status, failure) ->
                        inTurn(() -> ended(to, delivery, Option.of(failure == null ? status : null))));
    }

    private void ended(Subscription to, Delivery delivery, Option<Integer> status) {
        if (!subscriptions.contains(to)) {
            return;
        }
        boolean acknowledged = status.contains(OK);
        Option<Delivery> retry =
                Option.when(!acknowledged && delivery.hasNextAttempt(), () -> delivery.retriedAfter(world.now()));
        note(to, delivery, delivery.attempts() + 1, status, retry);
        to.posted(acknowledged, retry);
        postWhatIsDue();
    }

    /** Stops posting at once. */
    @Override
    public synchronized void close() {
        clear();
    }
}
