package dev.interventions.kafka.index;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** An unsorted list of {@code long} keys that grows. Not thread-safe. */
final class Keys {

    private long[] keys = {};
    private int size;

    int size() {
        return size;
    }

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(64, size + size / 2));
        }
        keys[size++] = key;
    }

    long countBefore(long limit) {
        return Arrays.stream(keys, 0, size).filter(key -> key < limit).count();
    }

    void forEachBetween(long first, long last, LongConsumer consumer) {
        Arrays.stream(keys, 0, size).filter(key -> key >= first && key <= last).forEach(consumer);
    }

    long[] sorted() {
        long[] copy = Arrays.copyOf(keys, size);
        Arrays.sort(copy);
        return copy;
    }

    void clear() {
        keys = new long[0];
        size = 0;
    }
}
