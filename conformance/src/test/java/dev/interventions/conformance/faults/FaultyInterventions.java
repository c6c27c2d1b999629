package dev.interventions.conformance.faults;

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
import dev.interventions.port.Operation;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Behaves as the correct adapter except where a fault overrides it, and shows the data that faults changed. */
class FaultyInterventions implements Interventions {

    private final FaultContext it;

    FaultyInterventions(FaultContext it) {
        this.it = it;
    }

    @Override
    public Interventions actingAs(UserId user) {
        return it.actingAs(user).adapter();
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return write(Operation.CREATE, () -> it.correct().create(content));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return it.correct()
                .get(id)
                .filterOrElse(found -> !it.isHidden(id), found -> FaultContext.notFound(id))
                .map(it::shown);
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return it.hidesSome()
                ? it.all(query)
                        .map(all -> FaultContext.page(all.reject(one -> it.isHidden(one.id())), page))
                        .map(it::shown)
                : it.correct().list(query, page).map(it::shown);
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return write(Operation.CLOSE, () -> it.correct().close(id));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return it.correct().cancel(id);
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return write(Operation.REASSIGN, () -> it.correct().reassign(id, newOwner));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return write(Operation.CATEGORIZE, () -> it.correct().categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return write(Operation.UPDATE_CUSTOM_FIELDS, () -> it.correct().updateCustomFields(id, values));
    }

    /** Every write that returns an intervention. */
    Either<InterventionError, Intervention> write(
            Operation operation, Supplier<Either<InterventionError, Intervention>> call) {
        return call.get().map(it::shown);
    }
}
