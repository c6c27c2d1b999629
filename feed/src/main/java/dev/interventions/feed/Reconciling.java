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
 * Compares the copy with the account, page by page. A walk returns each intervention that exists throughout, so an intervention that the
 * copy has and no page shows is gone. It is read by its id before it is reported as gone.
 */
final class Reconciling implements Iterator<Either<InterventionError, ChangeBatch>> {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final Session session;
    private final Option<KnownInterventions> copy;
    private ListReader.Steps walk;
    private Reconciliation state;
    private boolean ended;

    /** The ids on the pages so far that were created in the second in which the last page ends. */
    private Set<InterventionId> inLastSecond = HashSet.empty();

    /** Interventions in the range of the next page that no page shows though they exist. */
    private Set<Known> unlisted = HashSet.empty();

    /** Some of those created in this second were on pages before this reconciliation was interrupted. */
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

    /** A page, and the interventions of the copy in its range of {@code created_at}. */
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

        /** The known ones that no page shows, except those created in the second in which this page ends: the next page may show them. */
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
        Corrections corrections = new Corrections(page.step.unreadable());
        page.different().forEach(corrections::add);
        Seq<Known> missing = page.missing();
        int limit = session.settings.limit();
        for (Known one : missing.take(limit)) {
            Either<InterventionError, Session.Lookup> lookup = session.look(one.id());
            if (lookup.isLeft()) {
                return Either.left(lookup.getLeft());
            }
            corrections.add(one, lookup.get());
        }
        if (missing.size() > limit) {
            // Reads the same page again, after these corrections have been stored.
            walk = session.walk(Sort.CREATED_AT, state.walk());
        } else {
            advance(page);
        }
        return Either.right(corrections.batch());
    }

    /** The corrections that the comparison of a page gives. */
    private final class Corrections {

        private final java.util.List<Change> changes = new ArrayList<>();
        private final java.util.List<UnreadableRecord> unreadable;

        Corrections(Seq<UnreadableRecord> unreadableOnPage) {
            unreadable = unreadableOnPage.toJavaList();
        }

        void add(Intervention intervention) {
            changes.add(session.report(intervention, session.kindOf(intervention, Kind.CORRECTED)));
        }

        /** Adds the correction for one that no page shows, and that was looked up by its id. */
        void add(Known one, Session.Lookup lookup) {
            if (lookup instanceof Session.Lookup.Missing) {
                changes.add(session.reportGone(one.id()));
                return;
            }
            unlisted = unlisted.add(one);
            if (lookup instanceof Session.Lookup.Unreadable skipped) {
                unreadable.add(skipped.read());
            } else if (lookup instanceof Session.Lookup.Found found
                    && differs(found.intervention(), Option.some(one))) {
                add(found.intervention());
            }
        }

        ChangeBatch batch() {
            Warning[] warnings =
                    state.reason() == Reason.UNORDERED ? new Warning[] {Warning.UNORDERED} : new Warning[0];
            return session.batch(List.ofAll(changes), Phase.RECONCILIATION, List.ofAll(unreadable), warnings);
        }
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

    /** Whether the copy has as many interventions older than this page as the list has after it. This page doesn't change that number. */
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
