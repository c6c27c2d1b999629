package dev.interventions.inmemory.store;

import dev.interventions.domain.Sort;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The interventions of a world by everything that a list can be restricted by, in both orders.
 *
 * @param all one index for each grouping and sort
 * @param deferred those with a deferral, the one that ends first at the beginning
 */
record Indexes(List<Index> all, SortedTree<StoredIntervention> deferred) {

    static Indexes empty() {
        return new Indexes(
                Arrays.stream(Grouping.values())
                        .flatMap(grouping -> Arrays.stream(Sort.values()).map(sort -> Index.empty(grouping, sort)))
                        .toList(),
                SortedTree.empty(Indexes::compareDeferrals));
    }

    private static int compareDeferrals(StoredIntervention one, StoredIntervention other) {
        int byDate = one.deferredUntil().compareTo(other.deferredUntil());
        return byDate != 0 ? byDate : one.id().compareTo(other.id());
    }

    Index by(Grouping grouping, Sort sort) {
        for (Index index : all) {
            if (index.grouping() == grouping && index.sort() == sort) {
                return index;
            }
        }
        throw new IllegalStateException("no index by " + grouping + " and " + sort);
    }

    Indexes without(StoredIntervention removed) {
        return new Indexes(
                changed(index -> index.without(removed)), removed.isDeferred() ? deferred.without(removed) : deferred);
    }

    Indexes with(StoredIntervention before, StoredIntervention after) {
        SortedTree<StoredIntervention> others = before.isDeferred() ? deferred.without(before) : deferred;
        return new Indexes(
                changed(index -> index.with(before, after)), after.isDeferred() ? others.with(after) : others);
    }

    private Indexes with(StoredIntervention added) {
        return new Indexes(changed(index -> index.with(added)), added.isDeferred() ? deferred.with(added) : deferred);
    }

    /** With these interventions. Many are sorted and added at once, a few one by one. */
    Indexes withAll(List<StoredIntervention> added) {
        if (added.size() <= by(Grouping.ALL, Sort.CREATED_AT).rows().size() / 16 + 1) {
            Indexes changed = this;
            for (StoredIntervention row : added) {
                changed = changed.with(row);
            }
            return changed;
        }
        Map<Sort, List<StoredIntervention>> inOrder = new EnumMap<>(Sort.class);
        for (Sort sort : Sort.values()) {
            inOrder.put(sort, added.stream().sorted(Index.newestFirst(sort)).toList());
        }
        return new Indexes(
                changed(index -> index.withAll(inOrder.getOrDefault(index.sort(), List.of()))),
                deferred.withAll(
                        added.stream().filter(StoredIntervention::isDeferred).toList()));
    }

    private List<Index> changed(UnaryOperator<Index> change) {
        return all.stream().map(change).toList();
    }

    /** Those whose deferral has passed, from the first that passed on. */
    List<StoredIntervention> deferredUntil(Instant now) {
        int passed = deferred.rank(row -> row.deferredUntil().isAfter(now) ? -1 : 1);
        return deferred.slice(0, passed);
    }
}
