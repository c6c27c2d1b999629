package dev.interventions.inmemory.store;

import static dev.interventions.inmemory.store.Preconditions.missing;
import static dev.interventions.inmemory.store.Preconditions.requireNew;

import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Sort;
import dev.interventions.domain.ThreadId;
import dev.interventions.inmemory.tree.SortedTree;
import dev.interventions.inmemory.tree.SortedTree.Bound;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The contents and interventions of a world.
 *
 * @param added how many interventions were ever added
 */
public record StoredRecords(SortedTree<StoredContent> contents, Indexes indexes, long added) {

    static StoredRecords empty() {
        return new StoredRecords(SortedTree.empty(StoredContent.Order.ID), Indexes.empty(), 0);
    }

    /** The intervention with this id. */
    public Option<Intervention> find(InterventionId id) {
        return stored(id).map(StoredIntervention::intervention);
    }

    public Option<StoredContent> content(ContentId id) {
        return Option.of(contents.find(
                new Bound<>(id.value().hashCode(), stored -> Index.compareKeys(id.value(), stored.id()))));
    }

    public Option<StoredIntervention> stored(InterventionId id) {
        return Option.of(indexes.find(id));
    }

    private StoredIntervention existing(Intervention intervention) {
        return stored(intervention.id()).get();
    }

    /** The intervention of this customer in this thread that was opened last and, of several opened at the same time, added last. */
    public Option<StoredIntervention> newestOf(ThreadId thread, IdentityId customer) {
        Selection inThread = indexes.by(Grouping.THREAD, Sort.CREATED_AT).select(thread.value());
        Selection ofCustomer = indexes.by(Grouping.IDENTITY, Sort.CREATED_AT).select(customer.value());
        Selection fewer = inThread.count() < ofCustomer.count() ? inThread : ofCustomer;
        return Option.ofOptional(fewer.page(0, fewer.count()).stream()
                .filter(row -> inThread.contains(row) && ofCustomer.contains(row))
                .max(Comparator.comparingLong((StoredIntervention row) -> row.date(Sort.CREATED_AT))
                        .thenComparingLong(StoredIntervention::number)));
    }

    /** All contents, in the order of their ids. */
    public List<Content> allContents() {
        return contents.slice(0, contents.size()).stream()
                .map(StoredContent::content)
                .sorted(Comparator.comparing(content -> content.id().value()))
                .toList();
    }

    /** All interventions, in the order in which they were added. */
    public List<StoredIntervention> allInterventions() {
        return inOrderOfAddition(indexes.byId().slice(0, indexes.byId().size()));
    }

