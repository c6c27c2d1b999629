package dev.interventions.copy.jdbc;

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
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/** An account that lets a test act before each request of a feed. */
record InterruptedAccount(Interventions account, Runnable beforeRequest) implements Interventions {

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        beforeRequest.run();
        return account.list(query, page);
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        beforeRequest.run();
        return account.get(id);
    }

    // ---- not used by a feed ----

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw new UnsupportedOperationException();
    }
}
