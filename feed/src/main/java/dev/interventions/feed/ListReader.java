package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.port.ForwardingInterventions;
import dev.interventions.port.Interventions;
import dev.interventions.port.WalkPosition;
import dev.interventions.port.WalkedPage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Iterator;

/**
 * Reads pages of all interventions, keeps the counts of the last page, and checks the order of {@code updated_at}, which isn't documented.
 * Since the pages of a walk overlap by a record, any two neighbours are on one page, so that checking each page is enough.
 */
final class ListReader extends ForwardingInterventions {

    private long count;
    private long after;
    private boolean unordered;

    ListReader(Interventions interventions) {
        super(interventions);
    }

    /** The number of records in the whole list, according to the last page. */
    long count() {
        return count;
    }

    /** The number of records after the last page. */
    long after() {
        return after;
    }

    /** Whether the last page that should be sorted by {@code updated_at} wasn't. */
    boolean isUnordered() {
        return unordered;
    }

    void setUnordered() {
        unordered = true;
    }

    /** All pages from a position on. */
    Steps steps(Feed.Paging paging, Sort sort, WalkPosition from, int limit) {
        return new Steps(paging.pages(this, InterventionQuery.all().sortedBy(sort), from, limit)
                .iterator());
    }

    /** A page, with the unreadable records that were skipped before its end. */
    record Step(WalkedPage page, Seq<UnreadableRecord> unreadable) {
        /** The records, read once: an adapter's sequence may be lazy. */
        Seq<Intervention> records() {
            return page.records().toVector();
        }
    }

    /** The steps of a walk. */
    static final class Steps {
        private final Iterator<Either<InterventionError, WalkedPage>> walk;

        Steps(Iterator<Either<InterventionError, WalkedPage>> walk) {
            this.walk = walk;
        }

        boolean hasNext() {
            return walk.hasNext();
        }

        Either<InterventionError, Step> next() {
            Either<InterventionError, WalkedPage> page = walk.next();
            // An error that doesn't end the walk reports the records that the page after it skips.
            return page.isLeft() && walk.hasNext() && page.getLeft() instanceof MalformedResponse skipped
                    ? walk.next().map(readable -> new Step(readable, skipped.unreadable()))
                    : page.map(readable -> new Step(readable, List.empty()));
        }
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest request) {
        Either<InterventionError, Page<Intervention>> page = super.list(query, request);
        page.peek(this::look);
        partOf(page).forEach(this::look);
        if (query.sort() == Sort.UPDATED_AT) {
            unordered = !readablePart(page).forAll(ListReader::isOrdered);
            if (unordered) {
                return Either.left(new MalformedResponse("the list isn't sorted by updated_at, the newest first"));
            }
        }
        return page;
    }

    /** The records of the page that can be read; none if there is no page. */
    static Option<Seq<Intervention>> readablePart(Either<InterventionError, Page<Intervention>> page) {
        return page.map(Page::records)
                .toOption()
                .orElse(() -> partOf(page).map(part -> part.records().flatMap(Either::toOption)));
    }

    private static Option<Page<Either<UnreadableRecord, Intervention>>> partOf(
            Either<InterventionError, Page<Intervention>> page) {
        return page.isLeft() && page.getLeft() instanceof MalformedResponse malformed
                ? malformed.page()
                : Option.none();
    }

    private void look(Page<?> page) {
        count = page.count();
        after = page.count() - page.offset() - page.records().size();
    }

    private static boolean isOrdered(Seq<Intervention> records) {
        Option<Instant> last = Option.none();
        for (Intervention intervention : records) {
            Option<Instant> moment = intervention.lifecycle().updatedAt();
            if (moment.isEmpty() || last.exists(moment.get()::isAfter)) {
                return false;
            }
            last = moment;
        }
        return true;
    }

    /** Not used: a feed acts as no other user. */
    @Override
    protected Interventions changing(Interventions view) {
        return view;
    }
}
