package dev.interventions.webhooks;

import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.StoreFailure;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;

/** Fails whatever it is asked for. */
record FailingStore(String message) implements EventStore {

    private <T> Either<StoreFailure, T> failure() {
        return Either.left(new StoreFailure(message));
    }

    @Override
    public Either<StoreFailure, Integer> add(Seq<WebhookEvent> events) {
        return failure();
    }

    @Override
    public Either<StoreFailure, Seq<EventBatch>> claim(int max, Duration lease) {
        return failure();
    }

    @Override
    public Either<StoreFailure, Boolean> complete(EventBatch batch) {
        return failure();
    }

    @Override
    public Either<StoreFailure, Boolean> retry(EventBatch batch, Duration delay) {
        return failure();
    }

    @Override
    public Either<StoreFailure, Boolean> giveUp(EventBatch batch, String reason) {
        return failure();
    }

    @Override
    public Either<StoreFailure, Seq<DeadLetter>> deadLetters(int max) {
        return failure();
    }

    @Override
    public Either<StoreFailure, Boolean> revive(String eventId) {
        return failure();
    }
}
