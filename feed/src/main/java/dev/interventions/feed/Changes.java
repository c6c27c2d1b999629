package dev.interventions.feed;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** One poll: its stages one after the other, each created when those before it have ended. */
final class Changes implements Iterator<Either<InterventionError, ChangeBatch>> {

    private final Session session;
    private final Iterator<Supplier<Iterator<Either<InterventionError, ChangeBatch>>>> stages;
    private Iterator<Either<InterventionError, ChangeBatch>> stage = Collections.emptyIterator();
    private boolean failed;

    Changes(Feed.Settings settings, Progress progress) {
        this.session = new Session(settings, progress);
        this.stages = List.<Supplier<Iterator<Either<InterventionError, ChangeBatch>>>>of(this::copying)
                .iterator();
    }

    private Iterator<Either<InterventionError, ChangeBatch>> copying() {
        return session.progress.begun() && session.progress.copy().isEmpty()
                ? Collections.emptyIterator()
                : new Copying(session);
    }

    @Override
    public boolean hasNext() {
        while (!failed && !stage.hasNext() && stages.hasNext()) {
            stage = stages.next().get();
        }
        return !failed && stage.hasNext();
    }

    @Override
    public Either<InterventionError, ChangeBatch> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the poll has ended");
        }
        return stage.next().peekLeft(error -> failed = true);
    }
}
