package dev.interventions.emulator.inspector;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Server-sent events, each with an overview that differs from the one before. The stream polls the tenant in short intervals, on the thread
 * of its connection. So requests don't wait for listeners, changes that a program makes without a request are seen too, and a slow listener
 * needs no memory for missed changes.
 */
record OverviewStream(InspectedTenant tenant, Semaphore listeners) implements Consumer<Consumer<String>> {

    private static final long INTERVAL_MILLIS = 200;

    /** After this time without an event, a comment is sent, which fails if the client is gone. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String COMMENT = ":\n\n";

    /** Ends when the tenant is removed or the thread is interrupted; at once if there are too many listeners. */
    @Override
    public void accept(Consumer<String> client) {
        if (listeners.tryAcquire()) {
            try {
                sendTo(client);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                listeners.release();
            }
        }
    }

    private void sendTo(Consumer<String> client) throws InterruptedException {
        Overview sent = Overview.of(tenant);
        client.accept(event(sent));
        long sentAt = System.nanoTime();
        while (tenant.exists().getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            Overview now = Overview.of(tenant);
            boolean isNew = !now.equals(sent);
            if (isNew || System.nanoTime() - sentAt > SILENCE_NANOS) {
                client.accept(isNew ? event(now) : COMMENT);
                sentAt = System.nanoTime();
            }
            sent = now;
        }
    }

    private static String event(Overview overview) {
        return "data: " + overview.json() + "\n\n";
    }
}
