package dev.interventions.port.budget.window;

/** Counts the attempts that this process has begun: a slot is free again one span after its attempt has ended. Not thread-safe. */
public final class Slots {

    private final int maxAttempts;
    private final long span;

    /** When the slots of ended attempts become free, soonest first. */
    private final LongQueue freeAt = new LongQueue();

    private int inProgress;

    public Slots(int maxAttempts, long span) {
        this.maxAttempts = maxAttempts;
        this.span = span;
    }

    public void begin() {
        inProgress++;
    }

    public void end(long now) {
        inProgress--;
        freeAt.add(now + span);
    }

    /** The nanoseconds until a slot is free, as far as is known now: an attempt in progress may end earlier or later. */
    public long untilFree(long now) {
        if (free(now) > 0) {
            return 0;
        }
        return freeAt.isEmpty() ? span : freeAt.first() - now;
    }

    /** The number of free slots; negative if more attempts are counted than may begin. */
    public int free(long now) {
        while (!freeAt.isEmpty() && freeAt.first() - now <= 0) {
            freeAt.removeFirst();
        }
        return maxAttempts - inProgress - freeAt.size();
    }

    /** Whether all slots are free. */
    public boolean isEmpty(long now) {
        return free(now) == maxAttempts;
    }

    public int inProgress() {
        return inProgress;
    }
}
