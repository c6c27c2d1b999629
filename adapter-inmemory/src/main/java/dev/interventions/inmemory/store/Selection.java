package dev.interventions.inmemory.store;

import dev.interventions.inmemory.store.Index.Range;
import java.util.ArrayList;
import java.util.List;

/** The interventions of one or several groups of an index, in the order of a list. */
record Selection(Index index, List<Range> ranges) {

    int count() {
        return ranges.stream().mapToInt(Range::size).sum();
    }

    boolean contains(StoredIntervention row) {
        return ranges.stream()
                .anyMatch(range -> range.key().equals(index.grouping().key(row)));
    }

    /**
     * At most {@code limit} interventions from an offset on. For one group, finding them takes O(log n) comparisons, for k groups
     * O(k<sup>2</sup> log<sup>2</sup> n) at most.
     */
    List<StoredIntervention> page(int offset, int limit) {
        if (offset >= count()) {
            return List.of();
        }
        int[] starts = starts(offset);
        List<StoredIntervention> page = new ArrayList<>();
        for (int group = 0; group < starts.length; group++) {
            Range range = ranges.get(group);
            int from = range.start() + starts[group];
            page.addAll(index.rows().slice(from, Math.min(from + limit, range.end())));
        }
        if (starts.length > 1) {
            page.sort((one, other) -> Index.compareNewestFirst(index.sort(), one, other));
        }
        return page.size() > limit ? page.subList(0, limit) : page;
    }

    /**
     * How many interventions of each group are among the first {@code offset} of all groups together: a binary search in all groups at
     * once. Each step takes the group with the widest open range, and counts how many of all come before the middle one of that range.
     */
    private int[] starts(int offset) {
        int[] least = new int[ranges.size()];
        int[] most = ranges.stream().mapToInt(Range::size).toArray();
        if (ranges.size() == 1) {
            least[0] = offset;
        }
        while (sum(least) < offset) {
            int widest = widest(least, most);
            int middle = (least[widest] + most[widest]) >>> 1;
            int[] before = before(index.rows().get(ranges.get(widest).start() + middle));
            boolean isAmongFirst = sum(before) < offset;
            for (int group = 0; group < least.length; group++) {
                if (isAmongFirst) {
                    least[group] = Math.max(least[group], before[group]);
                } else {
                    most[group] = Math.min(most[group], before[group]);
                }
            }
            if (isAmongFirst) {
                least[widest] = middle + 1;
            }
        }
        return least;
    }

    /** How many interventions of each group come before this one in a list. */
    private int[] before(StoredIntervention row) {
        return ranges.stream()
                .mapToInt(range -> index.rows()
                                .rank(index.bound(
                                        range.key(), other -> Index.compareNewestFirst(index.sort(), row, other)))
                        - range.start())
                .toArray();
    }

    private static int widest(int[] least, int[] most) {
        int widest = 0;
        for (int group = 1; group < least.length; group++) {
            if (most[group] - least[group] > most[widest] - least[widest]) {
                widest = group;
            }
        }
        return widest;
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }
}
