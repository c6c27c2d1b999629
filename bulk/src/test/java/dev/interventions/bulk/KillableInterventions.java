package dev.interventions.bulk;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Closes every intervention as often as requested, counts the calls, and simulates a kill of the process at one of these points: before an
 * item is taken, before a call has its effect, or after it. After the kill, no call has an effect, and the journal remains only as it was at
 * that moment, in a copy.
 */
final class KillableInterventions implements Interventions {

    private static final Instant NOON = Instant.parse("2024-05-21T12:00:00Z");
    private static final Lifecycle CLOSED = new Lifecycle(
            Option.some(true), Option.some(NOON), Option.some(NOON), Option.some(NOON), Option.none(), Option.none());

    private final List<InterventionId> closed = new ArrayList<>();
    private int pointsLeft = Integer.MAX_VALUE;
    private int resultsToLose;
    private Path journal = Path.of("none");
    private Path copy = Path.of("none");

    /** The process was killed. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        private final transient Path journal;

        Killed(Path journal) {
            super("killed");
            this.journal = journal;
        }

        Path journal() {
            return journal;
        }
    }

    /** Simulates a kill at the point with this number, counted from 1. */
    synchronized void killAt(int point, Path newCopy, Path newJournal) {
        pointsLeft = point;
        copy = newCopy;
        journal = newJournal;
    }

    synchronized void neverKill() {
        pointsLeft = Integer.MAX_VALUE;
    }

    /** The next closes have their effect, but their results are lost. */
    synchronized void loseResultsOf(int closes) {
        resultsToLose = closes;
    }

    /** The interventions that were closed, as often as they were. */
    synchronized List<InterventionId> closed() {
        return List.copyOf(closed);
    }

    /** The items, with a point before each and before their end. */
    Iterable<InterventionId> items(List<InterventionId> ids) {
        return () -> {
            Iterator<InterventionId> all = ids.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    point();
                    return all.hasNext();
                }

                @Override
                public InterventionId next() {
                    return all.next();
                }
            };
        };
    }

    private synchronized void point() {
        pointsLeft--;
        if (pointsLeft == 0) {
            try {
                Files.copy(journal, copy, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        if (pointsLeft <= 0) {
            throw new Killed(copy);
        }
    }

    @Override
    public synchronized Either<InterventionError, Intervention> close(InterventionId id) {
        point();
        closed.add(id);
        point();
        if (resultsToLose > 0) {
            resultsToLose--;
            return Either.left(new EffectUnknown(new Unavailable.Unreachable("lost")));
        }
        return Either.right(Intervention.withId(id).withLifecycle(CLOSED));
    }

    @Override
    public synchronized Either<InterventionError, Intervention> get(InterventionId id) {
        if (pointsLeft <= 0) {
            throw new Killed(copy);
        }
        Intervention found = Intervention.withId(id);
        return Either.right(closed.contains(id) ? found.withLifecycle(CLOSED) : found);
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw new UnsupportedOperationException();
    }
}
