package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.Change.Gone;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.Change.Seen;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.ChangeBatch.Warning;
import dev.interventions.feed.progress.Progress;
import dev.interventions.feed.progress.Recent;
import dev.interventions.port.WalkPosition;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The state that the stages of one poll share. */
final class Session {

    /** The index of an unreadable record that was read by its id. */
    private static final long NO_INDEX = -1;

    final Feed.Settings settings;
    final ListReader list;
    Progress progress;

    /** The newest {@code updated_at} that the first copy has read. */
    Option<Instant> newestCopied = Option.none();

    /** The number of interventions in the account when the poll began. */
    long listed;

    /** The ids that hints named before the poll began, without those that the poll has read. */
    Set<InterventionId> hinted = HashSet.empty();

    /** The place in the log after these hints. */
    String hintedUntil;

    Session(Feed.Settings settings, Progress progress) {
        this.settings = settings;
        this.list = new ListReader(settings.interventions());
        this.progress = progress;
        this.hintedUntil = progress.mark();
    }

    ListReader.Steps walk(Sort sort, WalkPosition from) {
        return list.steps(settings.paging(), sort, from, settings.limit());
    }

    long digest(Intervention intervention) {
        return settings.digest().applyAsLong(intervention);
    }

    /** The moment from which on a poll reads changes again, if the newest change was at this moment. */
    Option<Instant> overlapBefore(Option<Instant> newest) {
        return newest.map(moment -> moment.minus(settings.overlap()));
    }

    /** Takes the hints that were added since the last poll; an error if they can't be read. */
    Option<InterventionError> takeHints() {
        return settings.hints()
                .flatMap(hints -> hints.since(progress.mark())
                        .peek(found -> {
                            hinted = HashSet.ofAll(found.ids());
                            hintedUntil = found.mark();
                        })
                        .swap()
                        .toOption());
    }

    // ---- interventions that are read by their ids ----

    /** The result of reading a single intervention. */
    sealed interface Lookup {
        /** It exists. */
        record Found(Intervention intervention) implements Lookup {}

        /** It exists, but can't be read. */
        record Unreadable(UnreadableRecord read) implements Lookup {}

        /** It doesn't exist, or the acting user doesn't read its source. */
        record Missing(InterventionId id) implements Lookup {}
    }

    Either<InterventionError, Lookup> look(InterventionId id) {
        Either<InterventionError, Intervention> found = settings.interventions().get(id);
        if (found.isRight()) {
            return Either.right(new Lookup.Found(found.get()));
        }
        if (found.getLeft() instanceof Refused.NotFound) {
            return Either.right(new Lookup.Missing(id));
        }
        if (found.getLeft() instanceof MalformedResponse malformed) {
            return Either.right(
                    new Lookup.Unreadable(new UnreadableRecord(NO_INDEX, Option.some(id), malformed.message())));
        }
        return Either.left(found.getLeft());
    }

    // ---- reports ----

    /** Reports this content. If the next poll would recognize the content that was reported before, it recognizes this one instead. */
    Seen report(Intervention intervention, Kind kind) {
        if (progress.recent().has(intervention.id())) {
            remember(intervention, digest(intervention));
        }
        return new Seen(intervention, kind);
    }

    Gone reportGone(InterventionId id) {
        forget(id);
        return new Gone(id);
    }

    void remember(Intervention intervention, long digest) {
        progress = progress.withRecent(intervention
                .lifecycle()
                .updatedAt()
                .map(moment -> progress.recent().with(intervention.id(), new Recent.Content(digest, moment)))
                .getOrElse(() -> progress.recent().without(intervention.id())));
    }

    void forget(InterventionId id) {
        progress = progress.withRecent(progress.recent().without(id));
    }

    /** The kind of a change that wasn't found by its date, or {@code otherwise} if its date isn't after the last poll. */
    Kind kindOf(Intervention intervention, Kind otherwise) {
        return isSincePoll(intervention.lifecycle().createdAt())
                ? Kind.NEW
                : isSincePoll(intervention.lifecycle().updatedAt()) ? Kind.CHANGED : otherwise;
    }

    private boolean isSincePoll(Option<Instant> moment) {
        return progress.watermark().exists(watermark -> moment.exists(at -> !at.isBefore(watermark)));
    }

    ChangeBatch batch(Seq<Change> changes, Phase phase, Seq<UnreadableRecord> unreadable, Warning... warnings) {
        Set<Warning> all = HashSet.of(warnings);
        return new ChangeBatch(
                changes,
                new FeedPosition(progress),
                phase,
                list.count(),
                unreadable,
                settings.copy().isEmpty() && settings.hints().isEmpty()
                        ? all.add(Warning.CANCELLATIONS_NOT_SEARCHED)
                        : all);
    }
}
