package dev.interventions.port;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The steps of a walk through a list of records of any type: see {@link Walk}, which says what they promise. */
final class WalkSteps<T> implements Iterator<Either<InterventionError, WalkSteps.Passed<T>>> {

    private static final int MIN_LIMIT = 2;
    /** How often a page is requested until it advances: a list that shifts can hide the new records once or twice. */
    private static final int MAX_TRIES = 5;

    /** The part of a page that a walk returns: see {@link WalkedPage}. */
    record Passed<T>(Seq<T> records, boolean shifted, WalkPosition next, long total, long before) {}

    private record Step<T>(Passed<T> page, Slice<T> slice, List<UnreadableRecord> skipped) {}

    private final WalkedList<T> list;
    private final int limit;
    private final Option<Instant> oldest;

    private WalkPosition position;
    private boolean ended;
    private long returned;
    /** The page to return next, after its skipped records have been reported. */
    private Option<Passed<T>> pending = Option.none();

    /**
     * The steps from this position on.
     *
     * @param limit the maximum number of records in a page
     * @param oldest the walk ends at the first record that is older than this moment
     */
    WalkSteps(WalkedList<T> list, WalkPosition from, int limit, Option<Instant> oldest) {
        this.list = list;
        this.limit = limit;
        this.oldest = oldest;
        position = from;
        ended = oldest.exists(from::isOlderThan);
        returned = from.offset();
    }

    /**
     * This limit.
     *
     * @throws IllegalArgumentException if pages of a walk can't have it
     */
    static int validLimit(int limit) {
        if (limit < MIN_LIMIT || limit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("the limit of a walk's pages must be from " + MIN_LIMIT + " to "
                    + PageRequest.MAX_LIMIT + " records, but is " + limit);
        }
        return limit;
    }

    @Override
    public boolean hasNext() {
        return !ended || pending.isDefined();
    }

    @Override
    public Either<InterventionError, Passed<T>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the walk has ended");
        }
        if (pending.isDefined()) {
            Passed<T> page = pending.get();
            pending = Option.none();
            return Either.right(page);
        }
        return nextStep().peekLeft(error -> ended = true).flatMap(this::reported);
    }

    private Either<InterventionError, Passed<T>> reported(Step<T> step) {
        position = step.page().next();
        returned += step.page().records().size();
        if (step.skipped().isEmpty()) {
            return Either.right(step.page());
        }
        pending = Option.some(step.page());
        return Either.left(list.malformed(
                "the walk skips records that can't be read: " + describe(step.skipped()),
                step.slice().pageOf(step.skipped(), limit)));
    }

    private Either<InterventionError, Step<T>> nextStep() {
        Either<InterventionError, Step<T>> step = step();
        for (int tries = 1; tries < MAX_TRIES && !step.forAll(this::makesProgress); tries++) {
            step = step();
        }
        return step.filterOrElse(this::makesProgress, this::stuck);
    }

    /** Steps that make no progress end a walk, so that it ends whatever the service responds. */
    private boolean makesProgress(Step<T> step) {
        return ended || step.page().records().nonEmpty() || step.page().next().offset() > position.offset();
    }

    private MalformedResponse stuck(Step<T> step) {
        List<UnreadableRecord> unreadable = step.slice().unreadable();
        String message = "after record " + position.offset() + " of the list, pages of " + limit
                + " records show nothing new though there are more, so a walk can't continue";
        return unreadable.isEmpty()
                ? new MalformedResponse(message)
                : list.malformed(
                        message + "; these can't be read: " + describe(unreadable),
                        step.slice().pageOf(unreadable, limit));
    }

    private Either<InterventionError, Step<T>> step() {
        long overlap = Math.max(0, position.offset() - 1);
        Either<InterventionError, Slice<T>> slice = sliceAt(overlap);
        while (slice.exists(this::mayHaveMissedSome)) {
            slice = sliceAt(offsetBefore(slice.get()));
        }
        return slice.filterOrElse(
                        found -> found.offset() != overlap || found.end() > position.offset() || !found.hasNext(),
                        found -> new MalformedResponse("a page of " + limit + " records from " + overlap
                                + " on was requested, but only "
                                + found.size()
                                + " were received though there are more, so a walk can't continue"))
                .map(found -> step(found, overlap));
    }

    private Step<T> step(Slice<T> found, long overlap) {
        ended = !found.hasNext();
        return new Step<>(
                new Passed<>(
                        found.unseen(), hasShifted(found, overlap), found.positionAfter(), found.count(), returned),
                found,
                found.unreadablePassedNow());
    }

    /** The offset of the page before; if the list has become shorter than that, the offset of its last record. */
    private long offsetBefore(Slice<T> slice) {
        return Math.max(0, Math.min(slice.offset() - (limit - 1), slice.count() - 1));
    }

    /** Whether records may have moved from this slice to an offset before it, since earlier ones were cancelled. */
    private boolean mayHaveMissedSome(Slice<T> slice) {
        return slice.offset() > 0 && !slice.beginsWithPassed();
    }

    private boolean hasShifted(Slice<T> found, long overlap) {
        int expected = position.offset() > 0 ? 1 : 0;
        return found.offset() != overlap || found.numberOfPassed() != expected;
    }

    private Either<InterventionError, Slice<T>> sliceAt(long offset) {
        return list.page(PageRequest.of(offset, limit))
                .fold(
                        error -> list.readablePart(error)
                                .toEither(error)
                                .flatMap(page -> Slice.ofPartlyReadable(page, offset, list, position)),
                        page -> Slice.of(page, offset, list, position))
                .map(slice -> oldest.map(slice::endingBefore).getOrElse(slice));
    }

    private String describe(List<UnreadableRecord> unreadable) {
        return unreadable
                .map(record -> "the one at index " + record.index()
                        + record.id().fold(() -> "", id -> " (" + list.nameOfRecord() + " " + id.value() + ")") + ": "
                        + record.reason())
                .mkString("; ");
    }
}
