package dev.interventions.inmemory.store;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Sort;
import dev.interventions.inmemory.tree.SortedTree;
import dev.interventions.inmemory.tree.SortedTree.Bound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The interventions of a world, indexed by id and, in both orders of a list, by each property by which a list can be restricted.
 *
 * @param all one index for each grouping and sort
 * @param deferred the deferred interventions, the one whose deferral ends first at the beginning
 */
record Indexes(SortedTree<StoredIntervention> byId, List<Index> all, SortedTree<StoredIntervention> deferred) {

    static Indexes empty() {
        List<Index> all = new ArrayList<>();
        for (Grouping grouping : Grouping.values()) {
            for (Sort sort : Sort.values()) {
                all.add(Index.empty(grouping, sort));
            }
        }
        return new Indexes(SortedTree.empty(Order.ID), all, SortedTree.empty(Order.END_OF_DEFERRAL));
    }

    /** Classes, not lambdas: tools inspect the state, which they are part of. */
    private enum Order implements SortedTree.Order<StoredIntervention> {
        ID {
            @Override
            public int prefix(StoredIntervention row) {
                return row.id().hashCode();
            }

            @Override
            public int compare(StoredIntervention one, StoredIntervention other) {
                return Index.compareKeys(one.id(), other.id());
            }
        },
        END_OF_DEFERRAL {
            @Override
            public int compare(StoredIntervention one, StoredIntervention other) {
                int byDate = one.deferredUntil().compareTo(other.deferredUntil());
                return byDate != 0 ? byDate : one.id().compareTo(other.id());
            }
        }
    }

    @Nullable
    StoredIntervention find(InterventionId id) {
        return byId.find(new Bound<>(id.value().hashCode(), row -> Index.compareKeys(id.value(), row.id())));
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
                byId.without(removed),
                changed(index -> index.without(removed)),
                removed.isDeferred() ? deferred.without(removed) : deferred);
    }

    Indexes with(StoredIntervention before, StoredIntervention after) {
        SortedTree<StoredIntervention> others = before.isDeferred() ? deferred.without(before) : deferred;
        return new Indexes(
                byId.with(after),
                changed(index -> index.with(before, after)),
                after.isDeferred() ? others.with(after) : others);
    }

    private Indexes with(StoredIntervention added) {
        return new Indexes(
                byId.with(added),
                changed(index -> index.with(added)),
                added.isDeferred() ? deferred.with(added) : deferred);
    }

    /** With these interventions, all of which are new. */
    Indexes withAll(List<StoredIntervention> added) {
        if (added.size() == 1) {
            return with(added.get(0));
        }
        Map<Sort, List<StoredIntervention>> inOrder = new EnumMap<>(Sort.class);
        for (Sort sort : Sort.values()) {
            List<StoredIntervention> sorted = new ArrayList<>(added);
            sorted.sort((one, other) -> Index.compareNewestFirst(sort, one, other));
            inOrder.put(sort, sorted);
        }
        return new Indexes(
                byId.withAllSorted(Index.sortedByKey(added, StoredIntervention::id)),
                changed(index -> index.withAll(inOrder.getOrDefault(index.sort(), List.of()))),
                deferred.withAll(
                        added.stream().filter(StoredIntervention::isDeferred).toList()));
    }

    private List<Index> changed(UnaryOperator<Index> change) {
        List<Index> changed = new ArrayList<>(all.size());
        for (Index index : all) {
            changed.add(change.apply(index));
        }
        return changed;
    }

    /** The interventions whose deferral has passed, the one that passed first at the beginning. */
    List<StoredIntervention> deferredUntil(Instant now) {
        int passed = deferred.rank(new Bound<>(0, row -> row.deferredUntil().isAfter(now) ? -1 : 1));
        return deferred.slice(0, passed);
    }
}
