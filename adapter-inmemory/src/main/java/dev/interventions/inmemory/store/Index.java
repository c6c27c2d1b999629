package dev.interventions.inmemory.store;

import dev.interventions.domain.Sort;
import dev.interventions.inmemory.tree.SortedTree;
import dev.interventions.inmemory.tree.SortedTree.Bound;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The interventions that are in a group, one group after the other, and each group in the order of a list: the newest first, and of
 * equal dates the greater id first. So a group is a range of ranks, and its count and each of its pages are found in O(log n).
 */
record Index(Grouping grouping, Sort sort, SortedTree<StoredIntervention> rows) {

    static Index empty(Grouping grouping, Sort sort) {
        return new Index(grouping, sort, SortedTree.empty(new Order(grouping, sort)));
    }

    /** By group, and then as a list. A class, not a lambda: tools inspect the state, which it is part of. */
    private record Order(Grouping grouping, Sort sort) implements SortedTree.Order<StoredIntervention> {

        @Override
        public int prefix(StoredIntervention row) {
            return keyOf(grouping, row).hashCode();
        }

        @Override
        public int compare(StoredIntervention one, StoredIntervention other) {
            int byKey = compareKeys(keyOf(grouping, one), keyOf(grouping, other));
            return byKey != 0 ? byKey : compareNewestFirst(sort, one, other);
        }
    }

    /** By hash, which is faster than by text where most keys differ; the order of groups doesn't matter. */
    @SuppressWarnings("ReferenceEquality") // Mostly the same string, which then need not be read.
    static int compareKeys(String one, String other) {
        if (one == other) {
            return 0;
        }
        int byHash = Integer.compare(one.hashCode(), other.hashCode());
        return byHash != 0 ? byHash : one.compareTo(other);
    }

    /** The key of an intervention that is in the index, and so has one. */
    static String keyOf(Grouping grouping, StoredIntervention row) {
        return Objects.requireNonNull(grouping.key(row), "key");
    }

    /** The order of a list. */
    static int compareNewestFirst(Sort sort, StoredIntervention one, StoredIntervention other) {
        int byDate = Long.compare(other.date(sort), one.date(sort));
        return byDate != 0 ? byDate : other.id().compareTo(one.id());
    }

    Index with(StoredIntervention added) {
        return grouping.key(added) == null ? this : with(rows.with(added));
    }

    Index without(StoredIntervention removed) {
        return grouping.key(removed) == null ? this : with(rows.without(removed));
    }

    /** With the intervention as it is after a change. */
    Index with(StoredIntervention before, StoredIntervention after) {
        String keyBefore = grouping.key(before);
        if (keyBefore == null || grouping.key(after) == null) {
            return without(before).with(after);
        }
        boolean staysInPlace = keyBefore.equals(grouping.key(after)) && before.date(sort) == after.date(sort);
        return with(staysInPlace ? rows.with(after) : rows.replacing(before, after));
    }

    private Index with(SortedTree<StoredIntervention> changed) {
        return new Index(grouping, sort, changed);
    }

    /** With interventions that are in the order of a list. */
    Index withAll(List<StoredIntervention> added) {
        return with(rows.withAllSorted(sortedByKey(added, grouping::key)));
    }

    /**
     * The elements that have a key, sorted by it; elements with the same key stay in their order. Sorts numbers, each made of a key's hash
     * and an element's place: that is many times as fast as sorting by a comparator.
     */
    static <E> List<E> sortedByKey(List<E> elements, Function<E, @Nullable String> keyOf) {
        String[] keys = new String[elements.size()];
        long[] places = new long[keys.length];
        int count = 0;
        for (int place = 0; place < keys.length; place++) {
            String key = keyOf.apply(elements.get(place));
            if (key != null) {
                keys[place] = key;
                places[count++] = ((long) key.hashCode() << Integer.SIZE) | place;
            }
        }
        Arrays.sort(places, 0, count);
        List<E> sorted = new ArrayList<>(count);
        int start = 0;
        boolean isInOrder = true;
        for (int index = 0; index < count; index++) {
            int place = (int) places[index];
            String before = index == start ? keys[place] : keys[(int) places[index - 1]];
            if (before.hashCode() != keys[place].hashCode()) {
                sortUnless(isInOrder, sorted.subList(start, index), keyOf);
                start = index;
                isInOrder = true;
            } else {
                isInOrder &= compareKeys(before, keys[place]) <= 0;
            }
            sorted.add(elements.get(place));
        }
        sortUnless(isInOrder, sorted.subList(start, count), keyOf);
        return sorted;
    }

    /** Sorts elements whose keys have the same hash, which is seldom needed. */
    private static <E> void sortUnless(boolean isInOrder, List<E> sameHash, Function<E, @Nullable String> keyOf) {
        if (!isInOrder) {
            sameHash.sort(Comparator.comparing(
                    element -> Objects.requireNonNull(keyOf.apply(element), "key"), Index::compareKeys));
        }
    }

    /** The interventions of these groups. */
    Selection select(Set<String> keys) {
        List<Range> ranges = new ArrayList<>(keys.size());
        for (String key : keys) {
            Range range = range(key);
            if (range.size() > 0) {
                ranges.add(range);
            }
        }
        return new Selection(this, ranges);
    }

    /** The interventions of one group. */
    Selection select(String key) {
        return select(HashSet.of(key));
    }

    private Range range(String key) {
        if (grouping == Grouping.ALL) {
            return new Range(key, 0, rows.size());
        }
        return new Range(key, rows.rank(bound(key, row -> 0)), rows.rank(bound(key, row -> 1)));
    }

    /** The bound {@code inGroup}, within the group with this key. */
    Bound<StoredIntervention> bound(String key, Comparable<StoredIntervention> inGroup) {
        return new Bound<>(key.hashCode(), row -> {
            int byKey = compareKeys(key, keyOf(grouping, row));
            return byKey != 0 ? byKey : inGroup.compareTo(row);
        });
    }

    /** The ranks of a group. */
    record Range(String key, int start, int end) {

        int size() {
            return end - start;
        }
    }
}
