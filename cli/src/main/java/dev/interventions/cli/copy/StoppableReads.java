package dev.interventions.cli.copy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable;
import dev.interventions.port.ForwardingInterventions;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Interventions whose pages are reported, and whose reads end when it is time to stop. */
public final class StoppableReads extends ForwardingInterventions {

    private final BooleanSupplier stop;
    private final BiConsumer<InterventionQuery, Page<Intervention>> read;

    /** Reads until {@code stop} says that it is time to stop; {@code read} is told of each page. */
    public StoppableReads(
            Interventions interventions, BooleanSupplier stop, BiConsumer<InterventionQuery, Page<Intervention>> read) {
        super(interventions);
        this.stop = stop;
        this.read = read;
    }

    private <T> Either<InterventionError, T> unlessStopped(Supplier<Either<InterventionError, T>> call) {
        return stop.getAsBoolean() ? Either.left(new Unavailable.Interrupted("interrupted")) : call.get();
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return unlessStopped(() -> super.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return unlessStopped(() -> super.list(query, page).peek(found -> read.accept(query, found)));
    }

    @Override
    protected Interventions changing(Interventions view) {
        return new StoppableReads(view, stop, read);
    }
}
