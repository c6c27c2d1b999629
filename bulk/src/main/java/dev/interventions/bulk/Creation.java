package dev.interventions.bulk;

import dev.interventions.bulk.PlannedItem.Expectation;
import dev.interventions.bulk.journal.JournalHeader;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Opens or reopens an intervention on each content. */
record Creation(Interventions interventions) implements Write<ContentId, Intervention> {

    private static final InterventionQuery LAST_CHANGED =
            InterventionQuery.all().sortedBy(Sort.UPDATED_AT);
    private static final int MAX_PAGES = 3;

    @Override
    public JournalHeader header() {
        return JournalHeader.of("create");
    }

    @Override
    public String text(ContentId item) {
        return item.value();
    }

    @Override
    public Either<InterventionError, Intervention> call(ContentId item) {
        return interventions.create(item);
    }

    /** The API can't list the interventions of a content, so this searches those that were changed last. */
    @Override
    public Either<InterventionError, Option<Intervention>> lookUp(ContentId item) {
        Either<InterventionError, Option<Intervention>> found = Either.right(Option.none());
        boolean hasNext = true;
        for (int page = 0; page < MAX_PAGES && hasNext && found.exists(Option::isEmpty); page++) {
            Either<InterventionError, Page<Intervention>> listed = interventions.list(
                    LAST_CHANGED, PageRequest.of((long) page * PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT));
            hasNext = listed.exists(Page::hasNext);
            found = listed.map(some -> some.records().find(record -> isOpenOn(item, record)));
        }
        return found;
    }

    private static boolean isOpenOn(ContentId content, Intervention intervention) {
        return !intervention.isClosed() && intervention.origin().content().contains(content);
    }

    @Override
    public PlannedItem<ContentId> plan(ContentId item) {
        return new PlannedItem<>(item, Expectation.UNKNOWN, Option.none(), Option.none());
    }
}
