package dev.interventions.inmemory;

import static dev.interventions.inmemory.Preconditions.agentIn;
import static dev.interventions.inmemory.Preconditions.require;
import static dev.interventions.inmemory.Preconditions.requireCustomer;
import static dev.interventions.inmemory.Preconditions.requireThreadIn;
import static java.util.Objects.requireNonNull;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;

/** An intervention to add to a {@link World} as it is. */
public final class ImportedIntervention {

    private final Intervention intervention;
    private final boolean onceClosed;
    private final Set<ContentId> contents;

    private ImportedIntervention(Intervention intervention, boolean onceClosed, Set<ContentId> contents) {
        this.intervention = requireNonNull(intervention, "intervention");
        this.onceClosed = onceClosed;
        this.contents = requireNonNull(contents, "contents");
    }

    /**
     * This intervention, to which only the content that it was opened on belongs.
     *
     * @param intervention with {@code created_at} and {@code updated_at}, and with the content, thread and source that it comes from
     */
    public static ImportedIntervention of(Intervention intervention) {
        return new ImportedIntervention(intervention, false, HashSet.empty());
    }

    /** The same, closed before: it counts as reopened while it is open. */
    public ImportedIntervention closedBefore() {
        return new ImportedIntervention(intervention, true, contents);
    }

    /** The same, to which these contents belong besides the one that it was opened on. */
    public ImportedIntervention withContents(Set<ContentId> others) {
        return new ImportedIntervention(intervention, onceClosed, others);
    }

    /** As it is stored in this world, which must have everything that the intervention refers to. */
    StoredIntervention in(WorldState state) {
        requireWhatIsNeeded();
        require(
                !state.records().interventions().containsKey(intervention.id()),
                "free intervention id",
                intervention.id());
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
        return state.records()
                .contents()
                .get(content)
                .exists(post -> post.intervention().isEmpty());
    }

    private boolean isUnreplied() {
        return intervention.replies().count().getOrElse(0L) == 0;
    }
}
