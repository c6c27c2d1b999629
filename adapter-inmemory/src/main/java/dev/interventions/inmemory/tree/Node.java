package dev.interventions.inmemory.tree;

import dev.interventions.inmemory.tree.SortedTree.Bound;
import dev.interventions.inmemory.tree.SortedTree.Order;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a {@link SortedTree}. After a change, it can be one item too wide, or too narrow, until its parent has split or joined it. */
abstract class Node<E> {

    /** The maximum number of elements of a leaf, and of children of a branch. */
    static final int MAX_WIDTH = 32;

    /** A node with fewer is joined with a neighbour. */
    static final int MIN_WIDTH = MAX_WIDTH / 4;

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
