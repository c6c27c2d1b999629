package dev.interventions.port.budget.window;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** Time that passes only if a test lets it pass or a caller waits, and then at once. Tasks run when their time is reached. */
public final class VirtualTime implements TimeSource, Timer {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.<Task>comparingLong(task -> task.at - Long.MAX_VALUE).thenComparingLong(task -> task.number));
    private long scheduled;

    @Override
    public long nanos() {
        return now.get();
    }

    /** A task that runs ends the wait, since it may have signalled the condition. */
    @Override
    public void await(Condition condition, long nanos) {
        Task task = nextUntil(nanos);
        if (task == null) {
            now.addAndGet(nanos);
        } else {
            run(task);
        }
    }

    public void pass(Duration duration) {
        long end = now.get() + duration.toNanos();
        for (Task task = nextUntil(duration.toNanos()); task != null; task = nextUntil(end - now.get())) {
            run(task);
        }
        now.set(end);
    }

    @Override
    public synchronized void schedule(long nanos, Runnable action) {
        tasks.add(new Task(now.get() + nanos, scheduled++, action));
    }

    private synchronized @Nullable Task nextUntil(long nanos) {
        Task first = tasks.peek();
        return first != null && first.at - now.get() <= nanos ? tasks.poll() : null;
    }

    private void run(Task task) {
        now.accumulateAndGet(task.at, (current, at) -> at - current > 0 ? at : current);
        task.action.run();
    }

    private record Task(long at, long number, Runnable action) {}
}
