package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Sort;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.Change.Seen;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.ChangeBatch.Warning;
import dev.interventions.port.WalkPosition;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** What the stages of one poll share: the list, and the progress so far. */
final class Session {

    final Feed.Settings settings;
    final ListReader list;
    Progress progress;

    Session(Feed.Settings settings, Progress progress) {
        this.settings = settings;
        this.list = new ListReader(settings.interventions());
        this.progress = progress;
    }

    ListReader.Steps walk(Sort sort, WalkPosition from) {
        return list.steps(settings.paging(), sort, from, settings.limit());
    }

    Either<InterventionError, Intervention> get(InterventionId id) {
        return list.get(id);
    }

    long digest(Intervention intervention) {
        return settings.digest().applyAsLong(intervention);
    }

    /** The moment from which on changes are read again. */
    Option<Instant> overlapBefore(Option<Instant> newest) {
        return newest.map(moment -> moment.minus(settings.overlap()));
    }

    /** Reports what a copy has to store, and remembers it if the next poll will read it again. */
    Seen report(Intervention intervention, Kind kind) {
        return new Seen(intervention, kind);
    }

    ChangeBatch batch(Seq<Change> changes, Phase phase, Seq<UnreadableRecord> unreadable) {
        return batch(changes, phase, unreadable, HashSet.empty());
    }

    ChangeBatch batch(Seq<Change> changes, Phase phase, Seq<UnreadableRecord> unreadable, Set<Warning> warnings) {
        return new ChangeBatch(changes, new FeedPosition(progress), phase, list.count(), unreadable, warnings);
    }
}
