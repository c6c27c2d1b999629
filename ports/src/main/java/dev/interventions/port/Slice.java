package dev.interventions.port;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The part of the list that a page shows, and which of its records a walk has passed. It reads the page's records once and doesn't copy
 * them, so that a walk costs little more than its pages.
 */
final class Slice<T> {

    private final WalkedList<T> list;
    private final WalkPosition position;
    private final long offset;
    private final long count;
    private final Seq<T> readable;
    private final List<Unreadable> unreadable;
    private final boolean last;

    /** The moments by which the list is sorted, of the readable records. */
    private final Instant[] moments;

    /** The indexes of the readable records that the walk has passed. */
    private final BitSet passed;

    /** An unreadable record, and the number of readable ones before it. */
    private record Unreadable(UnreadableRecord record, int readableBefore) {}

    private Slice(
            WalkedList<T> list,
            WalkPosition position,
            long offset,
            long count,
            Seq<T> readable,
            List<Unreadable> unreadable,
            boolean last,
            Instant[] moments,
            BitSet passed) {
        this.list = list;
        this.position = position;
        this.offset = offset;
        this.count = count;
        this.readable = readable;
        this.unreadable = unreadable;
        this.last = last;
        this.moments = moments;
        this.passed = passed;
    }

    /** The slice of a page that was requested from this offset on, for a walk at this position. */
    static <T> Either<InterventionError, Slice<T>> of(
            Page<T> page, long offset, WalkedList<T> list, WalkPosition position) {
        return of(page, offset, page.records(), List.empty(), list, position);
    }

    /** The same of a page with unreadable records. */
    static <T> Either<InterventionError, Slice<T>> ofPartlyReadable(
            Page<Either<UnreadableRecord, T>> page, long offset, WalkedList<T> list, WalkPosition position) {
        java.util.List<T> readable = new ArrayList<>();
        java.util.List<Unreadable> unreadable = new ArrayList<>();
        for (Either<UnreadableRecord, T> record : page.records()) {
            record.peek(readable::add).peekLeft(left -> unreadable.add(new Unreadable(left, readable.size())));
        }
        return of(page, offset, Vector.ofAll(readable), List.ofAll(unreadable), list, position);
    }

    private static <T> Either<InterventionError, Slice<T>> of(
            Page<?> page,
            long offset,
            Seq<T> readable,
            List<Unreadable> unreadable,
            WalkedList<T> list,
            WalkPosition position) {
        if (page.offset() != offset) {
            return Either.left(new MalformedResponse("a page from " + offset
                    + " on was requested, but the response is a page from " + page.offset() + " on"));
        }
        Instant[] moments = new Instant[readable.size()];
        Slice<T> slice =
                new Slice<>(list, position, offset, page.count(), readable, unreadable, false, moments, new BitSet());
        int index = 0;
        for (T record : readable) {
            Option<Instant> moment = list.momentOf(record);
            if (moment.isEmpty()) {
                return Either.left(new MalformedResponse(list.nameOfRecord() + " "
                        + list.idOf(record)
                        + " has no date to sort by, so a walk can't determine its position"));
            }
            moments[index] = moment.get();
            if (position.isPast(moment.get(), list.idOf(record))) {
                slice.passed.set(index);
            }
            index++;
        }
        return Either.right(slice);
    }

    /** The last slice of a walk: the records before the first one that is older than this moment. This slice itself if none is older. */
    Slice<T> endingBefore(Instant oldest) {
        int end = 0;
        while (end < moments.length && !moments[end].isBefore(oldest)) {
            end++;
        }
        if (end == moments.length) {
            return this;
        }
        int size = end;
        return new Slice<>(
                list,
                position,
                offset,
                count,
                readable.take(size),
                unreadable.filter(record -> record.readableBefore() <= size),
                true,
                Arrays.copyOf(moments, size),
                passed.get(0, size));
    }

    long offset() {
        return offset;
    }

    /** The number of records in the whole list. */
    long count() {
        return count;
    }

    /** The number of records, readable or not. */
    int size() {
        return readable.size() + unreadable.size();
    }

    long end() {
        return offset + size();
    }

    /** Unlike {@link Page#hasNext}, also true if this page has no records: a walk must not mistake an empty page for the end. */
    boolean hasNext() {
        return !last && size() < count - offset;
    }

    boolean beginsWithPassed() {
        return passed.get(0);
    }

    int numberOfPassed() {
        return passed.cardinality();
    }

    /** The readable records that the walk hasn't passed. */
    Seq<T> unseen() {
        int first = passed.nextClearBit(0);
        return first == passed.cardinality()
                ? readable.drop(first)
                : readable.zipWithIndex()
                        .filter(record -> !passed.get(record._2))
                        .map(record -> record._1);
    }

    /** The position after the last readable record, even if unreadable ones follow: the next page must begin with a known record. */
    WalkPosition positionAfter() {
        long end = end() - unreadable.count(record -> record.readableBefore() == readable.size());
        int last = passed.previousClearBit(moments.length - 1);
        return last < 0 ? position.movedTo(end) : position.after(moments[last], unseenAt(moments[last]), end);
    }

    private List<String> unseenAt(Instant moment) {
        List<String> ids = List.empty();
        for (int index = 0; index < moments.length; index++) {
            if (moments[index].equals(moment) && !passed.get(index)) {
                ids = ids.prepend(list.idOf(readable.get(index)));
            }
        }
        return ids;
    }

    List<UnreadableRecord> unreadable() {
        return unreadable.map(Unreadable::record);
    }

    /**
     * The unreadable records that the walk passes now: those after the last record that it has passed before and, unless this is the end,
     * before the last readable one. The next page shows the rest again.
     */
    List<UnreadableRecord> unreadablePassedNow() {
        return unreadable
                .filter(record -> record.readableBefore() >= passed.length()
                        && (!hasNext() || record.readableBefore() < readable.size()))
                .map(Unreadable::record);
    }

    /** The page with all readable records and these unreadable ones, each in its place. */
    Page<Either<UnreadableRecord, T>> pageOf(List<UnreadableRecord> shown, int limit) {
        java.util.List<Either<UnreadableRecord, T>> records = new ArrayList<>();
        readable.forEach(record -> records.add(Either.right(record)));
        // From the last one on, so that the indexes of the earlier ones stay valid.
        unreadable
                .filter(record -> shown.contains(record.record()))
                .reverse()
                .forEach(record -> records.add(record.readableBefore(), Either.left(record.record())));
        return new Page<>(count, offset, limit, Vector.ofAll(records));
    }
}
