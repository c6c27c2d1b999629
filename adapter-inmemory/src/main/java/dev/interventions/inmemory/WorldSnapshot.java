package dev.interventions.inmemory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.inmemory.store.Conditions;
import dev.interventions.inmemory.store.Directory;
import dev.interventions.inmemory.store.StoredRecords;
import dev.interventions.inmemory.store.WorldState;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything that was in a {@link World} at one moment. Immutable. See {@link World#snapshot} and {@link World#restore}.
 *
 * <p>Simulated faults to come are part of it, but can't be read.
 */
public final class WorldSnapshot {

    private final WorldState state;

    WorldSnapshot(WorldState state) {
        this.state = state;
    }

    /** The sources. */
    public Set<SourceId> sources() {
        return directory().sources();
    }

    /** The agents, in no particular order. */
    public Seq<Actor> agents() {
        return directory().agents().values();
    }

    /** The categories of the account. */
    public Categories categories() {
        return directory().definitions().categories();
    }

    /** The definitions of custom fields. */
    public CustomFieldDefinitions customFields() {
        return directory().definitions().customFields();
    }

    /** What is known of an agent. */
    public User profileOf(UserId agent) {
        return directory().definitions().profileOf(agent);
    }

    /** The threads, and the source of each. */
    public Map<ThreadId, SourceId> threads() {
        return directory().threads();
    }

    /** The customers, and the group of each that is in one. */
    public Map<IdentityId, Option<IdentityGroupId>> customers() {
        return directory().customers();
    }

    /** The contents, in the order of their ids. */
    public Seq<Content> contents() {
        return Vector.ofAll(records().allContents());
    }

    /** The interventions, in the order in which they were added. */
    public Seq<ImportedIntervention> interventions() {
        return Vector.ofAll(records().allInterventions()).map(ImportedIntervention::ofStored);
    }

    /** The interventions whose lock is held. */
    public Set<InterventionId> locked() {
        return conditions().locked();
    }

    /** The moment at which the clock stands since it was frozen; nothing otherwise. */
    public Option<Instant> frozenAt() {
        return conditions().frozenAt();
    }

    /** How far a clock that was not frozen is ahead of the one that the world was created with. */
    public Duration clockShift() {
        return conditions().clockShift();
    }

    /** How many ids were made. */
    public long idsMade() {
        return state.lastNumber();
    }

    // ---- since an earlier moment ----

    /** Whether both have the same sources, agents, threads, customers and definitions. */
    public boolean hasDirectoryOf(WorldSnapshot other) {
        return directory().equals(other.directory());
    }

    /**
     * The contents that were added or changed since that moment of the same world. This takes time for what has changed, not for all that
     * there is, and so do the methods below.
     */
    public Seq<Content> contentsSince(WorldSnapshot earlier) {
        return Vector.ofAll(records().contentsSince(earlier.records()));
    }

    /** The interventions that were added or changed since, in the order in which they were added. */
    public Seq<ImportedIntervention> interventionsSince(WorldSnapshot earlier) {
        return Vector.ofAll(records().interventionsSince(earlier.records())).map(ImportedIntervention::ofStored);
    }

    /** The contents that are gone since, for example because an earlier state was restored. */
    public Seq<ContentId> contentsGoneSince(WorldSnapshot earlier) {
        return Vector.ofAll(records().contentsGoneSince(earlier.records()));
    }

    /** The interventions that were cancelled, or are gone for another reason, since. */
    public Seq<InterventionId> interventionsGoneSince(WorldSnapshot earlier) {
        return Vector.ofAll(records().interventionsGoneSince(earlier.records()));
    }

    private Directory directory() {
        return state.directory();
    }

    private StoredRecords records() {
        return state.records();
    }

    private Conditions conditions() {
        return state.conditions();
    }

    WorldState state() {
        return state;
    }
}
