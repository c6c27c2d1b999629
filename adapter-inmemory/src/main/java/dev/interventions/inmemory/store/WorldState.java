package dev.interventions.inmemory.store;

import static dev.interventions.inmemory.store.Preconditions.missing;
import static dev.interventions.inmemory.store.Preconditions.requireNew;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentChange;
import dev.interventions.domain.Content;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.inmemory.comment.StoredComments;
import dev.interventions.inmemory.webhook.StoredWebhook;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything in a world at one moment, immutable.
 *
 * @param webhooks in the order of their creation
 * @param lastNumber the number of the last id that was made
 */
public record WorldState(
        Directory directory,
        StoredRecords records,
        StoredComments comments,
        Vector<StoredWebhook> webhooks,
        Conditions conditions,
        long lastNumber) {

    static WorldState empty() {
        return new WorldState(
                Directory.EMPTY, StoredRecords.empty(), StoredComments.none(), Vector.empty(), Conditions.NONE, 0);
    }

    /** The page for a user who reads all sources. */
    public Page<Intervention> page(InterventionQuery query, PageRequest page) {
        return Listing.ofAll(this).page(query, page);
    }

    // ---- transitions ----

    /** Without deferrals that have passed. This object itself if there is none. */
    WorldState at(Instant now) {
        return records.indexes().deferredUntil(now).isEmpty() ? this : records(all -> all.at(now));
    }

    /** With a customer, new or not, in this group or in none. */
    public WorldState withCustomer(IdentityId customer, Option<IdentityGroupId> group) {
        WorldState added = directory(all -> all.withCustomer(customer, group));
        return directory.groupOf(customer).equals(group) ? added : added.records(all -> all.regrouped(customer, group));
    }

    /** With a customer, who must exist, in this group or in none. */
    public WorldState withMember(IdentityId customer, Option<IdentityGroupId> group) {
        directory.requireCustomer(customer);
        return withCustomer(customer, group);
    }

    /** With contents that belong to no intervention yet. */
    public WorldState withContents(List<Content> contents) {
        List<StoredContent> free = new ArrayList<>(contents.size());
        for (Content content : contents) {
            directory.requireThreadIn(content.thread(), content.source());
            directory.requireAuthor(content.author());
            free.add(StoredContent.free(content));
        }
        return records(all -> all.withAllContents(free));
    }

    /** With interventions that existed elsewhere; everything that they refer to must exist. */
    public WorldState withAllImported(List<StoredIntervention> imported) {
        List<StoredIntervention> grouped = new ArrayList<>(imported.size());
        for (StoredIntervention row : imported) {
            requireComplete(row.intervention());
            grouped.add(row.inGroup(groupOfExisting(row)));
        }
        return records(all -> all.withAllNew(grouped));
    }

    /** The present group of its customer, if it has one. Everything that it refers to must exist. */
    private Option<IdentityGroupId> groupOfExisting(StoredIntervention row) {
        Origin origin = row.intervention().origin();
        directory.requireThreadIn(origin.thread().get(), origin.source().get());
        row.intervention().owner().forEach(directory::agent);
        return row.customer().flatMap(directory::groupOfExisting);
    }

    private static void requireComplete(Intervention intervention) {
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

    /** With a new comment, and its intervention afterwards. */
    public WorldState withComment(CommentChange created) {
        Intervention about = created.intervention();
        return records(all -> all.withChanged(about))
                .comments(all -> all.with(created.comment(), about.origin().source()));
    }

    /** Without a comment, and with its intervention afterwards. */
    public WorldState withoutComment(CommentChange deleted) {
        return records(all -> all.withChanged(deleted.intervention()))
                .comments(all -> all.without(deleted.comment().id()));
    }

    /** With comments that existed elsewhere; everything that they refer to must exist. Their interventions stay as they are. */
    public WorldState withImportedComments(List<Comment> imported) {
        StoredComments all = comments;
        for (Comment comment : imported) {
            requireNew(all.find(comment.id()).isEmpty(), "comment id", comment.id());
            Intervention about = comment.intervention()
                    .flatMap(records::find)
                    .getOrElseThrow(() -> missing("intervention of comment", comment.id()));
            all = all.with(completed(comment, about), about.origin().source());
        }
        StoredComments complete = all;
        return comments(before -> complete);
    }

    private Comment completed(Comment comment, Intervention about) {
        comment.author().forEach(directory::agent);
        if (comment.body().isEmpty()
                || comment.author().isEmpty()
                || comment.createdAt().isEmpty()) {
            throw new IllegalArgumentException(
                    "comment " + comment.id().value() + " needs a body, an author and created_at to be added");
        }
        return new Comment(
                comment.id(),
                comment.body(),
                comment.intervention(),
                about.origin().thread(),
                comment.author(),
                about.origin().identity(),
                comment.createdAt(),
                comment.updatedAt().orElse(comment.createdAt()));
    }

    /** Without this intervention and the comments on it. */
    public WorldState without(Intervention gone) {
        return records(all -> all.without(gone)).comments(all -> all.withoutThoseAbout(gone.id()));
    }

    // ---- the same with one part changed ----

    public WorldState directory(UnaryOperator<Directory> change) {
        return new WorldState(change.apply(directory), records, comments, webhooks, conditions, lastNumber);
    }

    public WorldState records(UnaryOperator<StoredRecords> change) {
        return new WorldState(directory, change.apply(records), comments, webhooks, conditions, lastNumber);
    }

    public WorldState comments(UnaryOperator<StoredComments> change) {
        return new WorldState(directory, records, change.apply(comments), webhooks, conditions, lastNumber);
    }

    public WorldState webhooks(UnaryOperator<Vector<StoredWebhook>> change) {
        return new WorldState(directory, records, comments, change.apply(webhooks), conditions, lastNumber);
    }

    public WorldState conditions(UnaryOperator<Conditions> change) {
        return new WorldState(directory, records, comments, webhooks, change.apply(conditions), lastNumber);
    }

    public WorldState withLastNumber(long newLastNumber) {
        return new WorldState(directory, records, comments, webhooks, conditions, newLastNumber);
    }
}
