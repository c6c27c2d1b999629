package dev.interventions.inmemory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import java.time.Instant;

/** What has to be there for something to be arranged in a world. Where it isn't, the test is mistaken. */
final class Preconditions {

    private Preconditions() {}

    static Actor agentIn(WorldState state, UserId agent) {
        return state.directory().agents().get(agent).getOrElseThrow(() -> missing("agent", agent));
    }

    static Intervention interventionIn(WorldState state, InterventionId id, Instant now) {
        return state.reading(id, now).getOrElseThrow(() -> missing("intervention", id));
    }

    static void requireSource(WorldState state, SourceId source) {
        if (!state.directory().sources().contains(source)) {
            throw missing("source", source);
        }
    }

    static void requireThread(WorldState state, ThreadId thread) {
        if (!state.directory().threads().containsKey(thread)) {
            throw missing("thread", thread);
        }
    }

    static void requireThreadIn(WorldState state, ThreadId thread, SourceId source) {
        require(state.directory().threads().get(thread).contains(source), "thread in that source", thread);
    }

    static void requireCustomer(WorldState state, IdentityId customer) {
        if (!state.directory().customers().containsKey(customer)) {
            throw missing("customer", customer);
        }
    }

    static void requireAuthor(WorldState state, Author author) {
        if (author instanceof Author.Customer customer) {
            requireCustomer(state, customer.identity());
        }
        if (author instanceof Author.Agent agent) {
            agentIn(state, agent.user());
        }
    }

    static void require(boolean there, String what, Object id) {
        if (!there) {
            throw missing(what, id);
        }
    }

    private static IllegalArgumentException missing(String what, Object id) {
        return new IllegalArgumentException("there is no " + what + " " + id + " in this world");
    }
}
