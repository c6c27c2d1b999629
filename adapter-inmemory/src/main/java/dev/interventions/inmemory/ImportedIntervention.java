package dev.interventions.inmemory;

import static dev.interventions.inmemory.Preconditions.agentIn;
import static dev.interventions.inmemory.Preconditions.require;
import static dev.interventions.inmemory.Preconditions.requireCustomer;
import static dev.interventions.inmemory.Preconditions.requireThreadIn;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import io.vavr.collection.List;
import io.vavr.collection.Set;

/**
 * An intervention that is added as it is.
 *
 * @param onceClosed whether it has been closed before
 * @param contents what belongs to it beside the content that it was opened on
 */
record ImportedIntervention(Intervention intervention, boolean onceClosed, Set<ContentId> contents) {

    /** As a case of this world, which has to have all that the intervention speaks of. */
    StoredIntervention in(WorldState state) {
        requireWhatIsNeeded();
        require(!state.cases().containsKey(intervention.id()), "free intervention id", intervention.id());
        Origin origin = intervention.origin();
        requireThreadIn(state, origin.thread().get(), origin.source().get());
        origin.identity().forEach(customer -> requireCustomer(state, customer));
        intervention.owner().forEach(owner -> agentIn(state, owner));
        Set<ContentId> all = contents.addAll(origin.content());
        all.forEach(content -> require(isFree(state, content), "free content", content));
        return new StoredIntervention(
                intervention,
                onceClosed || intervention.isClosed(),
                all,
                intervention.lifecycle().createdAt().filter(opened -> isUnreplied()),
                List.empty());
    }

    private void requireWhatIsNeeded() {
        Lifecycle lifecycle = intervention.lifecycle();
        Origin origin = intervention.origin();
        if (lifecycle.createdAt().isEmpty()
                || lifecycle.updatedAt().isEmpty()
                || origin.content().isEmpty()
                || origin.thread().isEmpty()
                || origin.source().isEmpty()) {
            throw new IllegalArgumentException(
                    "intervention " + intervention.id().value()
                            + " needs a content, a thread, a source, created_at and updated_at to be added");
        }
    }

    private static boolean isFree(WorldState state, ContentId content) {
        return state.posts().get(content).exists(post -> post.intervention().isEmpty());
    }

    private boolean isUnreplied() {
        return intervention.replies().count().getOrElse(0L) == 0;
    }
}
