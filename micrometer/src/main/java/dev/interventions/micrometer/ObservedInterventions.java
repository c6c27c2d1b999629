package dev.interventions.micrometer;

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
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/** A port whose operations are observed. */
class ObservedInterventions implements Interventions {

    private final Interventions interventions;
    private final OperationObserver observer;

    ObservedInterventions(Interventions interventions, OperationObserver observer) {
        this.interventions = requireNonNull(interventions, "interventions");
        this.observer = observer;
    }

    @Override
    public Interventions actingAs(UserId user) {
        return new ObservedInterventions(interventions.actingAs(user), observer);
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return observer.observe(Operation.CREATE, () -> interventions.create(content));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return observer.observe(Operation.GET, () -> interventions.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return observer.observe(Operation.LIST, () -> interventions.list(query, page));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return observer.observe(Operation.CLOSE, () -> interventions.close(id));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return observer.observe(Operation.CANCEL, () -> interventions.cancel(id));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return observer.observe(Operation.REASSIGN, () -> interventions.reassign(id, newOwner));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return observer.observe(Operation.CATEGORIZE, () -> interventions.categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return observer.observe(Operation.UPDATE_CUSTOM_FIELDS, () -> interventions.updateCustomFields(id, values));
    }
}
