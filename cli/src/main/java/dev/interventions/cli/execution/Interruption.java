package dev.interventions.cli.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the user has asked to stop, by Ctrl-C or by a signal that terminates the process. A command then begins nothing new, says how to
 * go on, and ends. If it hasn't ended after 5 seconds, calls in progress are ended; 5 seconds later the process ends in any case.
 */
public class Interruption {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Runnable> onRequest = new CopyOnWriteArrayList<>();
    private final List<Runnable> onDelay = new CopyOnWriteArrayList<>();

    /** The one of this process. */
    public static Interruption ofThisProcess() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop));
        return interruption;
    }

    private void stop() {
        try {
            request();
            if (!ended.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                onDelay.forEach(Runnable::run);
                ended.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks to stop. */
    public void request() {
        requested.countDown();
        onRequest.forEach(Runnable::run);
    }

    /** Whether to stop. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Is run in another thread when it is time to stop. */
    public void onRequest(Runnable action) {
        onRequest.add(action);
        if (isRequested()) {
            action.run();
        }
    }

    /** Is run in another thread if the command is slow to stop. */
    public void onDelay(Runnable action) {
        onDelay.add(action);
    }

    /** Waits for this time, or until it is time to stop. */
    public void pause(Duration time) {
        try {
            requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request();
        }
    }

    /** The command has ended. */
    public void ended() {
        ended.countDown();
    }
}
