package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.inmemory.store.StoredIntervention;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

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

    /**
     * The same with the turns of its conversation, from which the average of its reply times is computed.
     *
     * @param ended how long the customer waited in each turn that has ended
     * @param waitingSince since when the customer has been waiting for the next reply; absent if the customer isn't waiting
     */
    public ImportedIntervention withTurns(Seq<Duration> ended, Option<Instant> waitingSince) {
        return new ImportedIntervention(
                stored.withTurns(requireNonNull(ended, "ended"), requireNonNull(waitingSince, "waitingSince")));
    }

    /** The intervention. */
    public Intervention intervention() {
        return stored.intervention();
    }

    /** Whether it has been closed before, or is closed. */
    public boolean isOnceClosed() {
        return stored.isOnceClosed();
    }

    /** The contents that belong to it besides the one that it was opened on. */
    public Set<ContentId> laterContents() {
        return stored.laterContents();
    }

    /** How long the customer waited in each turn that has ended. */
    public Seq<Duration> turns() {
        return stored.turns();
    }

    /** Since when the customer has been waiting for the next reply; absent if the customer isn't waiting. */
    public Option<Instant> waitingSince() {
        return stored.waitingSince();
    }

    static ImportedIntervention ofStored(StoredIntervention stored) {
        return new ImportedIntervention(stored);
    }

    StoredIntervention stored() {
        return stored;
    }
}
