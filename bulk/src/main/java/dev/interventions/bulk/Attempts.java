package dev.interventions.bulk;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** Calls an operation for an item, and repeats the call if that is safe and useful. */
final class Attempts<I, R> {

    private final Write<I, R> write;
    private final BulkSettings settings;
    private final StopSignal stop;

    Attempts(Write<I, R> write, BulkSettings settings, StopSignal stop) {
        this.write = write;
        this.settings = settings;
        this.stop = stop;
    }

    /**
     * The result of an attempt.
     *
     * @param effectUnknown whether this attempt or one before it may have had an effect that was not seen
     */
    private record Attempt<R>(Either<InterventionError, R> result, boolean effectUnknown) {

        boolean isWorthAnother() {
            return result.isLeft()
                    && !(result.getLeft() instanceof Refused)
                    && !StopSignal.endsEachCall(result.getLeft());
        }

        Status status() {
            if (result.isRight()) {
                return Status.SUCCEEDED;
            }
            if (effectUnknown) {
                return Status.UNKNOWN;
            }
            return result.getLeft() instanceof Refused ? Status.REFUSED : Status.FAILED;
        }
    }

    /** The outcome for an item; {@code mayBeDone} if an earlier run has begun it and its effect is unknown. */
    BulkOutcome<I, R> outcomeFor(I item, boolean mayBeDone) {
        Attempt<R> attempt = attempt(item, mayBeDone);
        for (int retry = 0; retry < settings.retries() && attempt.isWorthAnother(); retry++) {
            if (settings.pause().endsInStop(delayAfter(attempt.result().getLeft()), stop)) {
                break;
            }
            attempt = attempt(item, attempt.effectUnknown());
        }
        return new BulkOutcome<>(item, attempt.status(), attempt.result());
    }

    private Attempt<R> attempt(I item, boolean mayBeDone) {
        if (!mayBeDone) {
            return called(write.call(item), false);
        }
        Either<InterventionError, Option<R>> seen = write.lookUp(item);
        if (seen.isLeft()) {
            return new Attempt<>(Either.left(unknown(seen.getLeft())), true);
        }
        return seen.get()
                .map(done -> new Attempt<R>(Either.right(done), false))
                .getOrElse(() -> called(callAgain(item), true));
    }

    /** A second call can be refused because the first one has arrived late. */
    private Either<InterventionError, R> callAgain(I item) {
        Either<InterventionError, R> result = write.call(item);
        return result.swap().exists(Refused.class::isInstance)
                ? write.lookUp(item)
                        .toOption()
                        .flatMap(done -> done)
                        .<Either<InterventionError, R>>map(Either::right)
                        .getOrElse(result)
                : result;
    }

    private static <R> Attempt<R> called(Either<InterventionError, R> result, boolean mayBeDone) {
        boolean effectUnknown = result.fold(
                error -> error.fold(refused -> false, unavailable -> mayBeDone, unknown -> true), success -> false);
        return new Attempt<>(effectUnknown ? result.mapLeft(Attempts::unknown) : result, effectUnknown);
    }

    /** The error of a call after an earlier one whose effect is unknown. */
    private static InterventionError unknown(InterventionError error) {
        return error instanceof Unavailable unavailable ? new EffectUnknown(unavailable) : error;
    }

    private Duration delayAfter(InterventionError error) {
        Duration stated = error instanceof Unavailable.RateLimited limited
                ? limited.retryAfter().getOrElse(Duration.ZERO)
                : Duration.ZERO;
        return stated.compareTo(settings.delay()) > 0 ? stated : settings.delay();
    }
}
