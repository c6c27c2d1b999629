package dev.interventions.conformance;

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

/** Does what a right adapter does, but for what a subclass does otherwise. */
abstract class ForwardingInterventions implements Interventions {

    final Interventions right;

    ForwardingInterventions(Interventions right) {
        this.right = right;
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return right.create(content);
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return right.get(id);
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return right.list(query, page);
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return right.close(id);
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return right.cancel(id);
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return right.reassign(id, newOwner);
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return right.categorize(id, categories);
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return right.updateCustomFields(id, values);
    }

    @Override
    public Interventions actingAs(UserId user) {
        return right.actingAs(user);
    }
}
