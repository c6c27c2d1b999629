package dev.interventions.inmemory.store;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What a list shows of the world to one user at one moment. */
record Listing(WorldState state, Actor actor, Instant now) {

    Page<Intervention> page(InterventionQuery query, PageRequest page) {
        List<StoredIntervention> found = state.records()
                .interventions()
                .values()
                .toJavaStream()
                .filter(kept -> isReadable(kept.intervention()) && matches(kept, query))
                .sorted(order(query.sort()))
                .toList();
        return new Page<>(
                found.size(),
                page.offset(),
                page.limit(),
                Vector.ofAll(
                        found.stream().skip(page.offset()).limit(page.limit()).map(kept -> state.read(kept, now))));
    }

    private boolean isReadable(Intervention intervention) {
        return intervention.origin().source().exists(actor::reads);
    }

    private boolean matches(StoredIntervention kept, InterventionQuery query) {
        Origin origin = kept.intervention().origin();
        return query.thread().forAll(origin.thread()::contains)
                && query.owner().forAll(kept.intervention().owner()::contains)
                && query.identityGroup().forAll(origin.identity().flatMap(state.directory()::groupOf)::contains)
                && (query.identities().isEmpty() || origin.identity().exists(query.identities()::contains))
                && query.status().forAll(status -> hasStatus(kept, status));
    }

    private boolean hasStatus(StoredIntervention kept, StatusFilter status) {
        InterventionState shown =
                kept.intervention().withoutDeferralPassedBy(now).state();
        boolean open = !(shown instanceof InterventionState.Closed);
        return switch (status) {
            case ACTIVE -> shown instanceof InterventionState.Active;
            case CLOSED -> !open;
            case DEFERRED -> shown instanceof InterventionState.Deferred;
            case OPENED -> open;
            case REOPENED -> open && kept.onceClosed();
        };
    }

    private static Comparator<StoredIntervention> order(Sort sort) {
        Comparator<StoredIntervention> byDate =
                Comparator.comparing(kept -> date(kept.intervention().lifecycle(), sort));
        Comparator<StoredIntervention> byId =
                Comparator.comparing(kept -> kept.intervention().id().value());
        return byDate.thenComparing(byId).reversed();
    }

    /** Every intervention of the world has both dates. */
    private static Instant date(Lifecycle lifecycle, Sort sort) {
        return (sort == Sort.CREATED_AT ? lifecycle.createdAt() : lifecycle.updatedAt()).get();
    }
}
