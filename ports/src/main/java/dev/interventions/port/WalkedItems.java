package dev.interventions.port;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import io.vavr.collection.Iterator;
import io.vavr.control.Either;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The interventions of a {@link Walk}, one by one, with what a walk promises. Every element is either an intervention or an error, where
 * the walk has it: the errors that end a walk are last, and the reports of {@link Walk#skippingUnreadable} come before the interventions of
 * their page.
 *
 * <p>A page is requested when an iterator is asked whether there is an element after those of the page before, or for that
 * element. To continue later, or to show progress, use the pages: they have positions and counts.
 *
 * <p>Can be iterated several times. Iterators and streams are not thread-safe.
 */
public final class WalkedItems implements Iterable<Either<InterventionError, Intervention>> {

    private final Walk walk;

    WalkedItems(Walk walk) {
        this.walk = walk;
    }

    @Override
    public java.util.Iterator<Either<InterventionError, Intervention>> iterator() {
        return Iterator.ofAll(walk.iterator())
                .flatMap(step -> step.fold(
                        error -> Iterator.of(Either.left(error)),
                        page -> page.records().iterator().map(Either::right)));
    }

    /** The same elements as a sequential stream. */
    public Stream<Either<InterventionError, Intervention>> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
