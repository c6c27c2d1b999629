package dev.interventions.tck.sequence;

import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.collection.Vector;

/** Steps, one after the other. */
record CommandSequence(Vector<Step> steps) {

    int length() {
        return steps.size();
    }

    /** All sequences without some consecutive steps: first without half of them, at last without single ones. */
    Iterator<CommandSequence> shorter() {
        return Iterator.iterate(Math.max(1, length() / 2), size -> size / 2)
                .takeWhile(size -> size > 0)
                .flatMap(size -> List.range(0, length())
                        .filter(index -> index % size == 0)
                        .map(index -> without(index, size)));
    }

    private CommandSequence without(int from, int size) {
        return new CommandSequence(steps.take(from).appendAll(steps.drop(from + size)));
    }

    /** All sequences in which one step is replaced by a simpler one. */
    Iterator<CommandSequence> simpler() {
        return Iterator.ofAll(steps)
                .zipWithIndex()
                .flatMap(step -> step._1.simpler().map(simpler -> new CommandSequence(steps.update(step._2, simpler))));
    }
}