    private static List<StoredIntervention> inOrderOfAddition(List<StoredIntervention> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(StoredIntervention::number))
                .toList();
    }

    // ---- since an earlier moment ----

    /** The contents that the earlier records don't have, or have with other values. */
    public List<Content> contentsSince(StoredRecords earlier) {
        List<Content> changed = new ArrayList<>();
        contents.compare(
                earlier.contents,
                stored -> {
                    // It may only be linked to another intervention.
                    if (!earlier.content(stored.content().id())
                            .map(StoredContent::content)
                            .contains(stored.content())) {
                        changed.add(stored.content());
                    }
                },
                gone -> {});
        return changed;
    }

    /** The interventions that the earlier records don't have, or have with other values, in the order in which they were added. */
    public List<StoredIntervention> interventionsSince(StoredRecords earlier) {
        List<StoredIntervention> changed = new ArrayList<>();
        indexes.byId()
                .compare(
                        earlier.indexes.byId(),
                        row -> {
                            if (!earlier.stored(row.intervention().id()).contains(row)) {
                                changed.add(row);
                            }
                        },
                        gone -> {});
        return inOrderOfAddition(changed);
    }

    /** The contents of the earlier records that are gone. */
    public List<ContentId> contentsGoneSince(StoredRecords earlier) {
        List<ContentId> all = new ArrayList<>();
        contents.compare(
                earlier.contents, changed -> {}, gone -> all.add(gone.content().id()));
        return all;
    }

    /** The interventions of the earlier records that are gone. */
    public List<InterventionId> interventionsGoneSince(StoredRecords earlier) {
        List<InterventionId> all = new ArrayList<>();
        indexes.byId()
                .compare(
                        earlier.indexes.byId(),
                        changed -> {},
                        gone -> all.add(gone.intervention().id()));
        return all;
    }

    // ---- transitions ----

    StoredRecords withContent(Content content, Option<InterventionId> intervention) {
        return with(contents.with(new StoredContent(content, intervention.getOrNull())));
    }

    private StoredRecords with(SortedTree<StoredContent> changed) {
        return new StoredRecords(changed, indexes, added);
    }

    /** With contents that belong to no intervention, whose ids must be free. */
    StoredRecords withAllContents(List<StoredContent> free) {
        List<StoredContent> sorted = Index.sortedByKey(free, StoredContent::id);
        for (int index = 0; index < sorted.size(); index++) {
            ContentId id = sorted.get(index).content().id();
            boolean isFirst = index == 0 || !sorted.get(index - 1).id().equals(id.value());
            requireNew(isFirst && content(id).isEmpty(), "content id", id);
        }
        return with(contents.withAllSorted(sorted));
    }

    /** With a new intervention, to which its contents belong. */
    public StoredRecords withNew(StoredIntervention opened) {
        return withAllNew(List.of(opened));
    }

    /** With new interventions, whose ids must be free, and whose contents must belong to none. */
    StoredRecords withAllNew(List<StoredIntervention> opened) {
        Set<InterventionId> ids = new HashSet<>();
        List<StoredIntervention> numbered = new ArrayList<>(opened.size());
        List<Link> links = new ArrayList<>(opened.size());
        for (StoredIntervention row : opened) {
            InterventionId id = row.intervention().id();
            requireNew(indexes.find(id) == null && ids.add(id), "intervention id", id);
            numbered.add(row.numbered(added + numbered.size()));
            row.contents().forEach(content -> links.add(new Link(content, id)));
        }
        return new StoredRecords(
                contents.withAllSorted(linked(links)), indexes.withAll(numbered), added + numbered.size());
    }

    /** A content, and the intervention that it belongs to. */
    private record Link(ContentId content, InterventionId intervention) {}

    /** The linked contents, sorted, since lookups of neighbours use the same path of the tree. */
    private List<StoredContent> linked(List<Link> links) {
        List<StoredContent> linked = new ArrayList<>(links.size());
        for (Link link : Index.sortedByKey(links, link -> link.content().value())) {
            ContentId id = link.content();
            boolean isFirst = linked.isEmpty()
                    || !linked.get(linked.size() - 1).content().id().equals(id);
            linked.add(content(id)
                    .filter(stored -> isFirst && stored.isFree())
                    .getOrElseThrow(() -> missing("free content", id))
                    .linkedTo(link.intervention()));
        }
        return linked;
    }

    public StoredRecords withChanged(Intervention changed) {
        return withIntervention(existing(changed).with(changed));
    }

    StoredRecords withIntervention(StoredIntervention changed) {
        return new StoredRecords(contents, indexes.with(existing(changed.intervention()), changed), added);
    }

    /** Without this intervention; its contents belong to none. */
    public StoredRecords without(Intervention gone) {
        StoredIntervention stored = existing(gone);
        SortedTree<StoredContent> freed = stored.contents()
                .foldLeft(contents, (all, id) -> all.with(content(id).get().free()));
        return new StoredRecords(freed, indexes.without(stored), added);
    }

    /** With all interventions of this customer in this group, or in none. */
    StoredRecords regrouped(IdentityId customer, Option<IdentityGroupId> group) {
        Selection ofCustomer = indexes.by(Grouping.IDENTITY, Sort.CREATED_AT).select(customer.value());
        StoredRecords regrouped = this;
        for (StoredIntervention row : ofCustomer.page(0, ofCustomer.count())) {
            regrouped = regrouped.withIntervention(row.inGroup(group));
        }
        return regrouped;
    }

    /** Without the deferrals that have passed. */
    StoredRecords at(Instant now) {
        List<StoredIntervention> passed = indexes.deferredUntil(now);
        StoredRecords current = this;
        for (StoredIntervention row : passed) {
            current = current.withChanged(row.intervention().withoutDeferralPassedBy(now));
        }
        return current;
    }
}
