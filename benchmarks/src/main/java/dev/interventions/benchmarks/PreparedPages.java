package dev.interventions.benchmarks;

import dev.interventions.benchmarks.server.Payload;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.util.HashMap;

/** A port that returns prepared pages, which are created at the first use. It supports no other operation. */
final class PreparedPages implements Interventions {

    private final ResponseJson json = new ResponseJson();
    private final java.util.Map<Long, Either<InterventionError, Page<Intervention>>> pages = new HashMap<>();
    private final int size;

    PreparedPages(int size) {
        this.size = size;
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return pages.computeIfAbsent(page.offset(), offset -> read(offset, page.limit()));
    }

    private Either<InterventionError, Page<Intervention>> read(long offset, int limit) {
        return Either.right(json.page(new ByteArrayInputStream(Payload.page(offset, limit, size)), limit)
                .get());
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        throw absent();
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        throw absent();
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        throw absent();
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        throw absent();
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        throw absent();
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        throw absent();
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        throw absent();
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw absent();
    }

    private static UnsupportedOperationException absent() {
        return new UnsupportedOperationException("only pages are prepared");
    }
}
