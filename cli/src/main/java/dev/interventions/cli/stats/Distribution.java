package dev.interventions.cli.stats;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;

/** Durations, of which there may be millions: how many are in each class, and quantiles. */
public final class Distribution {

    /** How many durations are in a class. */
    public record Bucket(String label, long count) {}

    private static final Vector<Bound> BOUNDS = Vector.of(
            new Bound("5 min", Duration.ofMinutes(5)),
            new Bound("15 min", Duration.ofMinutes(15)),
            new Bound("1 h", Duration.ofHours(1)),
            new Bound("4 h", Duration.ofHours(4)),
            new Bound("1 d", Duration.ofDays(1)),
            new Bound("3 d", Duration.ofDays(3)),
            new Bound("1 week", Duration.ofDays(7)),
            new Bound("4 weeks", Duration.ofDays(28)),
            new Bound("12 weeks", Duration.ofDays(84)));

    private record Bound(String label, Duration below) {}

    private long[] seconds = new long[64];
    private int size;
    private boolean sorted = true;

    void add(Duration duration) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
        }
        // A clock may differ from the service's.
        seconds[size++] = Math.max(0, duration.toSeconds());
        sorted = false;
    }

    /** How many durations there are. */
    public int size() {
        return size;
    }

    /** The smallest duration that is not less than this share of them, from 0 to 1. */
    public Option<Duration> quantile(double share) {
        sort();
        return Option.when(size > 0, () -> Duration.ofSeconds(seconds[Math.max(0, (int) Math.ceil(share * size) - 1)]));
    }

    /** All classes from the first to the last that has a duration. */
    public Seq<Bucket> buckets() {
        sort();
        Vector<Bucket> all = Vector.empty();
        int before = 0;
        for (int index = 0; index < BOUNDS.length(); index++) {
            int end = indexOf(BOUNDS.get(index).below());
            all = all.append(new Bucket("< " + BOUNDS.get(index).label(), end - before));
            before = end;
        }
        all = all.append(new Bucket("longer", size - before));
        return all.dropWhile(bucket -> bucket.count() == 0)
                .reverse()
                .dropWhile(bucket -> bucket.count() == 0)
                .reverse();
    }

    private int indexOf(Duration bound) {
        int found = Arrays.binarySearch(seconds, 0, size, bound.toSeconds());
        while (found > 0 && seconds[found - 1] == seconds[found]) {
            found--;
        }
        return found < 0 ? -found - 1 : found;
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(seconds, 0, size);
            sorted = true;
        }
    }
}
