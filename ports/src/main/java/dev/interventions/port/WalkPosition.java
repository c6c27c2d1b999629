package dev.interventions.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The position of a {@link Walk} or {@link CommentWalk}: the offset of the next record and, to recognize the records before it, the moment
 * of the last one and the ids of all records at that moment. {@link #toString} returns it as text that {@link #parse} reads, so that a walk
 * can continue after a restart. Immutable.
 */
public final class WalkPosition {

    private static final WalkPosition START = new WalkPosition(0, null, HashSet.empty());
    private static final String SEPARATOR = " ";

    private final long offset;
    private final @Nullable Instant last;
    private final Set<String> atLast;

    private WalkPosition(long offset, @Nullable Instant last, Set<String> atLast) {
        this.offset = offset;
        this.last = last;
        this.atLast = atLast;
    }

    /** The beginning. */
    public static WalkPosition start() {
        return START;
    }

    /** The position that {@link #toString} wrote, or {@link Refused.InvalidRequest} if the text isn't one. */
    public static Either<InterventionError, WalkPosition> parse(@Nullable String text) {
        return Try.of(() -> read(requireNonNull(text, "text")))
                .toEither()
                .mapLeft(cause -> new Refused.InvalidRequest("not a position of a walk: " + text));
    }

    private static WalkPosition read(String text) {
        List<String> words = List.of(text.split(SEPARATOR, -1));
        long offset = Long.parseLong(words.head());
        if (offset < 0 || words.size() == 2 || (offset > 0 && words.size() == 1)) {
            throw new IllegalArgumentException(text);
        }
        return words.size() == 1
                ? START
                : new WalkPosition(
                        offset,
                        Instant.parse(words.get(1)),
                        HashSet.ofAll(words.drop(2).map(WalkPosition::id)));
    }

    /** This text, if it is an id; ids of all kinds have the same form. */
    private static String id(String text) {
        return InterventionId.of(text).value();
    }

    long offset() {
        return offset;
    }

    /** Whether the last record is older than this moment. */
    boolean isOlderThan(Instant moment) {
        return last != null && last.isBefore(moment);
    }

    /**
     * The position after more records.
     *
     * @param newLast the moment of the last of them
     * @param atNewLast the ids of all of them at that moment
     * @param end the offset after the last of them
     */
    WalkPosition after(Instant newLast, Iterable<String> atNewLast, long end) {
        return new WalkPosition(
                end, newLast, newLast.equals(last) ? atLast.addAll(atNewLast) : HashSet.ofAll(atNewLast));
    }

    /** The position at another offset, after the same records. */
    WalkPosition movedTo(long end) {
        return new WalkPosition(end, last, atLast);
    }

    /**
     * Whether the walk has passed the record with this moment and id: it is newer than the last one, or one of the known records at the
     * same moment.
     */
    boolean isPast(Instant at, String id) {
        if (last == null) {
            return false;
        }
        int compared = at.compareTo(last);
        return compared > 0 || (compared == 0 && atLast.contains(id));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WalkPosition that
                && offset == that.offset
                && Objects.equals(last, that.last)
                && atLast.equals(that.atLast);
    }

    @Override
    public int hashCode() {
        return Objects.hash(offset, last, atLast);
    }

    /** This position as one line of text, which {@link #parse} reads. Its format may change. */
    @Override
    public String toString() {
        List<String> moment = last == null ? List.empty() : List.of(last.toString());
        List<String> known = moment.appendAll(atLast.toList().sorted());
        return known.prepend(Long.toString(offset)).mkString(SEPARATOR);
    }
}
