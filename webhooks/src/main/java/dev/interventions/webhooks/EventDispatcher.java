package dev.interventions.webhooks;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.StoreFailure;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes stored events to the host's handlers. Each event is passed at least once, and all due events of a subject in one call. There are
 * never two calls for one subject at the same time, as long as each call ends within the lease. The events of one call are in the order in
 * which they were issued. Across calls there is no such order: the platform delivers in no order, so an earlier event can arrive later.
 *
 * <p>A handler that throws an exception gets the same events again, by the {@linkplain #withRetries schedule}. After the last attempt they
 * become dead letters; {@link EventStore#deadLetters} lists them, and {@link EventStore#revive} makes one due again.
 *
 * <p>Thread-safe and immutable. Several dispatchers, in one process or in several, may share a store.
 */
public final class EventDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final Duration DEFAULT_LEASE = Duration.ofMinutes(5);

    private final EventStore store;
    private final Interventions interventions;
    private final InterventionHandler handler;
    private final EventHandler others;
    private final RetrySchedule retries;
    private final Duration lease;
    private final Semaphore wakeUps;

    private EventDispatcher(
            EventStore store,
            Interventions interventions,
            InterventionHandler handler,
            EventHandler others,
            RetrySchedule retries,
            Duration lease,
            Semaphore wakeUps) {
        this.store = store;
        this.interventions = interventions;
        this.handler = handler;
        this.others = others;
        this.retries = retries;
        this.lease = lease;
        this.wakeUps = wakeUps;
    }

    /**
     * A dispatcher with the {@linkplain RetrySchedule#standard standard} schedule and a lease of five minutes. It ignores events that
     * aren't about interventions.
     *
     * @param interventions where {@link InterventionHint#current} reads
     */
    public static EventDispatcher of(EventStore store, Interventions interventions, InterventionHandler handler) {
        return new EventDispatcher(
                requireNonNull(store, "store"),
                requireNonNull(interventions, "interventions"),
                requireNonNull(handler, "handler"),
                batch -> LOG.debug("ignored {} events of {}", batch.events().size(), batch.subject()),
                RetrySchedule.standard(),
                DEFAULT_LEASE,
                new Semaphore(0));
    }

    /** The same dispatcher, which passes events that aren't about interventions to this handler. */
    public EventDispatcher handlingOthers(EventHandler otherHandler) {
        return new EventDispatcher(
                store, interventions, handler, requireNonNull(otherHandler, "otherHandler"), retries, lease, wakeUps);
    }

    /** The same dispatcher with another schedule. */
    public EventDispatcher withRetries(RetrySchedule schedule) {
        return new EventDispatcher(
                store, interventions, handler, others, requireNonNull(schedule, "schedule"), lease, wakeUps);
    }

    /**
     * The same dispatcher with another lease: the time after which events that are still claimed become due again. It has to be longer than
     * any call of a handler; the events of a process that died wait for its end.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EventDispatcher withLease(Duration duration) {
        requirePositive("a lease", duration);
        return new EventDispatcher(store, interventions, handler, others, retries, duration, wakeUps);
    }

    /**
     * Handles events on this thread until none is due.
     *
     * @return how many batches were passed to a handler, whether it succeeded or not; or the failure of the store
     * @throws InterruptedException if the thread is interrupted between two calls of a handler, or a handler throws it; the claimed events
     *     are due again at once, or after the lease if the store fails
     */
    public Either<StoreFailure, Integer> dispatchDue() throws InterruptedException {
        int handled = 0;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // One batch per claim: the lease of a second batch would already run while the first is handled.
            Either<StoreFailure, Option<EventBatch>> claimed =
                    store.claim(1, lease).map(batches -> batches.headOption());
            if (claimed.isLeft() || claimed.get().isEmpty()) {
                int total = handled;
                return claimed.map(none -> total);
            }
            Either<StoreFailure, Boolean> ended = handle(claimed.get().get());
            if (ended.isLeft()) {
                return Either.left(ended.getLeft());
            }
            handled++;
        }
    }

    /**
     * Handles events on this thread as they become due, and returns when the thread is interrupted. Failures of the store are logged.
     * Several threads may run this for more throughput. An {@link Error} of a handler is thrown; its events are due again after the lease.
     *
     * @param interval how often to look for due events when nothing {@linkplain #wakeUp wakes} it up, and after a failure of the store
     * @throws IllegalArgumentException if the interval is not positive
     */
    public void run(Duration interval) {
        requirePositive("an interval", interval);
        try {
            while (true) {
                dispatchDue().peekLeft(failure -> LOG.warn("events can't be dispatched: {}", failure.message()));
                wakeUps.tryAcquire(TimeUnit.NANOSECONDS.convert(interval), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes one thread in {@link #run} look for due events now. */
    public void wakeUp() {
        // One is enough: a thread handles all that is due.
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private Either<StoreFailure, Boolean> handle(EventBatch batch) throws InterruptedException {
        try {
            call(batch);
            return store.complete(batch);
        } catch (InterruptedException stopped) {
            store.retry(batch, Duration.ZERO);
            throw stopped;
        } catch (Exception failed) {
            return failed(batch, failed);
        }
    }

    private void call(EventBatch batch) throws Exception {
        Option<InterventionId> id = batch.events().head().intervention();
        if (id.isDefined()) {
            handler.handle(new InterventionHint(id.get(), batch.events(), () -> interventions.get(id.get())));
        } else {
            others.handle(batch);
        }
    }

    private Either<StoreFailure, Boolean> failed(EventBatch batch, Exception cause) {
        String events = batch.events().map(WebhookEvent::type).distinct().mkString(", ");
        if (retries.isLast(batch.attempts())) {
            LOG.error(
                    "gave up on {} events ({}) after {} attempts",
                    batch.events().size(),
                    events,
                    batch.attempts(),
                    cause);
            return store.giveUp(batch, "attempt " + batch.attempts() + " failed: " + cause);
        }
        LOG.warn(
                "attempt {} to handle {} events ({}) failed",
                batch.attempts(),
                batch.events().size(),
                events,
                cause);
        return store.retry(batch, retries.delayAfter(batch.attempts()));
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, but is " + duration);
        }
    }
}
