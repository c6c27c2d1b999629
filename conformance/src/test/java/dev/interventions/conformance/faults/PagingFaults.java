package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.listing;
import static dev.interventions.conformance.faults.FaultyBehavior.paging;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Sort;
import dev.interventions.port.Interventions;
import dev.interventions.port.Walk;
import dev.interventions.port.WalkPosition;
import io.vavr.Lazy;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of pages, and of the walk over them. */
final class PagingFaults {

    private PagingFaults() {}

    static Seq<Fault> all() {
        return pages().appendAll(walks()).appendAll(shiftedWalks());
    }

    private static Seq<Fault> pages() {
        return List.of(
                new Fault(
                        "PAGE-1",
                        "reports the count of the page instead of the total",
                        paging(page -> new Page<>(page.records().size(), page.offset(), page.limit(), page.records()))),
                new Fault(
                        "PAGE-1",
                        "counts interventions that the filters exclude",
                        listing((it, query, page) -> it.correct()
                                .list(query, page)
                                .map(right -> new Page<>(
                                        it.all(InterventionQuery.all()).get().size(),
                                        right.offset(),
                                        right.limit(),
                                        right.records())))),
                new Fault(
                        "PAGE-1",
                        "begins a page one record late",
                        listing((it, query, page) -> it.correct()
                                .list(query, page.at(page.offset() + 1))
                                .map(late -> new Page<>(late.count(), page.offset(), late.limit(), late.records())))),
                new Fault(
                        "PAGE-1",
                        "reports offsets counted from 1",
                        paging(page -> new Page<>(page.count(), page.offset() + 1, page.limit(), page.records()))),
                new Fault(
                        "PAGE-1",
                        "treats the offset as a page number",
                        listing((it, query, page) -> it.correct()
                                .list(query, page.at(page.offset() * page.limit()))
                                .map(far -> new Page<>(far.count(), page.offset(), far.limit(), far.records())))),
                new Fault(
                        "PAGE-1",
                        "rounds offsets down to whole pages",
                        listing((it, query, page) -> it.correct()
                                .list(query, page.at(page.offset() / page.limit() * page.limit()))
                                .map(near -> new Page<>(near.count(), page.offset(), near.limit(), near.records())))),
                new Fault(
                        "PAGE-1",
                        "reports a limit of 30 whatever the limit was",
                        paging(page ->
                                new Page<>(page.count(), page.offset(), PageRequest.DEFAULT_LIMIT, page.records()))),
                new Fault(
                        "PAGE-1",
                        "returns one record more than the limit",
                        listing((it, query, page) -> it.correct()
                                .list(query, PageRequest.of(page.offset(), Math.min(150, page.limit() + 1)))
                                .map(more -> new Page<>(more.count(), more.offset(), page.limit(), more.records())))),
                new Fault("PAGE-1", "counts up to 100", paging(page -> counting(page, Math.min(page.count(), 100)))),
                new Fault("PAGE-1", "counts up to 150", paging(page -> counting(page, Math.min(page.count(), 150)))),
                new Fault("PAGE-1", "counts up to 1000", paging(page -> counting(page, Math.min(page.count(), 1000)))),
                new Fault(
                        "PAGE-1",
                        "returns 100 records if 150 are requested",
                        paging(page -> new Page<>(
                                page.count(),
                                page.offset(),
                                page.limit(),
                                page.records().take(100)))),
                new Fault(
                        "PAGE-3",
                        "truncates an offset to 32 bits",
                        listing((it, query, page) -> it.correct()
                                .list(query, page.at(page.offset() & 0xffff_ffffL))
                                .map(near -> new Page<>(near.count(), page.offset(), near.limit(), near.records())))),
                new Fault(
                        "PAGE-3",
                        "treats an offset beyond 32 bits as 0",
                        listing((it, query, page) -> it.correct()
                                .list(query, page.at(Math.max(0, (int) page.offset())))
                                .map(near -> new Page<>(near.count(), page.offset(), near.limit(), near.records())))),
                new Fault(
                        "PAGE-3",
                        "reports a count of 0 past the end",
                        paging(page -> new Page<>(
                                page.records().isEmpty() ? 0 : page.count(),
                                page.offset(),
                                page.limit(),
                                page.records()))),
                new Fault(
                        "PAGE-3",
                        "refuses an offset past the end",
                        listing((it, query, page) -> it.correct()
                                .list(query, page)
                                .filterOrElse(
                                        right -> page.offset() == 0 || page.offset() < right.count(),
                                        right -> new InvalidRequest("there is no such page")))),
                new Fault(
                        "PAGE-3",
                        "returns the last records past the end",
                        listing((it, query, page) -> it.correct()
                                .list(query, page)
                                .flatMap(right -> right.records().isEmpty()
                                        ? it.correct().list(query, page.at(Math.max(0, right.count() - page.limit())))
                                        : Either.right(right)))));
    }

