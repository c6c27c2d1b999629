package dev.interventions.webhooks.store;

import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * Keeps events from their receipt until they are handled. Every event that was {@linkplain #add added} is claimed at least once, and again
 * after the lease of a claim has ended, until it is completed or given up.
 *
 * <p><b>Ids.</b> An event whose id is known is not added again. An id stays known until at least {@link #MEMORY} after its event was
 * handled; the platform repeats a delivery for at most a day.
 *
 * <p><b>Order.</b> Events with the same {@linkplain WebhookEvent#subject() subject} are never in two claims at the same time. No other
 * order is promised, since the platform promises none: an event can be stored after a later one has been handled.
 *
 * <p><b>Threads.</b> Instances are thread-safe; an implementation says whether processes may share its storage. Operations block. They
 * return failures of the storage and don't throw them. A failed operation may or may not have had its effect, and can safely be repeated.
 */
public interface EventStore {

    /** The minimum time for which the id of a handled event stays known. */
    Duration MEMORY = Duration.ofDays(2);

    /**
     * Adds those events whose ids are not known. When this returns a {@code Right}, all of them are as durable as this store makes them.
     *
     * @return how many were added
     */
    Either<StoreFailure, Integer> add(Seq<WebhookEvent> events);

    /**
     * Claims events that are due. A batch has all due events of its subject; if there are many, an implementation may limit it to the first
     * few hundred.
     *
     * @param max the maximum number of batches
     * @param lease the time after which the events can be claimed again; implementations may round it to milliseconds
     * @return the batches, those first that have been due for longest
     * @throws IllegalArgumentException if {@code max} or {@code lease} is not positive
     */
    Either<StoreFailure, Seq<EventBatch>> claim(int max, Duration lease);

    /**
     * Ends this claim; its events have been handled.
     *
     * @return whether the claim was still held; if not, its events have been claimed again or will be
     */
    Either<StoreFailure, Boolean> complete(EventBatch batch);

    /**
     * Ends this claim; its events are due again after a delay, and no event of its subject is due before that.
     *
     * @return whether the claim was still held
     */
    Either<StoreFailure, Boolean> retry(EventBatch batch, Duration delay);

    /**
     * Ends this claim; its events become dead letters.
     *
     * @return whether the claim was still held
     */
    Either<StoreFailure, Boolean> giveUp(EventBatch batch, String reason);

    /** The oldest dead letters, at most {@code max}. */
    Either<StoreFailure, Seq<DeadLetter>> deadLetters(int max);

    /**
     * Makes a dead letter due again, as if it had never been claimed.
     *
     * @return whether there was such a dead letter
     */
    Either<StoreFailure, Boolean> revive(String eventId);
}
