package dev.interventions.inmemory.tree;

import dev.interventions.inmemory.tree.SortedTree.Bound;
import dev.interventions.inmemory.tree.SortedTree.Order;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that holds elements. */
final class Leaf<E> extends Node<E> {

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
