package dev.interventions.conformance;

import static java.util.Objects.requireNonNull;

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
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** An adapter that explains no refusal and doesn't support impersonation. */
final class MinimalAdapter implements Interventions {

    private final Interventions able;
    private final boolean impersonating;

    MinimalAdapter(Interventions able) {
        this(able, false);
    }

    private MinimalAdapter(Interventions able, boolean impersonating) {
        this.able = able;
        this.impersonating = impersonating;
    }

    @Override
    public Interventions actingAs(UserId user) {
        requireNonNull(user, "user");
        return new MinimalAdapter(able, true);
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return modestly(() -> able.create(content));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return modestly(() -> able.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return modestly(() -> able.list(query, page));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return modestly(() -> able.close(id));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return modestly(() -> able.cancel(id));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return modestly(() -> able.reassign(id, newOwner));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return modestly(() -> able.categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return modestly(() -> able.updateCustomFields(id, values));
    }

    private <T> Either<InterventionError, T> modestly(Supplier<Either<InterventionError, T>> operation) {
        return impersonating
                ? Either.left(new Refused.NotSupported("this adapter can't act as another user"))
                : operation.get().mapLeft(MinimalAdapter::unexplained);
    }

    private static InterventionError unexplained(InterventionError error) {
        return error instanceof Refused.NotAllowed ? Refused.NotAllowed.withoutReason("not allowed") : error;
    }
}
