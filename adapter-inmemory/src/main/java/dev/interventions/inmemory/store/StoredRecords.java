package dev.interventions.inmemory.store;

import static dev.interventions.inmemory.store.Preconditions.missing;
import static dev.interventions.inmemory.store.Preconditions.require;

import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Sort;
import dev.interventions.domain.ThreadId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The contents and interventions of a world.
 *
 * @param added how many interventions were ever added
 */
public record StoredRecords(
        Map<ContentId, StoredContent> contents,
        Map<InterventionId, StoredIntervention> interventions,
        Indexes indexes,
        long added) {

    static StoredRecords empty() {
        return new StoredRecords(HashMap.empty(), HashMap.empty(), Indexes.empty(), 0);
    }

    Option<Intervention> find(InterventionId id) {
        return interventions.get(id).map(StoredIntervention::intervention);
    }

    /** The intervention of this customer in this thread that was opened last and, of several opened at the same time, added last. */
    Option<StoredIntervention> newestOf(ThreadId thread, IdentityId customer) {
        Selection inThread = indexes.by(Grouping.THREAD, Sort.CREATED_AT).select(HashSet.of(thread.value()));
        Selection ofCustomer = indexes.by(Grouping.IDENTITY, Sort.CREATED_AT).select(HashSet.of(customer.value()));
        Selection fewer = inThread.count() < ofCustomer.count() ? inThread : ofCustomer;
        return Option.ofOptional(fewer.page(0, fewer.count()).stream()
                .filter(row -> inThread.contains(row) && ofCustomer.contains(row))
                .max(Comparator.comparing((StoredIntervention row) -> row.date(Sort.CREATED_AT))
                        .thenComparingLong(StoredIntervention::number)));
    }

    // ---- transitions ----

    StoredRecords withContent(Content content, Option<InterventionId> intervention) {
        return new StoredRecords(
                contents.put(content.id(), new StoredContent(content, intervention)), interventions, indexes, added);
    }

    /** With a new intervention, to which its contents belong. */
    public StoredRecords withNew(StoredIntervention opened) {
        return withAllNew(List.of(opened));
    }

    /** With new interventions, whose ids must be free, and whose contents must belong to none. */
    StoredRecords withAllNew(List<StoredIntervention> opened) {
        Map<ContentId, StoredContent> linked = contents;
        Map<InterventionId, StoredIntervention> all = interventions;
        List<StoredIntervention> numbered = new ArrayList<>(opened.size());
        for (StoredIntervention row : opened) {
            InterventionId id = row.intervention().id();
            StoredIntervention next = row.numbered(added + numbered.size());
            numbered.add(next);
            all = all.put(id, next);
            require(all.size() == interventions.size() + numbered.size(), "free intervention id", id);
            for (ContentId content : row.contents()) {
                StoredContent free = linked.get(content)
                        .filter(StoredContent::isFree)
                        .getOrElseThrow(() -> missing("free content", content));
                linked = linked.put(content, free.linkedTo(id));
            }
        }
        return new StoredRecords(linked, all, indexes.withAll(numbered), added + numbered.size());
    }

    public StoredRecords withChanged(Intervention changed) {
        return withIntervention(interventions.get(changed.id()).get().with(changed));
    }

    StoredRecords withIntervention(StoredIntervention changed) {
        InterventionId id = changed.intervention().id();
        return new StoredRecords(
                contents,
                interventions.put(id, changed),
                indexes.with(interventions.get(id).get(), changed),
                added);
    }

    /** Without this intervention; its contents belong to none. */
    public StoredRecords without(Intervention gone) {
        StoredIntervention stored = interventions.get(gone.id()).get();
        Map<ContentId, StoredContent> freed = stored.contents()
                .foldLeft(
                        contents,
                        (all, content) ->
                                all.put(content, all.get(content).get().free()));
        return new StoredRecords(freed, interventions.remove(gone.id()), indexes.without(stored), added);
    }

    /** With all interventions of this customer in this group, or in none. */
    StoredRecords regrouped(IdentityId customer, Option<IdentityGroupId> group) {
        Selection ofCustomer = indexes.by(Grouping.IDENTITY, Sort.CREATED_AT).select(HashSet.of(customer.value()));
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
