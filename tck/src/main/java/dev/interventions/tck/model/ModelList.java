package dev.interventions.tck.model;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.tck.comparison.Order;
import io.vavr.collection.Seq;
import java.time.Instant;

/** The list that the model predicts for one agent at one instant. */
public record ModelList(Model model, Actor actor, Instant now) {

    public Page<Intervention> page(InterventionQuery query, PageRequest page) {
        Seq<Intervention> listed = model.interventions()
                .values()
                .filter(entry -> hasStatus(entry, query))
                .map(entry -> model.read(entry, now))
                .filter(intervention -> actor.sees(intervention) && matches(intervention, query))
                .sorted(query.sort() == Sort.CREATED_AT ? Order.NEWEST_FIRST : Order.LAST_CHANGED_FIRST);
        return new Page<>(
                listed.size(),
                page.offset(),
                page.limit(),
                listed.drop((int) Math.min(page.offset(), listed.size())).take(page.limit()));
    }

    private static boolean matches(Intervention intervention, InterventionQuery query) {
        return query.thread().forAll(intervention.origin().thread()::contains)
                && query.owner().forAll(intervention.owner()::contains)
                && query.identityGroup().forAll(intervention.origin().identityGroup()::contains)
                && (query.identities().isEmpty()
                        || intervention.origin().identity().exists(query.identities()::contains));
    }

    private boolean hasStatus(ModelIntervention entry, InterventionQuery query) {
        InterventionState state = model.read(entry, now).state();
        return query.status().forAll(status -> isShownAs(status, state, entry.onceClosed()));
    }

    private static boolean isShownAs(StatusFilter status, InterventionState state, boolean onceClosed) {
        boolean closed = state instanceof InterventionState.Closed;
        return switch (status) {
            case ACTIVE -> state instanceof InterventionState.Active;
            case DEFERRED -> state instanceof InterventionState.Deferred;
            case CLOSED -> closed;
            case OPENED -> !closed;
            case REOPENED -> !closed && onceClosed;
        };
    }
}
