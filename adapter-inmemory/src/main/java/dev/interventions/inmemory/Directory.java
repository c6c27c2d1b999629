package dev.interventions.inmemory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** The agents, sources, threads and customers of a world. */
record Directory(
        Map<UserId, Actor> agents,
        Set<SourceId> sources,
        Map<ThreadId, SourceId> threads,
        Map<IdentityId, Option<IdentityGroupId>> customers) {

    static final Directory EMPTY = new Directory(HashMap.empty(), HashSet.empty(), HashMap.empty(), HashMap.empty());

    Option<IdentityGroupId> groupOf(IdentityId customer) {
        return customers.get(customer).flatMap(group -> group);
    }

    Directory withAgent(Actor agent) {
        return new Directory(agents.put(agent.id(), agent), sources, threads, customers);
    }

    Directory withSource(SourceId source) {
        return new Directory(agents, sources.add(source), threads, customers);
    }

    Directory withThread(ThreadId thread, SourceId source) {
        return new Directory(agents, sources, threads.put(thread, source), customers);
    }

    Directory withCustomer(IdentityId customer, Option<IdentityGroupId> group) {
        return new Directory(agents, sources, threads, customers.put(customer, group));
    }
}
