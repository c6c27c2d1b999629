package dev.interventions.bulk;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The signal that no further item may begin. Once given, it can't be withdrawn. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);
    private final AtomicReference<Option<InterventionError>> reason = new AtomicReference<>(Option.none());

    void give() {
        given.countDown();
    }

    /** Gives the signal if each further call would end with this error. */
    void giveIfFinal(InterventionError error) {
        if (endsEachCall(error)) {
            reason.compareAndSet(Option.none(), Option.some(error));
            give();
        }
    }

    /** Whether each further call would end with this error too. */
    static boolean endsEachCall(InterventionError error) {
        InterventionError seen = error instanceof EffectUnknown unknown ? unknown.seen() : error;
        return seen instanceof Refused.NotAuthenticated
                || seen instanceof Refused.EndpointNotFound
                || seen instanceof Refused.NotSupported
                || seen instanceof Refused.UnknownUser
                || seen instanceof Unavailable.ClientClosed
                || seen instanceof Unavailable.Interrupted;
    }

    /** The error because of which the signal was given, if there was one. */
    Option<InterventionError> reason() {
        return reason.get();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits for the signal for this long. An interrupt counts as the signal. */
    boolean isGivenWithin(Duration duration) {
        try {
            // Unlike toMillis, convert doesn't overflow.
            return given.await(TimeUnit.MILLISECONDS.convert(duration), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            give();
            return true;
        }
    }
}
