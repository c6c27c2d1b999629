package dev.interventions.inmemory.tree;

import dev.interventions.inmemory.tree.SortedTree.Bound;
import dev.interventions.inmemory.tree.SortedTree.Order;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that holds other nodes. */
final class Branch<E> extends Node<E> {

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
        if (changed.width() > MAX_WIDTH) {
            return replacing(order, index, index + 1, changed.halves(order));
        }
        if (changed.width() >= MIN_WIDTH || ends.length == 1) {
            return withChild(order, index, changed);
        }
        int left = Math.max(index - 1, 0);
        Node<E> joined = index == 0 ? changed.joined(order, children[1]) : children[left].joined(order, changed);
        return replacing(order, left, left + 2, joined.width() > MAX_WIDTH ? joined.halves(order) : List.of(joined));
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
