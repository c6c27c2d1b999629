package dev.interventions.port.budget.window;

/** A first-in, first-out queue of {@code long} values without boxing. Not thread-safe. */
public final class LongQueue {

    private static final int INITIAL_CAPACITY = 16;

    private long[] ring = new long[INITIAL_CAPACITY];
    private int first;
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void add(long number) {
        if (size == ring.length) {
            grow();
        }
        ring[at(size)] = number;
        size++;
    }

    public long first() {
        return ring[first];
    }

    public void removeFirst() {
        first = at(1);
        size--;
    }

    private int at(int offset) {
        int index = first + offset;
        return index < ring.length ? index : index - ring.length;
    }

    private void grow() {
        long[] larger = new long[2 * ring.length];
        for (int offset = 0; offset < size; offset++) {
            larger[offset] = ring[at(offset)];
        }
        ring = larger;
        first = 0;
    }
}
