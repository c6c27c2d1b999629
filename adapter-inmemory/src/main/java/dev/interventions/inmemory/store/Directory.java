package dev.interventions.inmemory.store;

import static dev.interventions.inmemory.store.Preconditions.missing;
import static dev.interventions.inmemory.store.Preconditions.require;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** The agents, sources, threads and customers of a world, and the definitions of its account. All ids that they refer to exist. */
public record Directory(
        Map<UserId, Actor> agents,
        Set<SourceId> sources,
        Map<ThreadId, SourceId> threads,
        Map<IdentityId, Option<IdentityGroupId>> customers,
        Definitions definitions) {

    static final Directory EMPTY =
            new Directory(HashMap.empty(), HashSet.empty(), HashMap.empty(), HashMap.empty(), Definitions.NONE);

    /**
     * The definitions of the account.
     *
     * @param profiles the agents whose names or other properties are known
     */
    public record Definitions(Categories categories, CustomFieldDefinitions customFields, Map<UserId, User> profiles) {

        static final Definitions NONE =
                new Definitions(Categories.none(), CustomFieldDefinitions.none(), HashMap.empty());

        public User profileOf(UserId agent) {
            return profiles.getOrElse(agent, User.withId(agent));
        }

        public Definitions withCategories(UnaryOperator<Seq<Category>> change) {
            return new Definitions(Categories.of(change.apply(categories.all())), customFields, profiles);
        }

        public Definitions withCustomFields(UnaryOperator<Seq<CustomFieldDefinition>> change) {
            return new Definitions(categories, CustomFieldDefinitions.of(change.apply(customFields.all())), profiles);
        }

        Definitions withProfile(User profile) {
            return new Definitions(categories, customFields, profiles.put(profile.id(), profile));
        }
    }

    // ---- lookups ----

    /** The agent with this id, who must exist. */
    public Actor agent(UserId agent) {
        return agents.get(agent).getOrElseThrow(() -> missing("agent", agent));
    }

    public Option<IdentityGroupId> groupOf(IdentityId customer) {
        return customers.get(customer).flatMap(group -> group);
    }

    /** The group of this customer, who must exist. */
    Option<IdentityGroupId> groupOfExisting(IdentityId customer) {
        return customers.get(customer).getOrElseThrow(() -> missing("customer", customer));
    }

    /** The source of this thread, which must exist. */
    SourceId sourceOf(ThreadId thread) {
        return threads.get(thread).getOrElseThrow(() -> missing("thread", thread));
    }

    void requireThreadIn(ThreadId thread, SourceId source) {
        require(threads.get(thread).contains(source), "thread in that source", thread);
    }

    void requireCustomer(IdentityId customer) {
        require(customers.containsKey(customer), "customer", customer);
    }

    void requireAuthor(Author author) {
        if (author instanceof Author.Customer customer) {
            requireCustomer(customer.identity());
        }
        if (author instanceof Author.Agent agent) {
            agent(agent.user());
        }
    }

    private void requireSource(SourceId source) {
        require(sources.contains(source), "source", source);
    }

    // ---- transitions ----

    public Directory withAgent(Actor agent) {
        agent.reads().forEach(this::requireSource);
        return new Directory(agents.put(agent.id(), agent), sources, threads, customers, definitions);
    }

    public Directory withChangedAgent(UserId agent, UnaryOperator<Actor> change) {
        return withAgent(change.apply(agent(agent)));
    }

    public Directory withReading(UserId agent, SourceId source) {
        return withChangedAgent(agent, actor -> actor.reading(source));
    }

    public Directory withoutReading(UserId agent, SourceId source) {
        requireSource(source);
        return withChangedAgent(
                agent,
                actor ->
                        new Actor(actor.id(), actor.permissions(), actor.reads().remove(source)));
    }

    public Directory withSource(SourceId source) {
        return new Directory(agents, sources.add(source), threads, customers, definitions);
    }

    public Directory withThread(ThreadId thread, SourceId source) {
        requireSource(source);
        return new Directory(agents, sources, threads.put(thread, source), customers, definitions);
    }

    Directory withCustomer(IdentityId customer, Option<IdentityGroupId> group) {
        return new Directory(agents, sources, threads, customers.put(customer, group), definitions);
    }

    public Directory definitions(UnaryOperator<Definitions> change) {
        return new Directory(agents, sources, threads, customers, change.apply(definitions));
    }

    /** With the profile of an agent, who must exist. */
    public Directory withProfile(User profile) {
        agent(profile.id());
        return definitions(all -> all.withProfile(profile));
    }
}
