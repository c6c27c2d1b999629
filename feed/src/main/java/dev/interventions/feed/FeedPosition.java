package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.feed.progress.PositionText;
import dev.interventions.feed.progress.Progress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of a {@link Feed}: which changes a copy has. {@link #toString} returns it as one line of text that {@link #parse} reads, so
 * that the feed continues after a restart, in another process or on another machine. Immutable.
 *
 * <p><b>Size.</b> The text has less than 500 characters and, for each intervention that changed within the feed's overlap before the last
 * poll, or that was opened in the second at which a walk stands, an id, a digest and a moment: about 50 characters.
 */
public final class FeedPosition {

    private static final FeedPosition START = new FeedPosition(Progress.NONE);

    private final Progress progress;

    FeedPosition(Progress progress) {
        this.progress = progress;
    }

    /** The beginning: the copy is empty. */
    public static FeedPosition start() {
        return START;
    }

    /**
     * The position of a copy that was made in another way, such as from the platform's CSV export, and has all changes before this moment.
     *
     * @param moment by the service's clock; when in doubt, an earlier one
     */
    public static FeedPosition asOf(Instant moment) {
        return new FeedPosition(Progress.NONE.withCopy(Option.none()).withWatermark(Option.some(moment)));
    }

    /** The position that {@link #toString} wrote, or {@link Refused.InvalidRequest} if the text isn't one. */
    public static Either<InterventionError, FeedPosition> parse(@Nullable String text) {
        return Try.of(() -> new FeedPosition(PositionText.read(requireNonNull(text, "text"))))
                .toEither()
                .mapLeft(cause -> new Refused.InvalidRequest("not a position of a feed: " + text));
    }

    Progress progress() {
        return progress;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeedPosition that && progress.equals(that.progress);
    }

    @Override
    public int hashCode() {
        return progress.hashCode();
    }

    /** This position as one line of text without tabs, which {@link #parse} reads. Its format may change. */
    @Override
    public String toString() {
        return PositionText.of(progress);
    }
}
