package dev.interventions.inmemory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
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
        List<Intervention> found = state.cases()
                .values()
                .toJavaStream()
                .filter(kept -> isReadable(kept.intervention().origin()))
                .map(kept -> new Read(state.read(kept, now), kept.onceClosed()))
                .filter(read -> matches(read.intervention(), query))
                .filter(read -> query.status().forAll(read::hasStatus))
                .map(Read::intervention)
                .sorted(order(query.sort()))
                .toList();
        return new Page<>(
                found.size(),
                page.offset(),
                page.limit(),
                Vector.ofAll(found.stream().skip(page.offset()).limit(page.limit())));
    }

    private boolean isReadable(Origin origin) {
        return origin.source().exists(actor::reads);
    }

    private static boolean matches(Intervention intervention, InterventionQuery query) {
        Origin origin = intervention.origin();
        return query.thread().forAll(origin.thread()::contains)
                && query.owner().forAll(intervention.owner()::contains)
                && query.identityGroup().forAll(origin.identityGroup()::contains)
                && (query.identities().isEmpty() || origin.identity().exists(query.identities()::contains));
    }

    private static Comparator<Intervention> order(Sort sort) {
        Comparator<Intervention> byDate = Comparator.comparing(intervention -> sort == Sort.CREATED_AT
                ? intervention.lifecycle().createdAt().getOrElse(Instant.MIN)
                : intervention.lifecycle().updatedAt().getOrElse(Instant.MIN));
        Comparator<Intervention> byId =
                Comparator.comparing(intervention -> intervention.id().value());
        return byDate.thenComparing(byId).reversed();
    }

    /** An intervention as it reads now, and whether it has been closed before. */
    private record Read(Intervention intervention, boolean onceClosed) {

        boolean hasStatus(StatusFilter status) {
            InterventionState shown = intervention.state();
            return switch (status) {
                case ACTIVE -> shown instanceof InterventionState.Active;
                case CLOSED -> shown instanceof InterventionState.Closed;
                case DEFERRED -> shown instanceof InterventionState.Deferred;
                case OPENED -> !intervention.isClosed();
                case REOPENED -> !intervention.isClosed() && onceClosed;
            };
        }
    }
}
