package dev.interventions.port.budget.store;

/**
 * What a {@link StoredBudget} does while its store is unavailable. None of the policies gives permits without a limit.
 */
public final class OutagePolicy {

    private static final OutagePolicy WAITING = new OutagePolicy(0);

    private final double share;

    private OutagePolicy(double share) {
        this.share = share;
    }

    /** No attempt begins until the store is back. */
    public static OutagePolicy waiting() {
        return WAITING;
    }

    /**
     * When the store hasn't replied for one lease, which is one span and the {@linkplain StoredBudget grace time}, this process begins
     * attempts within its own share of the limit, which it counts itself. When the store replies, the process records there what it has
     * sent; for one more lease, its attempts need both a permit of the store and a slot of its share.
     *
     * <p>The shares of all processes together must not be more than 1. Then no window has too many attempts if the store is unavailable to
     * all processes. If it is unavailable to only some of them, the others continue to use the whole limit, so a window can have too many
     * attempts: as many as the shares of the processes that are cut off. A process that didn't call the store meanwhile is one of the
     * others. Attempts that were in progress when the store became unavailable, and that take longer than the grace time, can also exceed
     * the limit.
     *
     * @param fraction the share of the limit, more than 0 and at most 1. A share of less than one attempt allows none
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public static OutagePolicy localShare(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "a share of a budget must be more than 0 and at most 1, but is " + fraction);
        }
        return new OutagePolicy(fraction);
    }

    boolean hasShare() {
        return share > 0;
    }

    /** The attempts of this process in every span. */
    int attempts(int maxAttempts) {
        return (int) (share * maxAttempts);
    }
}
