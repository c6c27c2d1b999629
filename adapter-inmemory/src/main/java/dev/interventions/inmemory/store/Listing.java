package dev.interventions.inmemory.store;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The list of interventions as one user sees it at one moment.
 *
 * @param reads the sources that the user reads
 */
record Listing(WorldState state, Set<SourceId> reads) {

    /** For a user who reads all sources. */
    static Listing ofAll(WorldState state) {
        return new Listing(state, state.directory().sources());
    }

    /** Takes O(log n) comparisons if there is at most one filter; otherwise as many as the smallest filter matches interventions. */
    Page<Intervention> page(InterventionQuery query, PageRequest page) {
        List<Selection> filters = filters(query);
        Selection smallest =
                filters.stream().min(Comparator.comparingInt(Selection::count)).get();
        int offset = (int) Math.min(page.offset(), Integer.MAX_VALUE);
        if (filters.size() == 1) {
            return page(smallest.count(), page, smallest.page(offset, page.limit()));
        }
        List<StoredIntervention> found = smallest.page(0, smallest.count()).stream()
                .filter(row -> filters.stream().allMatch(filter -> filter.contains(row)))
                .toList();
        int from = Math.min(offset, found.size());
        return page(found.size(), page, found.subList(from, Math.min(from + page.limit(), found.size())));
    }

    private static Page<Intervention> page(int count, PageRequest page, List<StoredIntervention> rows) {
        return new Page<>(
                count, page.offset(), page.limit(), Vector.ofAll(rows.stream().map(StoredIntervention::intervention)));
    }

    /** The filters of the list; one that matches everything if there is none. */
    private List<Selection> filters(InterventionQuery query) {
        List<Selection> filters = new ArrayList<>();
        if (!reads.containsAll(state.directory().sources())) {
            filters.add(select(query, Grouping.SOURCE, texts(reads)));
        }
        query.thread().forEach(thread -> filters.add(select(query, Grouping.THREAD, HashSet.of(thread.value()))));
        query.owner().forEach(owner -> filters.add(select(query, Grouping.OWNER, HashSet.of(owner.value()))));
        query.identityGroup()
                .forEach(group -> filters.add(select(query, Grouping.IDENTITY_GROUP, HashSet.of(group.value()))));
        if (!query.identities().isEmpty()) {
            filters.add(select(query, Grouping.IDENTITY, texts(query.identities())));
        }
        query.status().forEach(status -> filters.add(select(query, Grouping.STATUS, Grouping.keys(status))));
        if (filters.isEmpty()) {
            filters.add(select(query, Grouping.ALL, HashSet.of(Grouping.EVERY)));
        }
        return filters;
    }

    private Selection select(InterventionQuery query, Grouping grouping, Set<String> keys) {
        return state.records().indexes().by(grouping, query.sort()).select(keys);
    }

    private static Set<String> texts(Set<? extends OpaqueId> ids) {
        return ids.map(OpaqueId::value);
    }
}
