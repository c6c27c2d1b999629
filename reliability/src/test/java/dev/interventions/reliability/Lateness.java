package dev.interventions.reliability;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Determines when a late request arrives: some time after its client has disconnected, or when the proxy ends. */
final class Lateness {

    private final Duration atMost;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Lateness(Duration atMost) {
        this.atMost = atMost;
    }

    static Lateness of(Duration duration) {
        return new Lateness(duration);
    }

    static Lateness untilTheEnd() {
        return new Lateness(Duration.ofHours(1));
    }

    void await() {
        try {
            ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException neverInterrupted) {
            throw new IllegalStateException(neverInterrupted);
        }
    }

    void end() {
        ended.countDown();
    }
}
