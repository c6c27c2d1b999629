package dev.interventions.cli.copy;

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
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Interventions whose pages are reported, and whose reads end when it is time to stop. */
public final class StoppableReads implements Interventions {

    private final Interventions interventions;
    private final BooleanSupplier stop;
    private final BiConsumer<InterventionQuery, Page<Intervention>> read;

    /** Reads until {@code stop} says that it is time to stop; {@code read} is told of each page. */
    public StoppableReads(
            Interventions interventions, BooleanSupplier stop, BiConsumer<InterventionQuery, Page<Intervention>> read) {
        this.interventions = interventions;
        this.stop = stop;
        this.read = read;
    }

    private <T> Either<InterventionError, T> unlessStopped(
            java.util.function.Supplier<Either<InterventionError, T>> call) {
        return stop.getAsBoolean() ? Either.left(new Unavailable.Interrupted("interrupted")) : call.get();
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return unlessStopped(() -> interventions.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return unlessStopped(() -> interventions.list(query, page).peek(found -> read.accept(query, found)));
    }

    @Override
    public Interventions actingAs(UserId user) {
        return new StoppableReads(interventions.actingAs(user), stop, read);
    }

    // ---- a copy doesn't write ----

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return interventions.create(content);
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
}
