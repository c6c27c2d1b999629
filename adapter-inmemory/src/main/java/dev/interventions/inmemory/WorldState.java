package dev.interventions.inmemory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Queue;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Everything in a {@link World} at one moment, immutable. */
record WorldState(
        Map<UserId, Actor> agents,
        Set<SourceId> sources,
        Map<ThreadId, SourceId> threads,
        Map<IdentityId, Option<IdentityGroupId>> identities,
        Map<ContentId, StoredContent> posts,
        Map<InterventionId, StoredIntervention> cases,
        Map<Conversation, List<InterventionId>> newestFirst,
        Set<InterventionId> locked,
        Map<Operation, Queue<SimulatedFault>> faults,
        Duration clockShift,
        long lastNumber) {

    private static final String OPENED = "Opened";
    private static final String CLOSED = "Closed";

    /** What one customer writes in one thread. */
    record Conversation(ThreadId thread, IdentityId identity) {}

    static WorldState empty() {
        return new WorldState(
                HashMap.empty(),
                HashSet.empty(),
                HashMap.empty(),
                HashMap.empty(),
                HashMap.empty(),
                HashMap.empty(),
                HashMap.empty(),
                HashSet.empty(),
                HashMap.empty(),
                Duration.ZERO,
                0);
    }

    /** The intervention as it reads at this moment: without a deferral that has passed, and with the customer's present group. */
    Option<Intervention> reading(InterventionId id, Instant now) {
        return cases.get(id).map(kept -> read(kept, now));
    }

    Intervention read(StoredIntervention kept, Instant now) {
        Intervention intervention = kept.intervention().withoutDeferralPassedBy(now);
        Option<IdentityGroupId> group = intervention.origin().identity().flatMap(this::groupOf);
        return intervention
                .withOrigin(intervention.origin().withIdentityGroup(group))
                .withLifecycle(intervention
                        .lifecycle()
                        .withStatusText(Option.some(intervention.isClosed() ? CLOSED : OPENED)));
    }

    Option<IdentityGroupId> groupOf(IdentityId identity) {
        return identities.get(identity).flatMap(group -> group);
    }

    /** With a new intervention, to which these contents belong. */
    WorldState withNew(StoredIntervention opened) {
        Intervention intervention = opened.intervention();
        Map<ContentId, StoredContent> linked = opened.contents()
                .foldLeft(
                        posts,
                        (all, content) ->
                                all.put(content, all.get(content).get().linkedTo(intervention.id())));
        Map<Conversation, List<InterventionId>> newest = conversationOf(intervention)
                .fold(
                        () -> newestFirst,
                        conversation -> newestFirst.put(conversation, placed(conversation, intervention)));
        return withPosts(linked).withCase(opened).withNewestFirst(newest);
    }

    /** The interventions of a conversation with a new one, which comes before all that were not opened later. */
    private List<InterventionId> placed(Conversation conversation, Intervention intervention) {
        return newestFirst
                .getOrElse(conversation, List.empty())
                .span(other -> openedAt(cases.get(other).get().intervention()).isAfter(openedAt(intervention)))
                .apply((later, others) -> later.appendAll(others.prepend(intervention.id())));
    }

    private static Instant openedAt(Intervention intervention) {
        return intervention.lifecycle().createdAt().get();
    }

    WorldState withChanged(Intervention changed) {
        return withCase(cases.get(changed.id()).get().with(changed));
    }

    /** Without this intervention; its contents belong to none. */
    WorldState without(Intervention gone) {
        Map<Conversation, List<InterventionId>> newest = conversationOf(gone)
                .fold(
                        () -> newestFirst,
                        conversation -> newestFirst.put(
                                conversation,
                                newestFirst
                                        .getOrElse(conversation, List.empty())
                                        .remove(gone.id())));
        Map<ContentId, StoredContent> freed = cases.get(gone.id())
                .get()
                .contents()
                .foldLeft(
                        posts,
                        (all, content) ->
                                all.put(content, all.get(content).get().free()));
        return withPosts(freed).withCases(cases.remove(gone.id())).withNewestFirst(newest);
    }

    Option<InterventionId> newestOf(ThreadId thread, IdentityId identity) {
        return newestFirst.get(new Conversation(thread, identity)).flatMap(List::headOption);
    }

    private static Option<Conversation> conversationOf(Intervention intervention) {
        return intervention
                .origin()
                .thread()
                .flatMap(
                        thread -> intervention.origin().identity().map(identity -> new Conversation(thread, identity)));
    }

    Option<SimulatedFault> nextFault(Operation operation) {
        return faults.get(operation).flatMap(Queue::headOption);
    }

    WorldState withFault(Operation operation, SimulatedFault fault) {
        return withFaults(
                faults.put(operation, faults.getOrElse(operation, Queue.empty()).append(fault)));
    }

    WorldState withoutNextFault(Operation operation) {
        Queue<SimulatedFault> left = faults.get(operation).get().tail();
        return withFaults(left.isEmpty() ? faults.remove(operation) : faults.put(operation, left));
    }

    // ---- the same with one thing changed ----

    WorldState withAgent(Actor agent) {
        return new WorldState(
                agents.put(agent.id(), agent),
                sources,
                threads,
                identities,
                posts,
                cases,
                newestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    WorldState withSource(SourceId source) {
        return new WorldState(
                agents,
                sources.add(source),
                threads,
                identities,
                posts,
                cases,
                newestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    WorldState withThread(ThreadId thread, SourceId source) {
        return new WorldState(
                agents,
                sources,
                threads.put(thread, source),
                identities,
                posts,
                cases,
                newestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    WorldState withIdentity(IdentityId identity, Option<IdentityGroupId> group) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities.put(identity, group),
                posts,
                cases,
                newestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    WorldState withPost(Content content, Option<InterventionId> intervention) {
        return withPosts(posts.put(content.id(), new StoredContent(content, intervention)));
    }

    WorldState withCase(StoredIntervention changed) {
        return withCases(cases.put(changed.intervention().id(), changed));
    }

    WorldState withLocked(Set<InterventionId> newLocked) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities,
                posts,
                cases,
                newestFirst,
                newLocked,
                faults,
                clockShift,
                lastNumber);
    }

    WorldState withClockShift(Duration newShift) {
        return new WorldState(
                agents, sources, threads, identities, posts, cases, newestFirst, locked, faults, newShift, lastNumber);
    }

    WorldState withLastNumber(long newLastNumber) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities,
                posts,
                cases,
                newestFirst,
                locked,
                faults,
                clockShift,
                newLastNumber);
    }

    private WorldState withPosts(Map<ContentId, StoredContent> newPosts) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities,
                newPosts,
                cases,
                newestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    private WorldState withCases(Map<InterventionId, StoredIntervention> newCases) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities,
                posts,
                newCases,
                newestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    private WorldState withNewestFirst(Map<Conversation, List<InterventionId>> newNewestFirst) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities,
                posts,
                cases,
                newNewestFirst,
                locked,
                faults,
                clockShift,
                lastNumber);
    }

    private WorldState withFaults(Map<Operation, Queue<SimulatedFault>> newFaults) {
        return new WorldState(
                agents,
                sources,
                threads,
                identities,
                posts,
                cases,
                newestFirst,
                locked,
                newFaults,
                clockShift,
                lastNumber);
    }
}
