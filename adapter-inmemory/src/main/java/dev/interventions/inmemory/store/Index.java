package dev.interventions.inmemory.store;

import dev.interventions.domain.Sort;
import io.vavr.collection.Set;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The interventions that are in a group, one group after the other, and each group in the order of a list: the newest first, and of
 * equal dates the greater id first. So a group is a range of ranks, and its count and each of its pages are found in O(log n).
 */
record Index(Grouping grouping, Sort sort, SortedTree<StoredIntervention> rows) {

    static Index empty(Grouping grouping, Sort sort) {
        Comparator<StoredIntervention> newestFirst = newestFirst(sort);
        return new Index(grouping, sort, SortedTree.empty((one, other) -> {
            int byKey = compareKeys(keyOf(grouping, one), keyOf(grouping, other));
            return byKey != 0 ? byKey : newestFirst.compare(one, other);
        }));
    }

    /** By hash, which is faster than by text where most keys differ; the order of groups doesn't matter. */
    static int compareKeys(String one, String other) {
        int byHash = Integer.compare(one.hashCode(), other.hashCode());
        return byHash != 0 ? byHash : one.compareTo(other);
    }

    /** The key of an intervention that is in the index, and so has one. */
    static String keyOf(Grouping grouping, StoredIntervention row) {
        return Objects.requireNonNull(grouping.key(row), "key");
    }

    /** The order of a list. */
    static Comparator<StoredIntervention> newestFirst(Sort sort) {
        return (one, other) -> {
            int byDate = other.date(sort).compareTo(one.date(sort));
            return byDate != 0 ? byDate : other.id().compareTo(one.id());
        };
    }

    Index with(StoredIntervention added) {
        return grouping.key(added) == null ? this : new Index(grouping, sort, rows.with(added));
    }

    Index without(StoredIntervention removed) {
        return grouping.key(removed) == null ? this : new Index(grouping, sort, rows.without(removed));
    }

    /** With the intervention as it is after a change. */
    Index with(StoredIntervention before, StoredIntervention after) {
        boolean staysInPlace = Objects.equals(grouping.key(before), grouping.key(after))
                && before.date(sort).equals(after.date(sort));
        return staysInPlace ? with(after) : without(before).with(after);
    }

    /** With interventions that are in the order of a list. */
    Index withAll(List<StoredIntervention> added) {
        List<StoredIntervention> inGroups =
                added.stream().filter(row -> grouping.key(row) != null).toList();
        return new Index(grouping, sort, rows.withAll(byHash(inGroups)));
    }

    /** One group after the other, in the order in which they are. Sorting numbers is many times as fast as sorting by a comparator. */
    private List<StoredIntervention> byHash(List<StoredIntervention> added) {
        long[] places = new long[added.size()];
        for (int place = 0; place < places.length; place++) {
            places[place] = ((long) keyOf(grouping, added.get(place)).hashCode() << Integer.SIZE) | place;
        }
        Arrays.sort(places);
        List<StoredIntervention> sorted = new ArrayList<>(places.length);
        for (long place : places) {
            sorted.add(added.get((int) place));
        }
        return sorted;
    }

    /** The interventions of these groups. */
    Selection select(Set<String> keys) {
        return new Selection(
                this,
                keys.toJavaStream()
                        .map(this::range)
                        .filter(range -> range.size() > 0)
                        .collect(Collectors.toList()));
    }

    private Range range(String key) {
        return new Range(
                key,
                rows.rank(row -> compareKeys(key, keyOf(grouping, row))),
                rows.rank(row -> compareKeys(key, keyOf(grouping, row)) < 0 ? -1 : 1));
    }

    /** The ranks of a group. */
    record Range(String key, int start, int end) {

        int size() {
            return end - start;
        }
    }
}
