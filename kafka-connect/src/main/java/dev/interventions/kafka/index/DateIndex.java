package dev.interventions.kafka.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Positions of entries by date: a sorted array, and the entries that were added and removed since it was sorted. An entry is added once and
 * removed at most once.
 */
final class DateIndex {

    private static final int POSITION_BITS = 31;
    private static final long MAX_SECOND = (1L << (Long.SIZE - 1 - POSITION_BITS)) - 1;
    /** A linear search among so few unsorted entries is fast enough. */
    private static final int MAX_UNSORTED = 4096;

    private long[] sorted = {};
    private final Keys added = new Keys();
    private final Keys removed = new Keys();

    void add(long second, int position) {
        added.add(key(second, position));
    }

    void remove(long second, int position) {
        removed.add(key(second, position));
    }

    /** The number of entries before this second. */
    long countBefore(long second) {
        sortIfMany();
        long key = key(second, 0);
        return indexOf(key) + added.countBefore(key) - removed.countBefore(key);
    }

    /** Gives the consumer the position of each entry from the first to the last second, inclusive; some may have been removed. */
    void forEachBetween(long from, long to, IntConsumer consumer) {
        sortIfMany();
        long first = key(from, 0);
        long last = key(to, Integer.MAX_VALUE);
        for (int index = indexOf(first); index < sorted.length && sorted[index] <= last; index++) {
            consumer.accept(position(sorted[index]));
        }
        added.forEachBetween(first, last, key -> consumer.accept(position(key)));
    }

    private static long key(long second, int position) {
        // Earlier dates count as 1970, later ones as 2106: a key has 32 bits for the seconds.
        return (Math.max(0, Math.min(MAX_SECOND, second)) << POSITION_BITS) | position;
    }

    private static int position(long key) {
        return (int) (key & Integer.MAX_VALUE);
    }

    private int indexOf(long key) {
        int index = Arrays.binarySearch(sorted, key);
        return index < 0 ? -index - 1 : index;
    }

    private void sortIfMany() {
        if (added.size() + removed.size() > MAX_UNSORTED) {
            sorted = merged(added.sorted(), removed.sorted());
            added.clear();
            removed.clear();
        }
    }

    private long[] merged(long[] more, long[] less) {
        long[] merged = new long[sorted.length + more.length - less.length];
        int fromSorted = 0;
        int fromMore = 0;
        int fromLess = 0;
        for (int size = 0; size < merged.length; ) {
            boolean takeSorted =
                    fromMore == more.length || (fromSorted < sorted.length && sorted[fromSorted] < more[fromMore]);
            long key = takeSorted ? sorted[fromSorted++] : more[fromMore++];
            if (fromLess < less.length && less[fromLess] == key) {
                fromLess++;
            } else {
                merged[size++] = key;
            }
        }
        return merged;
    }
}
