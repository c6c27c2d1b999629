package dev.interventions.port;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import io.vavr.collection.Iterator;
import io.vavr.control.Either;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The interventions of a {@link Walk}, one by one; the walk's promises hold for them too. Every element is either an intervention or an
 * error, in the order of the walk: an error that ends the walk is last, and a report of {@link Walk#skippingUnreadable} comes before the
 * interventions of its page.
 *
 * <p>An iterator requests a page when its {@code hasNext} or {@code next} is called after the last element of the page before. To continue
 * later, or to show progress, use the pages: they have positions and counts.
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
