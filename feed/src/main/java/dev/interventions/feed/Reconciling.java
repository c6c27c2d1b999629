package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Sort;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.ChangeBatch.Warning;
import dev.interventions.feed.KnownInterventions.Known;
import dev.interventions.feed.progress.Progress;
import dev.interventions.feed.progress.Progress.Reason;
import dev.interventions.feed.progress.Progress.Reconciliation;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;

/**
 * Compares the copy with the account, page by page: a walk returns each intervention that exists all the time, so that one that the copy has
 * and no page shows is gone. It is read once more before that is reported.
 */
final class Reconciling implements Iterator<Either<InterventionError, ChangeBatch>> {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final Session session;
    private final Option<KnownInterventions> copy;
    private ListReader.Steps walk;
    private Reconciliation state;
    private boolean ended;

    /** The ids that were on pages so far and were created in the second in which the last page ends. */
    private Set<InterventionId> inLastSecond = HashSet.empty();

    /** In the range of the next page: those that no page shows though they exist. */
    private Set<Known> unlisted = HashSet.empty();

    /** Of those created in this second, some were on pages before this reconciliation was interrupted. */
    private final Option<Instant> interruptedAt;

    Reconciling(Session session, Reconciliation state) {
        this.session = session;
        this.copy = session.settings.copy();
        this.state = state;
        this.interruptedAt = state.passed();
        this.walk = session.walk(Sort.CREATED_AT, state.walk());
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Either<InterventionError, ChangeBatch> next() {
        return walk.next().map(Comparison::new).flatMap(this::batch);
    }

    /** A page, and what the copy has in its range of {@code created_at}. */
    private final class Comparison {
        final ListReader.Step step;
        final boolean isLast = !walk.hasNext();
        final Instant from;
        final Map<InterventionId, Known> known;
        final Set<InterventionId> shown;

        Comparison(ListReader.Step step) {
            this.step = step;
            Instant to = state.passed().getOrElse(END);
            this.from = isLast
                    ? BEGINNING
                    : step.records()
                            .lastOption()
                            .flatMap(Reconciling::createdAt)
                            .getOrElse(to);
            this.known = step.records().isEmpty() && !isLast
                    ? HashMap.empty()
                    : copy.toList()
                            .flatMap(some -> some.createdBetween(from, to))
                            .toMap(Known::id, found -> found);
            this.shown = inLastSecond
                    .addAll(step.records().map(Intervention::id))
                    .addAll(step.unreadable().flatMap(UnreadableRecord::id));
        }

        Seq<Intervention> different() {
            return step.records().filter(intervention -> differs(intervention, known.get(intervention.id())));
        }

        /** Those that no page shows. If they were created in the second in which this page ends, the next page may. */
        Seq<Known> missing() {
            return known.values()
                    .filter(found -> !shown.contains(found.id()) && !unlisted.contains(found) && !isPending(found));
        }

        boolean isPending(Known found) {
            return !isLast && found.createdAt().equals(from);
        }

        boolean hasPending() {
            return known.values().exists(found -> !shown.contains(found.id()) && isPending(found));
        }

        long unreadableAndUnknown() {
            return step.unreadable().count(record -> !record.id().exists(known::containsKey));
        }

        Set<InterventionId> inItsLastSecond() {
            Set<InterventionId> ids = HashSet.ofAll(step.records()
                    .filter(intervention -> createdAt(intervention).contains(from))
                    .map(Intervention::id));
            return state.passed().contains(from) ? inLastSecond.addAll(ids) : ids;
        }
    }

    private boolean differs(Intervention intervention, Option<Known> known) {
        return known.isEmpty()
                || known.get()
                        .digest()
                        .map(digest -> digest != session.digest(intervention))
                        .getOrElse(state.reason() == Reason.UNORDERED);
    }

    private Either<InterventionError, ChangeBatch> batch(Comparison page) {
        java.util.List<Change> changes = new ArrayList<>();
        java.util.List<UnreadableRecord> unreadable =
                new ArrayList<>(page.step.unreadable().asJava());
        page.different().forEach(intervention -> changes.add(corrected(intervention)));
        Seq<Known> missing = page.missing();
        for (Known one : missing.take(session.settings.limit())) {
            Either<InterventionError, Session.Lookup> lookup = session.look(one.id());
            if (lookup.isLeft()) {
                return Either.left(lookup.getLeft());
            }
            if (lookup.get() instanceof Session.Lookup.Missing) {
                changes.add(session.reportGone(one.id()));
                continue;
            }
            unlisted = unlisted.add(one);
            if (lookup.get() instanceof Session.Lookup.Unreadable skipped) {
                unreadable.add(skipped.read());
            } else if (lookup.get() instanceof Session.Lookup.Found found
                    && differs(found.intervention(), Option.some(one))) {
                changes.add(corrected(found.intervention()));
            }
        }
        if (missing.size() > session.settings.limit()) {
            // The page once more, after these have been stored.
            walk = session.walk(Sort.CREATED_AT, state.walk());
        } else {
            advance(page);
        }
        Warning[] warnings = state.reason() == Reason.UNORDERED ? new Warning[] {Warning.UNORDERED} : new Warning[0];
        return Either.right(session.batch(List.ofAll(changes), Phase.RECONCILIATION, List.ofAll(unreadable), warnings));
    }

    private Change corrected(Intervention intervention) {
        return session.report(intervention, session.kindOf(intervention, Kind.CORRECTED));
    }

    private void advance(Comparison page) {
        inLastSecond = page.inItsLastSecond();
        state = new Reconciliation(
                state.reason(),
                page.step.page().next(),
                Option.some(page.from),
                state.surplus()
                        + unlisted.count(one -> !interruptedAt.contains(one.createdAt()))
                        - page.unreadableAndUnknown());
        unlisted = HashSet.empty();
        Progress progress = session.progress;
        if (page.isLast) {
            ended = true;
            session.progress = progress.withReconciliation(Option.none())
                    .withSurplus(copy.isDefined() ? state.surplus() : progress.surplus())
                    .withPolls(0);
        } else if (hasSameRest(page)) {
            ended = true;
            session.progress =
                    progress.withReconciliation(Option.none()).withSurplus(state.surplus() + progress.surplus());
        } else {
            session.progress = progress.withReconciliation(Option.some(state));
        }
    }

    /** Whether the copy has as many interventions before this page's end as the list has after it. Nothing of this page changes that number. */
    private boolean hasSameRest(Comparison page) {
        return state.reason() == Reason.COUNT
                && page.step.records().nonEmpty()
                && !page.hasPending()
                && copy.exists(some ->
                        some.countCreatedBefore(page.from) - session.list.after() == session.progress.surplus());
    }

    private static Option<Instant> createdAt(Intervention intervention) {
        return intervention.lifecycle().createdAt();
    }
}
