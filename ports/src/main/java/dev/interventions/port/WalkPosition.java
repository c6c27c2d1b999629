package dev.interventions.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link Walk} has come: the offset of the next record, and by what the records before it are known again, which is the
 * moment of the last one and the ids of those at that moment. {@link #toString} writes it as a text that {@link #parse} reads, so
 * that a walk can go on after a restart. Immutable.
 */
public final class WalkPosition {

    private static final WalkPosition START = new WalkPosition(0, Option.none(), HashSet.empty());
    private static final String SEPARATOR = " ";

    private final long offset;
    private final Option<Instant> last;
    private final Set<InterventionId> atLast;

    private WalkPosition(long offset, Option<Instant> last, Set<InterventionId> atLast) {
        this.offset = offset;
        this.last = last;
        this.atLast = atLast;
    }

    /** The beginning. */
    public static WalkPosition start() {
        return START;
    }

    /** The position that {@link #toString} wrote, or {@link Refused.InvalidRequest} if it is none. */
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
                        Option.some(Instant.parse(words.get(1))),
                        HashSet.ofAll(words.drop(2).map(InterventionId::of)));
    }

    long offset() {
        return offset;
    }

    /** The position after these records, which come next in a list by {@code moment}; {@code end} is the offset after the last. */
    WalkPosition after(List<Moment> records, long end) {
        if (records.isEmpty()) {
            return new WalkPosition(end, last, atLast);
        }
        Instant newLast = records.last().at();
        Set<InterventionId> together = HashSet.ofAll(
                records.filter(record -> record.at().equals(newLast)).map(Moment::id));
        return new WalkPosition(end, Option.some(newLast), last.contains(newLast) ? atLast.addAll(together) : together);
    }

    /** Whether the walk has been past this record: it is newer than the last one, or is one of those at the same moment. */
    boolean isPast(Moment record) {
        return last.exists(
                moment -> record.at().isAfter(moment) || (record.at().equals(moment) && atLast.contains(record.id())));
    }

    /** An intervention in the order of the list. */
    record Moment(Instant at, InterventionId id, Intervention intervention) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WalkPosition that
                && offset == that.offset
                && last.equals(that.last)
                && atLast.equals(that.atLast);
    }

    @Override
    public int hashCode() {
        return Objects.hash(offset, last, atLast);
    }

    /** This position as a text of one line. Its form is no contract but that {@link #parse} reads it. */
    @Override
    public String toString() {
        List<String> known = last.toList()
                .map(Instant::toString)
                .appendAll(atLast.toList().map(InterventionId::value).sorted());
        return known.prepend(Long.toString(offset)).mkString(SEPARATOR);
    }
}