    private static Page<Intervention> counting(Page<Intervention> page, long count) {
        return new Page<>(count, page.offset(), page.limit(), page.records());
    }

    /** A walk from a position. */
    private interface Walking {
        Walk walk(FaultContext it, InterventionQuery query, WalkPosition from);
    }

    private static FaultyBehavior walking(Walking walking) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Walk walk(InterventionQuery query, WalkPosition from) {
                return walking.walk(it, query, from);
            }
        });
    }

    private static Seq<Fault> walks() {
        return List.of(
                new Fault(
                        "WALK-1",
                        "ignores the query of a walk",
                        walking((it, query, from) -> it.correct().walk(InterventionQuery.all(), from))),
                new Fault(
                        "WALK-1",
                        "ends a walk after the first page",
                        paging(page -> new Page<>(
                                Math.min(
                                        page.count(),
                                        page.offset() + page.records().size()),
                                page.offset(),
                                page.limit(),
                                page.records()))),
                new Fault(
                        "WALK-1",
                        "leaves out the last record of every page",
                        paging(page -> new Page<>(
                                page.count(),
                                page.offset(),
                                page.limit(),
                                page.records().dropRight(1)))),
                new Fault(
                        "WALK-1",
                        "returns records only on the first page",
                        paging(page -> new Page<>(
                                page.count(),
                                page.offset(),
                                page.limit(),
                                page.offset() == 0 ? page.records() : List.empty()))),
                new Fault(
                        "WALK-1",
                        "walks in the order of the last change",
                        walking((it, query, from) -> it.correct().walk(query.sortedBy(Sort.UPDATED_AT), from))),
                new Fault(
                        "WALK-2",
                        "ends a walk without the error that stopped it",
                        walking((it, query, from) -> over(
                                        it,
                                        page -> it.correct()
                                                .list(query, page)
                                                .orElse(Either.right(FaultContext.page(List.empty(), page))))
                                .walk(query, from))),
                new Fault(
                        "WALK-2",
                        "throws when a walk fails with an error",
                        walking((it, query, from) -> over(
                                        it,
                                        page -> Either.right(it.correct()
                                                .list(query, page)
                                                .getOrElseThrow(FaultContext.Thrown::new)))
                                .walk(query, from))),
                new Fault(
                        "WALK-3",
                        "walks from the beginning for any position",
                        walking((it, query, from) -> it.correct().walk(query))),
                new Fault(
                        "WALK-3",
                        "skips the page after the position",
                        walking((it, query, from) -> from.equals(WalkPosition.start())
                                ? it.correct().walk(query)
                                : it.correct().walk(query, afterNextPage(it, query, from)))),
                new Fault(
                        "WALK-3",
                        "returns nothing from a position",
                        walking((it, query, from) -> from.equals(WalkPosition.start())
                                ? it.correct().walk(query)
                                : over(it, page -> Either.right(FaultContext.page(List.empty(), page)))
                                        .walk(query))));
    }

    private static WalkPosition afterNextPage(FaultContext it, InterventionQuery query, WalkPosition from) {
        return it.correct()
                .walk(query, from)
                .inPagesOf(3)
                .iterator()
                .next()
                .get()
                .next();
    }

    /** Any source of pages. */
    private interface Paging {
        Either<InterventionError, Page<Intervention>> page(PageRequest page);
    }

    private static Interventions over(FaultContext it, Paging paging) {
        return new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
                return paging.page(page);
            }
        };
    }

    private static Seq<Fault> shiftedWalks() {
        return List.of(
                new Fault(
                        "WALK-4", "walks over a snapshot from the beginning of the walk", walking((it, query, from) -> {
                            Lazy<Seq<Intervention>> asItWas =
                                    Lazy.of(() -> it.all(query).get());
                            return over(it, page -> Either.right(FaultContext.page(asItWas.get(), page)))
                                    .walk(query, from);
                        })),
                new Fault("WALK-4", "counts cancelled interventions in its offsets", withGaps()),
                new Fault(
                        "WALK-4",
                        "lists equal dates in another order on every page",
                        listing((it, query, page) -> it.all(query)
                                .map(all -> FaultContext.page(
                                        all.shuffle()
                                                .sortBy(one -> one.lifecycle()
                                                        .createdAt()
                                                        .get())
                                                .reverse(),
                                        page)))));
    }

    /** Cancelled interventions still count in offsets, but aren't shown. */
    private static FaultyBehavior withGaps() {
        Set<InterventionId> cancelled = ConcurrentHashMap.newKeySet();
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                cancelled.add(id);
                return Either.right(new Cancelled(id, it.find(id)));
            }

            @Override
            public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
                return it.correct()
                        .list(query, page)
                        .map(full -> new Page<>(
                                full.count() - cancelled.size(),
                                full.offset(),
                                full.limit(),
                                full.records().reject(one -> cancelled.contains(one.id()))));
            }
        });
    }
}
