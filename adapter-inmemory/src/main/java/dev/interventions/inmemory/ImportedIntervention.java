package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.inmemory.store.StoredIntervention;
import io.vavr.collection.Set;

/** An intervention to add to a {@link World} as it is. */
public final class ImportedIntervention {

    private final StoredIntervention stored;

    private ImportedIntervention(StoredIntervention stored) {
        this.stored = stored;
    }

    /**
     * This intervention, to which only the content that it was opened on belongs.
     *
     * @param intervention with {@code created_at} and {@code updated_at}, and with the content, thread and source that it comes from
     */
    public static ImportedIntervention of(Intervention intervention) {
        return new ImportedIntervention(StoredIntervention.of(requireNonNull(intervention, "intervention")));
    }

    /** The same, closed before: it counts as reopened while it is open. */
    public ImportedIntervention closedBefore() {
        return new ImportedIntervention(stored.closedBefore());
    }

    /** The same, to which these contents belong besides the one that it was opened on. */
    public ImportedIntervention withContents(Set<ContentId> others) {
        return new ImportedIntervention(stored.withLaterContents(requireNonNull(others, "others")));
    }

    StoredIntervention stored() {
        return stored;
    }
}
