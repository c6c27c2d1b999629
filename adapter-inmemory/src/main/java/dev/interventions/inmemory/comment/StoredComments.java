package dev.interventions.inmemory.comment;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.inmemory.comment.StoredComment.Grouping;
import dev.interventions.inmemory.tree.SortedTree;
import dev.interventions.inmemory.tree.SortedTree.Bound;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The comments of a world, indexed by id and by each property by which a list can be restricted. Immutable. Each comment has an
 * intervention, an author and the date of its creation.
 */
public final class StoredComments {

    private final SortedTree<StoredComment> byId;
    private final List<CommentIndex> indexes;

    private StoredComments(SortedTree<StoredComment> byId, List<CommentIndex> indexes) {
        this.byId = byId;
        this.indexes = indexes;
    }

    public static StoredComments none() {
        return new StoredComments(
                SortedTree.empty(Order.ID),
                Stream.of(Grouping.values()).map(CommentIndex::empty).toList());
    }

    /** A class, not a lambda: tools inspect the state, which it is part of. */
    private enum Order implements SortedTree.Order<StoredComment> {
        ID;

        @Override
        public int compare(StoredComment one, StoredComment other) {
            return one.id().compareTo(other.id());
        }
    }

    public Option<Comment> find(CommentId id) {
        return stored(id).map(StoredComment::comment);
    }

    private Option<StoredComment> stored(CommentId id) {
        return Option.of(byId.find(new Bound<>(0, row -> id.value().compareTo(row.id()))));
    }

    /** All comments, the newest first. */
    public List<Comment> all() {
        return index(Grouping.ALL).rows().slice(0, byId.size()).stream()
                .map(StoredComment::comment)
                .toList();
    }

    // ---- a list ----

    /**
     * The page that the user sees. It takes O(log n) comparisons if there is at most one filter and the user reads all sources; otherwise
     * as many as the smallest filter matches comments.
     *
     * @param sources all sources of the world
     */
    public Page<Comment> page(Actor actor, Set<SourceId> sources, CommentQuery query, PageRequest page) {
        List<CommentIndex.Group> filters = filters(query);
        CommentIndex.Group smallest = filters.stream()
                .min(Comparator.comparingInt(CommentIndex.Group::size))
                .get();
        int from = (int) Math.min(page.offset(), Integer.MAX_VALUE - page.limit());
        int to = from + page.limit();
        if (filters.size() == 1 && actor.reads().containsAll(sources)) {
            return page(page, smallest.size(), smallest.slice(from, to));
        }
        List<StoredComment> found = smallest.slice(0, smallest.size()).stream()
                .filter(row -> row.source().forAll(actor::reads))
                .filter(row -> filters.stream().allMatch(filter -> filter.contains(row)))
                .toList();
        return page(page, found.size(), found.subList(Math.min(from, found.size()), Math.min(to, found.size())));
    }

    private static Page<Comment> page(PageRequest page, int count, List<StoredComment> rows) {
        return new Page<>(
                count, page.offset(), page.limit(), Vector.ofAll(rows.stream().map(StoredComment::comment)));
    }

    /** The filters of the query; one that matches everything if there is none. */
    private List<CommentIndex.Group> filters(CommentQuery query) {
        List<CommentIndex.Group> filters = new ArrayList<>();
        query.intervention().forEach(id -> filters.add(group(Grouping.INTERVENTION, id)));
        query.thread().forEach(id -> filters.add(group(Grouping.THREAD, id)));
        query.author().forEach(id -> filters.add(group(Grouping.AUTHOR, id)));
        query.identity().forEach(id -> filters.add(group(Grouping.CUSTOMER, id)));
        if (filters.isEmpty()) {
            filters.add(index(Grouping.ALL).group(""));
        }
        return filters;
    }

    private CommentIndex.Group group(Grouping grouping, OpaqueId id) {
        return index(grouping).group(id.value());
    }

    private CommentIndex index(Grouping grouping) {
        return indexes.stream()
                .filter(index -> index.grouping() == grouping)
                .findFirst()
                .orElseThrow();
    }

    // ---- since an earlier moment ----

    /** The comments that are not in the earlier ones, in no particular order. */
    public List<Comment> since(StoredComments earlier) {
        List<Comment> added = new ArrayList<>();
        byId.compare(earlier.byId, row -> added.add(row.comment()), gone -> {});
        return added;
    }

    /** The comments of the earlier ones that are gone. */
    public List<CommentId> goneSince(StoredComments earlier) {
        List<CommentId> all = new ArrayList<>();
        byId.compare(earlier.byId, added -> {}, gone -> all.add(gone.comment().id()));
        return all;
    }

    // ---- transitions ----

    /** With a new comment, about an intervention of this source. */
    public StoredComments with(Comment comment, Option<SourceId> source) {
        StoredComment added = new StoredComment(comment, source);
        return new StoredComments(byId.with(added), changed(index -> index.with(added)));
    }

    /** Without this comment. */
    public StoredComments without(CommentId id) {
        return stored(id).map(this::without).getOrElse(this);
    }

    /** Without the comments about this intervention. */
    public StoredComments withoutThoseAbout(InterventionId intervention) {
        CommentIndex.Group about = group(Grouping.INTERVENTION, intervention);
        StoredComments left = this;
        for (StoredComment row : about.slice(0, about.size())) {
            left = left.without(row);
        }
        return left;
    }

    private StoredComments without(StoredComment removed) {
        return new StoredComments(byId.without(removed), changed(index -> index.without(removed)));
    }

    private List<CommentIndex> changed(UnaryOperator<CommentIndex> change) {
        return indexes.stream().map(change).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredComments that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }
}
