package dev.interventions.inmemory.store;

import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The contents and interventions of a world.
 *
 * @param newestFirst the interventions of each customer in each thread
 */
public record StoredRecords(
        Map<ContentId, StoredContent> contents,
        Map<InterventionId, StoredIntervention> interventions,
        Map<ThreadOfCustomer, List<InterventionId>> newestFirst) {

    static final StoredRecords NONE = new StoredRecords(HashMap.empty(), HashMap.empty(), HashMap.empty());

    /** What one customer writes in one thread. */
    public record ThreadOfCustomer(ThreadId thread, IdentityId identity) {}

    StoredRecords withContent(Content content, Option<InterventionId> intervention) {
        return new StoredRecords(
                contents.put(content.id(), new StoredContent(content, intervention)), interventions, newestFirst);
    }

    StoredRecords withIntervention(StoredIntervention changed) {
        return new StoredRecords(
                contents, interventions.put(changed.intervention().id(), changed), newestFirst);
    }

    /** With a new intervention, to which these contents belong. */
    public StoredRecords withNew(StoredIntervention opened) {
        Intervention intervention = opened.intervention();
        Map<ContentId, StoredContent> linked = opened.contents()
                .foldLeft(
                        contents,
                        (all, content) ->
                                all.put(content, all.get(content).get().linkedTo(intervention.id())));
        Map<ThreadOfCustomer, List<InterventionId>> newest = threadOfCustomer(intervention)
                .fold(() -> newestFirst, key -> newestFirst.put(key, placed(key, intervention)));
        return new StoredRecords(linked, interventions.put(intervention.id(), opened), newest);
    }

    /** The interventions of a customer in a thread with a new one, which comes before all that were not opened later. */
    private List<InterventionId> placed(ThreadOfCustomer key, Intervention intervention) {
        return newestFirst
                .getOrElse(key, List.empty())
                .span(other ->
                        openedAt(interventions.get(other).get().intervention()).isAfter(openedAt(intervention)))
                .apply((later, others) -> later.appendAll(others.prepend(intervention.id())));
    }

    private static Instant openedAt(Intervention intervention) {
        return intervention.lifecycle().createdAt().get();
    }

    public StoredRecords withChanged(Intervention changed) {
        return withIntervention(interventions.get(changed.id()).get().with(changed));
    }

    /** Without this intervention; its contents belong to none. */
    public StoredRecords without(Intervention gone) {
        Map<ThreadOfCustomer, List<InterventionId>> newest = threadOfCustomer(gone)
                .fold(
                        () -> newestFirst,
                        key -> newestFirst.put(
                                key, newestFirst.getOrElse(key, List.empty()).remove(gone.id())));
        Map<ContentId, StoredContent> freed = interventions
                .get(gone.id())
                .get()
                .contents()
                .foldLeft(
                        contents,
                        (all, content) ->
                                all.put(content, all.get(content).get().free()));
        return new StoredRecords(freed, interventions.remove(gone.id()), newest);
    }

    /** Whether there is such a content, and it belongs to no intervention. */
    boolean isFree(ContentId content) {
        return contents.get(content).exists(stored -> stored.intervention().isEmpty());
    }

    Option<InterventionId> newestOf(ThreadId thread, IdentityId identity) {
        return newestFirst.get(new ThreadOfCustomer(thread, identity)).flatMap(List::headOption);
    }

    private static Option<ThreadOfCustomer> threadOfCustomer(Intervention intervention) {
        return intervention
                .origin()
                .thread()
                .flatMap(thread ->
                        intervention.origin().identity().map(identity -> new ThreadOfCustomer(thread, identity)));
    }
}
