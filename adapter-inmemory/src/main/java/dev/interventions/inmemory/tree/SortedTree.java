package dev.interventions.inmemory.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted set that knows the rank of each element: a B+ tree whose branches count the elements below them. A changed tree
 * shares all nodes with the old one but those on the path to the change.
 *
 * <p>Adding, removing, {@link #rank} and the start of a {@link #slice} take O(log n) comparisons.
 */
public final class SortedTree<E> {

    /** Adding fewer elements than one in this many takes less time one by one than copying the tree. */
    private static final int ADDED_ONE_BY_ONE = 16;

    private final Order<? super E> order;
    private final Node<E> root;

    private SortedTree(Order<? super E> order, Node<E> root) {
        this.order = order;
        this.root = root;
    }

    public static <E> SortedTree<E> empty(Order<? super E> order) {
        return new SortedTree<>(order, new Leaf<>(new Object[0]));
    }

    /**
     * An order. Branches keep the prefix of the first element of each child, so that a search seldom looks at elements that lie elsewhere
     * in memory.
     */
    public interface Order<E> extends Comparator<E> {

        /** A number that is never greater for an element that comes before another one. */
        default int prefix(E element) {
            return 0;
        }
    }

    /**
     * A place in the order of the elements, or between two of them.
     *
     * @param prefix the prefix of elements that compare as equal to it
     * @param order compares this place with an element
     */
    public record Bound<E>(int prefix, Comparable<? super E> order) {

        int compareTo(E element) {
            return order.compareTo(element);
        }
    }

    public int size() {
        return root.size();
    }

    /** With this element, which replaces an equal one. */
    public SortedTree<E> with(E element) {
        return rootedAt(root.with(order, element, bound(element)));
    }

    /** Without the element that equals this one, if there is one. */
    public SortedTree<E> without(E element) {
        return rootedAt(root.without(order, bound(element)));
    }

    /** Without one element and with another. Where both are found on the same path, it is copied once. */
    public SortedTree<E> replacing(E before, E after) {
        return rootedAt(root.replacing(order, bound(before), after, bound(after)));
    }

    private Bound<E> bound(E element) {
        return new Bound<>(order.prefix(element), other -> order.compare(element, other));
    }

    private SortedTree<E> rootedAt(Node<E> changed) {
        return new SortedTree<>(
                order,
                changed.width() > Node.MAX_WIDTH
                        ? Branch.of(order, changed.halves(order))
                        : changed.withoutNeedlessBranches());
    }

    /** With all these elements, each of which replaces an equal one. No two of them may be equal. */
    public SortedTree<E> withAll(List<E> elements) {
        List<E> sorted = new ArrayList<>(elements);
        sorted.sort(order);
        return withAllSorted(sorted);
    }

    /** The same for elements in the order of the tree. Takes O(n) comparisons for many elements, and none if the tree is empty. */
    public SortedTree<E> withAllSorted(List<E> elements) {
        if (elements.size() > size() / ADDED_ONE_BY_ONE) {
            return new SortedTree<>(order, built(merged(elements)));
        }
        SortedTree<E> changed = this;
        for (E element : elements) {
            changed = changed.with(element);
        }
        return changed;
    }

    private List<E> merged(List<E> others) {
        if (size() == 0) {
            return others;
        }
        List<E> merged = new ArrayList<>(size() + others.size());
        int next = 0;
        for (E element : slice(0, size())) {
            int comparison = -1;
            while (next < others.size() && (comparison = order.compare(others.get(next), element)) < 0) {
                merged.add(others.get(next++));
            }
            if (next == others.size() || comparison > 0) {
                merged.add(element);
            }
        }
        merged.addAll(others.subList(next, others.size()));
        return merged;
    }

    private Node<E> built(List<E> sorted) {
        List<Node<E>> level = inParts(sorted, part -> new Leaf<>(part.toArray()));
        while (level.size() > 1) {
            level = inParts(level, part -> Branch.of(order, part));
        }
        return level.get(0);
    }

    /** Nodes made from parts of about the same width; at least one node. */
    private static <T, E> List<Node<E>> inParts(List<T> items, Function<List<T>, Node<E>> node) {
        int parts = Math.max(1, (items.size() + Node.MAX_WIDTH - 1) / Node.MAX_WIDTH);
        List<Node<E>> nodes = new ArrayList<>(parts);
        for (long part = 0; part < parts; part++) {
            nodes.add(node.apply(
                    items.subList((int) (part * items.size() / parts), (int) ((part + 1) * items.size() / parts))));
        }
        return nodes;
    }

    /** The element that equals this bound, if there is one. */
    @Nullable
    public E find(Bound<E> bound) {
        return root.find(bound);
    }

    /** The number of elements before this bound: those that it is greater than. */
    public int rank(Bound<E> bound) {
        return root.rank(bound);
    }

    /** The element with this rank, counted from 0. */
    public E get(int rank) {
        return slice(rank, rank + 1).get(0);
    }

    /** The elements with the ranks {@code from}, inclusive, to {@code to}, exclusive. */
    public List<E> slice(int from, int to) {
        List<E> elements = new ArrayList<>(to - from);
        root.copy(from, to, elements);
        return elements;
    }

    /**
     * Reports each element that isn't in an older tree, or is there as another object, and each that only the older one has. Nodes that
     * both share are skipped, so this takes time for the differences rather than for all elements.
     */
    @SuppressWarnings({"unchecked", "ReferenceEquality"
    }) // An item that isn't a node is an element; shared items are the same object.
    public void compare(SortedTree<E> older, Consumer<? super E> added, Consumer<? super E> removed) {
        Deque<Object> before = new ArrayDeque<>(List.of(older.root));
        Deque<Object> after = new ArrayDeque<>(List.of(root));
        while (!before.isEmpty() || !after.isEmpty()) {
            @Nullable Object old = before.peek();
            @Nullable Object now = after.peek();
            if (old == now) {
                before.pop();
                after.pop();
            } else if (weight(old) > 0 && weight(old) >= weight(now)) {
                ((Node<E>) before.pop()).open(before);
            } else if (weight(now) > 0) {
                ((Node<E>) after.pop()).open(after);
            } else {
                int order = old == null ? 1 : now == null ? -1 : this.order.compare((E) old, (E) now);
                if (order >= 0) {
                    added.accept((E) after.pop());
                }
                if (order <= 0) {
                    E gone = (E) before.pop();
                    if (order < 0) {
                        removed.accept(gone);
                    }
                }
            }
        }
    }

    /** Greater for a node with more elements, so that the greater one is opened first; zero for an element, and at the end. */
    private static int weight(@Nullable Object item) {
        return item instanceof Node<?> node ? node.size() + 1 : 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedTree<?> that && slice(0, size()).equals(that.slice(0, that.size()));
    }

    @Override
    public int hashCode() {
        return slice(0, size()).hashCode();
    }

    @Override
    public String toString() {
        return slice(0, size()).toString();
    }
}
