package dev.interventions.spring.boot.webhooks;

import dev.interventions.webhooks.EventDispatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Threads that dispatch events while the application runs. Stopping interrupts them: what they handle then is handled again later. */
final class DispatcherThreads implements SmartLifecycle {

    /** How long to wait for handlers that ignore the interruption; Boot's default for a phase is 30 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final EventDispatcher dispatcher;
    private final int number;
    private final Duration interval;
    private final List<Thread> threads = new ArrayList<>();

    /** @throws IllegalArgumentException if the interval is not positive */
    DispatcherThreads(EventDispatcher dispatcher, int number, Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("an interval must be positive, but is " + interval);
        }
        this.dispatcher = dispatcher;
        this.number = number;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        while (threads.size() < number) {
            Thread thread = new Thread(() -> dispatcher.run(interval), "webhook-events-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(
                        Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
