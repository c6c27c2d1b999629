package dev.interventions.webhooks.store;

import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * Keeps events from their receipt until they are handled. Every event that was {@linkplain #add added} is claimed until it is completed or
 * given up: at least once, and again if a claim's lease ends before that.
 *
 * <p><b>Ids.</b> An id that was added is not added again for at least {@link #MEMORY}, whether it was handled or not: the platform repeats a
 * delivery for at most a day.
 *
 * <p><b>Order.</b> Events with the same {@linkplain WebhookEvent#subject() subject} are never in two claims at the same time. No other order
 * is promised, since the platform promises none: an event can be stored after a later one has been handled.
 *
 * <p><b>Threads.</b> Threads may share an instance, and processes may share what is behind it if the implementation says so. Operations
 * block. They never throw for what the storage does; a failed operation has changed nothing, or what can safely be repeated.
 */
public interface EventStore {

    /** How long the id of an event that has been handled is remembered at least. */
    Duration MEMORY = Duration.ofDays(2);

    /**
     * Adds those events whose ids are not known. All of them are as durable as this store is when this returns a {@code Right}.
     *
     * @return how many were added
     */
    Either<StoreFailure, Integer> add(Seq<WebhookEvent> events);

    /**
     * Claims events that are due, for this long. A batch has all due events of its subject, or the earliest hundreds of them if there are
     * many.
     *
     * @param max how many batches at most
     * @param lease after this, the events can be claimed again; rounded to milliseconds
     * @return the batches, those that have been due for longest first
     * @throws IllegalArgumentException if {@code max} or {@code lease} is not positive
     */
    Either<StoreFailure, Seq<EventBatch>> claim(int max, Duration lease);

    /**
     * The events of this claim were handled.
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

    /** The dead letters that were given up first, at most so many. */
    Either<StoreFailure, Seq<DeadLetter>> deadLetters(int max);

    /**
     * Makes a dead letter due again, as if it had never been claimed.
     *
     * @return whether there was such a dead letter
     */
    Either<StoreFailure, Boolean> revive(String eventId);
}
