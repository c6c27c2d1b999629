package dev.interventions.inmemory.comment;

import dev.interventions.inmemory.comment.StoredComment.Grouping;
import dev.interventions.inmemory.tree.SortedTree;
import dev.interventions.inmemory.tree.SortedTree.Bound;
import java.util.List;

/** All comments, one group after the other, and each group as a list shows it: the newest first, of equal dates the greater id first. */
record CommentIndex(Grouping grouping, SortedTree<StoredComment> rows) {

    static CommentIndex empty(Grouping grouping) {
        return new CommentIndex(grouping, SortedTree.empty(new Order(grouping)));
    }

    /** A class, not a lambda: tools inspect the state, which it is part of. */
    private record Order(Grouping grouping) implements SortedTree.Order<StoredComment> {
        @Override
        public int compare(StoredComment one, StoredComment other) {
            int byKey = one.key(grouping).compareTo(other.key(grouping));
            if (byKey != 0) {
                return byKey;
            }
            int byDate = Long.compare(other.createdAt(), one.createdAt());
            return byDate != 0 ? byDate : other.id().compareTo(one.id());
        }
    }

    CommentIndex with(StoredComment added) {
        return new CommentIndex(grouping, rows.with(added));
    }

    CommentIndex without(StoredComment removed) {
        return new CommentIndex(grouping, rows.without(removed));
    }

    Group group(String key) {
        return new Group(this, key, rows.rank(bound(key, 0)), rows.rank(bound(key, 1)));
    }

    /** Before the group with this key, or after it. */
    private Bound<StoredComment> bound(String key, int inGroup) {
        return new Bound<>(0, row -> {
            int byKey = key.compareTo(row.key(grouping));
            return byKey != 0 ? byKey : inGroup;
        });
    }

    /** The comments with one key: a range of ranks. */
    record Group(CommentIndex index, String key, int start, int end) {

        int size() {
            return end - start;
        }

        boolean contains(StoredComment row) {
            return row.key(index.grouping()).equals(key);
        }

        List<StoredComment> slice(int from, int to) {
            return index.rows().slice(start + Math.min(from, size()), start + Math.min(to, size()));
        }
    }
}
