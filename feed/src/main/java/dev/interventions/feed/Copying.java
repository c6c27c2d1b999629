package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.progress.Progress;
import dev.interventions.port.WalkPosition;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Iterator;

/** The first copy: the newest {@code updated_at}, from which the first poll begins, and then a walk over all interventions. */
final class Copying implements Iterator<Either<InterventionError, ChangeBatch>> {

    private final Session session;
    private final ListReader.Steps walk;

    Copying(Session session) {
        this.session = session;
        this.walk = session.walk(Sort.CREATED_AT, session.progress.copy().getOrElse(WalkPosition.start()));
    }

    @Override
    public boolean hasNext() {
        return walk.hasNext();
    }

    @Override
    public Either<InterventionError, ChangeBatch> next() {
        return begin().flatMap(begun -> walk.next()).map(this::batch);
    }

    private Either<InterventionError, Progress> begin() {
        return session.progress.begun()
                ? Either.right(session.progress)
                : newest().map(session.progress::withWatermark).peek(begun -> session.progress = begun);
    }

    /** Absent if the list is empty or isn't in order; the first poll then reads everything. */
    private Either<InterventionError, Option<Instant>> newest() {
        Either<InterventionError, Page<Intervention>> page = session.list.list(
                InterventionQuery.all().sortedBy(Sort.UPDATED_AT), PageRequest.of(0, session.settings.limit()));
        return session.list.isUnordered()
                ? Either.right(Option.none())
                : ListReader.readablePart(page)
                        .toEither(page::getLeft)
                        .map(records -> records.headOption()
                                .flatMap(newest -> newest.lifecycle().updatedAt()));
    }

    private ChangeBatch batch(ListReader.Step step) {
        session.newestCopied = step.records()
                .flatMap(intervention -> intervention.lifecycle().updatedAt())
                .appendAll(session.newestCopied)
                .max();
        step.records().filter(this::isReadByFirstPoll).forEach(read -> session.remember(read, session.digest(read)));
        session.progress = session.progress.withCopy(
                Option.when(walk.hasNext(), step.page().next()));
        return session.batch(
                step.records().map(intervention -> session.report(intervention, Kind.NEW)),
                Phase.COPY,
                step.unreadable());
    }

    /** Whether the first poll reads it again even if it doesn't change. If it changes during the copy, the poll reads another content. */
    private boolean isReadByFirstPoll(Intervention intervention) {
        Option<Instant> watermark = session.progress.watermark();
        Option<Instant> floor = session.overlapBefore(watermark);
        return intervention
                .lifecycle()
                .updatedAt()
                .exists(at ->
                        floor.exists(from -> !at.isBefore(from)) && watermark.forAll(until -> !at.isAfter(until)));
    }
}
