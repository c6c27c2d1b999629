package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.inmemory.store.Conditions;
import dev.interventions.inmemory.store.Directory;
import dev.interventions.inmemory.store.StoredContent;
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
 * <p>Simulated faults that haven't been used are part of it, but can't be read.
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

    /** The profile of an agent. */
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

    /** The page for a user who reads all sources. The time that this takes depends on the size of the page, not of the world. */
    public Page<Intervention> page(InterventionQuery query, PageRequest page) {
        return state.page(requireNonNull(query, "query"), requireNonNull(page, "page"));
    }

    /** The intervention with this id. */
    public Option<ImportedIntervention> find(InterventionId id) {
        return records().stored(requireNonNull(id, "id")).map(ImportedIntervention::ofStored);
    }

    /** The content with this id. */
    public Option<Content> find(ContentId id) {
        return records().content(requireNonNull(id, "id")).map(StoredContent::content);
    }

    /** The comments, the newest first. */
    public Seq<Comment> comments() {
        return Vector.ofAll(state.comments().all());
    }

    /** The interventions whose lock is held. */
    public Set<InterventionId> locked() {
        return conditions().locked();
    }

    /** The moment at which the clock was frozen; absent while it runs. */
    public Option<Instant> frozenAt() {
        return conditions().frozenAt();
    }

    /** How far the clock, while it runs, is ahead of the one that the world was created with. */
    public Duration clockShift() {
        return conditions().clockShift();
    }

    /** How many ids were created. */
    public long idsMade() {
        return state.lastNumber();
    }

    // ---- since an earlier moment ----

    /**
     * Whether nothing was changed in the same world since that moment. Takes constant time. Can be false even if both are equal, for
     * example if changes were undone.
     */
    @SuppressWarnings("ReferenceEquality") // Each change makes a new state.
    public boolean isUnchangedSince(WorldSnapshot earlier) {
        return state == earlier.state;
    }

    /** Whether both have the same sources, agents, threads, customers and definitions. */
    public boolean hasDirectoryOf(WorldSnapshot other) {
        return directory().equals(other.directory());
    }

    /**
     * The contents that were added or changed since that moment of the same world. The time that this and the methods below take depends on
     * the number of changes, not on the size of the world.
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

    /** The comments that were added since, in no particular order. */
    public Seq<Comment> commentsSince(WorldSnapshot earlier) {
        return Vector.ofAll(state.comments().since(earlier.state.comments()));
    }

    /** The comments that were deleted, or are gone for another reason, since. */
    public Seq<CommentId> commentsGoneSince(WorldSnapshot earlier) {
        return Vector.ofAll(state.comments().goneSince(earlier.state.comments()));
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
