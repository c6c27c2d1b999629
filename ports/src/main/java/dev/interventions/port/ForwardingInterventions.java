package dev.interventions.port;

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
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/**
 * Forwards each operation to other interventions; a subclass overrides the operations that it changes. The default methods of the port call
 * these operations (a walk calls {@link #list}), so a subclass need not override them. Threads may share an instance if they may share the
 * interventions that it forwards to and the state that the subclass adds.
 */
public abstract class ForwardingInterventions implements Interventions {

    private final Interventions interventions;

    /** Forwards to these interventions. */
    protected ForwardingInterventions(Interventions interventions) {
        this.interventions = requireNonNull(interventions, "interventions");
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return interventions.create(content);
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return interventions.get(id);
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return interventions.list(query, page);
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return interventions.close(id);
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return interventions.cancel(id);
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return interventions.reassign(id, newOwner);
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return interventions.categorize(id, categories);
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return interventions.updateCustomFields(id, values);
    }

    @Override
    public final Interventions actingAs(UserId user) {
        return changing(interventions.actingAs(user));
    }

    /**
     * Wraps a view of another user, so that this subclass changes the same operations there.
     *
     * @param view the result of {@link Interventions#actingAs} on the interventions that this forwards to
     * @return the view with the changes of this subclass
     */
    protected abstract Interventions changing(Interventions view);
}
