package dev.interventions.inmemory.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** The most elements of a leaf and children of a branch. */
    private static final int WIDTH = 32;

    /** A node with fewer is joined with a neighbour. */
    private static final int NARROW = WIDTH / 4;

    /** Adding up to this part of those that are there takes less time one by one than copying all. */
    private static final int FEW = 16;

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
     * What elements are compared with.
     *
     * @param prefix that of elements that it equals
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
                changed.width() > WIDTH ? Branch.of(order, changed.halves(order)) : changed.withoutNeedlessBranches());
    }

    /** With all these elements, each of which replaces an equal one; none of them may equal another. */
    public SortedTree<E> withAll(List<E> elements) {
        List<E> sorted = new ArrayList<>(elements);
        sorted.sort(order);
        return withAllSorted(sorted);
    }

    /** The same for elements that are in the order of the tree: in O(n) comparisons if they are many, none if the tree is empty. */
    public SortedTree<E> withAllSorted(List<E> elements) {
        if (elements.size() > size() / FEW) {
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

    /** What is made of parts of about the same width, at least one. */
    private static <T, E> List<Node<E>> inParts(List<T> items, Function<List<T>, Node<E>> node) {
        int parts = Math.max(1, (items.size() + WIDTH - 1) / WIDTH);
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

    /** How many elements come before this bound: those that it is greater than. */
    public int rank(Bound<E> bound) {
        return root.rank(bound);
    }

    /** The element before which there are this many. */
    public E get(int rank) {
        return slice(rank, rank + 1).get(0);
    }

    /** The elements with ranks from this one on up to that one, which is not included. */
    public List<E> slice(int from, int to) {
        List<E> elements = new ArrayList<>(to - from);
        root.copy(from, to, elements);
        return elements;
    }

    /**
     * Reports each element that isn't in an older tree, or is there as another object, and each that only the older one has. Nodes that both
     * share are skipped, so this takes time for the differences rather than for all elements.
     */
    @SuppressWarnings({"unchecked", "ReferenceEquality"
    }) // What isn't a node is an element; shared is what is the same object.
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

    /** A node, which after a change may be one item too wide, or too narrow, until its parent has split or joined it. */
    private abstract static class Node<E> {

        /** The number of elements. */
        abstract int size();

        /** The number of elements of a leaf, and of children of a branch. */
        abstract int width();

        abstract E first();

        abstract Node<E> with(Order<? super E> order, E element, Bound<E> bound);

        abstract Node<E> without(Order<? super E> order, Bound<E> bound);

        abstract Node<E> replacing(Order<? super E> order, Bound<E> before, E element, Bound<E> after);

        abstract List<Node<E>> halves(Order<? super E> order);

        /** The items of this node and of its right neighbour in one node. */
        abstract Node<E> joined(Order<? super E> order, Node<E> next);

        abstract Node<E> withoutNeedlessBranches();

        /** Pushes the elements of a leaf or the children of a branch, the first on top. */
        abstract void open(Deque<Object> items);

        abstract @Nullable E find(Bound<E> bound);

        abstract int rank(Bound<E> bound);

        abstract void copy(int from, int to, List<? super E> target);
    }

    private static final class Leaf<E> extends Node<E> {

        private final Object[] elements;

        Leaf(Object[] elements) {
            this.elements = elements;
        }

        @SuppressWarnings("unchecked")
        private E element(int index) {
            return (E) elements[index];
        }

        @Override
        int size() {
            return elements.length;
        }

        @Override
        int width() {
            return elements.length;
        }

        @Override
        E first() {
            return element(0);
        }

        @Override
        Node<E> with(Order<? super E> order, E element, Bound<E> bound) {
            int index = rank(bound);
            boolean replaces = isAt(index, bound);
            Object[] changed = new Object[elements.length + (replaces ? 0 : 1)];
            System.arraycopy(elements, 0, changed, 0, index);
            changed[index] = element;
            int next = replaces ? index + 1 : index;
            System.arraycopy(elements, next, changed, index + 1, elements.length - next);
            return new Leaf<>(changed);
        }

        @Override
        Node<E> without(Order<? super E> order, Bound<E> bound) {
            int index = rank(bound);
            if (!isAt(index, bound)) {
                return this;
            }
            Object[] changed = Arrays.copyOf(elements, elements.length - 1);
            System.arraycopy(elements, index + 1, changed, index, changed.length - index);
            return new Leaf<>(changed);
        }

        @Override
        Node<E> replacing(Order<? super E> order, Bound<E> before, E element, Bound<E> after) {
            return without(order, before).with(order, element, after);
        }

        @Override
        @Nullable
        E find(Bound<E> bound) {
            int index = rank(bound);
            return isAt(index, bound) ? element(index) : null;
        }

        private boolean isAt(int index, Bound<E> bound) {
            return index < elements.length && bound.compareTo(element(index)) == 0;
        }

        @Override
        List<Node<E>> halves(Order<? super E> order) {
            int middle = elements.length / 2;
            return List.of(
                    new Leaf<>(Arrays.copyOf(elements, middle)),
                    new Leaf<>(Arrays.copyOfRange(elements, middle, elements.length)));
        }

        @Override
        Node<E> joined(Order<? super E> order, Node<E> next) {
            Object[] others = ((Leaf<E>) next).elements;
            Object[] all = Arrays.copyOf(elements, elements.length + others.length);
            System.arraycopy(others, 0, all, elements.length, others.length);
            return new Leaf<>(all);
        }

        @Override
        Node<E> withoutNeedlessBranches() {
            return this;
        }

        @Override
        void open(Deque<Object> items) {
            for (int index = elements.length - 1; index >= 0; index--) {
                items.push(elements[index]);
            }
        }

        @Override
        int rank(Bound<E> bound) {
            int low = 0;
            int high = elements.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (bound.compareTo(element(middle)) > 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        @Override
        void copy(int from, int to, List<? super E> target) {
            for (int index = from; index < to; index++) {
                target.add(element(index));
            }
        }
    }

    private static final class Branch<E> extends Node<E> {

        private final Node<E>[] children;

        /** The first element of each child, so that a search needn't look into all of them. */
        private final Object[] firsts;

        /** Their prefixes. */
        private final int[] prefixes;

        /** How many elements there are in each child and in those before it. */
        private final int[] ends;

        private Branch(Node<E>[] children, Object[] firsts, int[] prefixes, int[] ends) {
            this.children = children;
            this.firsts = firsts;
            this.prefixes = prefixes;
            this.ends = ends;
        }

        @SuppressWarnings("unchecked")
        static <E> Branch<E> of(Order<? super E> order, List<Node<E>> children) {
            Branch<E> none = new Branch<>((Node<E>[]) new Node<?>[0], new Object[0], new int[0], new int[0]);
            return none.replacing(order, 0, 0, children);
        }

        @Override
        int size() {
            return start(ends.length);
        }

        @Override
        int width() {
            return ends.length;
        }

        @Override
        E first() {
            return first(0);
        }

        @SuppressWarnings("unchecked")
        private E first(int child) {
            return (E) firsts[child];
        }

        /** How many elements there are before this child. */
        private int start(int child) {
            return child == 0 ? 0 : ends[child - 1];
        }

        private int compare(Bound<E> bound, int child) {
            int byPrefix = Integer.compare(bound.prefix(), prefixes[child]);
            return byPrefix != 0 ? byPrefix : bound.compareTo(first(child));
        }

        /** The last child for whose first element the bound compares at least as this number; the first child if there is none. */
        private int lastChild(Bound<E> bound, int least) {
            int low = 1;
            int high = ends.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(bound, middle) >= least) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        @Override
        Node<E> with(Order<? super E> order, E element, Bound<E> bound) {
            int index = lastChild(bound, 0);
            return replacing(order, index, children[index].with(order, element, bound));
        }

        @Override
        Node<E> without(Order<? super E> order, Bound<E> bound) {
            int index = lastChild(bound, 0);
            return replacing(order, index, children[index].without(order, bound));
        }

        @Override
        Node<E> replacing(Order<? super E> order, Bound<E> before, E element, Bound<E> after) {
            int index = lastChild(before, 0);
            return index == lastChild(after, 0)
                    ? replacing(order, index, children[index].replacing(order, before, element, after))
                    : without(order, before).with(order, element, after);
        }

        /** With a changed child, which is split or joined with a neighbour if its width requires it. */
        private Branch<E> replacing(Order<? super E> order, int index, Node<E> changed) {
            if (changed.width() > WIDTH) {
                return replacing(order, index, index + 1, changed.halves(order));
            }
            if (changed.width() >= NARROW || ends.length == 1) {
                return withChild(order, index, changed);
            }
            int left = Math.max(index - 1, 0);
            Node<E> joined = index == 0 ? changed.joined(order, children[1]) : children[left].joined(order, changed);
            return replacing(order, left, left + 2, joined.width() > WIDTH ? joined.halves(order) : List.of(joined));
        }

        /** With another child; the arrays in which nothing changes are shared. */
        @SuppressWarnings("ReferenceEquality") // An equal element has been replaced all the same.
        private Branch<E> withChild(Order<? super E> order, int index, Node<E> changed) {
            Node<E>[] newChildren = children.clone();
            newChildren[index] = changed;
            Object[] newFirsts = firsts;
            int[] newPrefixes = prefixes;
            E first = changed.first();
            if (first != first(index)) {
                newFirsts = firsts.clone();
                newFirsts[index] = first;
                newPrefixes = prefixes.clone();
                newPrefixes[index] = order.prefix(first);
            }
            int[] newEnds = ends;
            int added = changed.size() - children[index].size();
            if (added != 0) {
                newEnds = ends.clone();
                for (int child = index; child < newEnds.length; child++) {
                    newEnds[child] += added;
                }
            }
            return new Branch<>(newChildren, newFirsts, newPrefixes, newEnds);
        }

        /** With these nodes in the place of some children. Only what changes is computed again. */
        private Branch<E> replacing(Order<? super E> order, int from, int to, List<Node<E>> nodes) {
            int width = ends.length + nodes.size() - (to - from);
            Node<E>[] newChildren = Arrays.copyOf(children, width);
            Object[] newFirsts = Arrays.copyOf(firsts, width);
            int[] newPrefixes = Arrays.copyOf(prefixes, width);
            int[] newEnds = Arrays.copyOf(ends, width);
            int next = from;
            int end = start(from);
            for (Node<E> node : nodes) {
                end += node.size();
                newChildren[next] = node;
                newFirsts[next] = node.first();
                newPrefixes[next] = order.prefix(node.first());
                newEnds[next++] = end;
            }
            System.arraycopy(children, to, newChildren, next, width - next);
            System.arraycopy(firsts, to, newFirsts, next, width - next);
            System.arraycopy(prefixes, to, newPrefixes, next, width - next);
            for (int old = to; old < ends.length; old++) {
                newEnds[next++] = ends[old] - start(to) + end;
            }
            return new Branch<>(newChildren, newFirsts, newPrefixes, newEnds);
        }

        @Override
        List<Node<E>> halves(Order<? super E> order) {
            int middle = ends.length / 2;
            return List.of(replacing(order, middle, ends.length, List.of()), replacing(order, 0, middle, List.of()));
        }

        @Override
        Node<E> joined(Order<? super E> order, Node<E> next) {
            return replacing(order, ends.length, ends.length, List.of(((Branch<E>) next).children));
        }

        @Override
        Node<E> withoutNeedlessBranches() {
            return ends.length == 1 ? children[0].withoutNeedlessBranches() : this;
        }

        @Override
        void open(Deque<Object> items) {
            for (int index = children.length - 1; index >= 0; index--) {
                items.push(children[index]);
            }
        }

        @Override
        @Nullable
        E find(Bound<E> bound) {
            return children[lastChild(bound, 0)].find(bound);
        }

        @Override
        int rank(Bound<E> bound) {
            int index = lastChild(bound, 1);
            return start(index) + children[index].rank(bound);
        }

        @Override
        void copy(int from, int to, List<? super E> target) {
            int found = Arrays.binarySearch(ends, from + 1);
            for (int index = found < 0 ? -found - 1 : found; index < ends.length && start(index) < to; index++) {
                int start = start(index);
                children[index].copy(Math.max(from - start, 0), Math.min(to, ends[index]) - start, target);
            }
        }
    }
}
