package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.comparison.Mismatch;
import dev.interventions.tck.comparison.UnknownIds;
import dev.interventions.tck.model.Model;
import dev.interventions.tck.model.ModelList;
import dev.interventions.tck.sequence.Participants.Agent;
import dev.interventions.tck.sequence.Participants.Customer;
import dev.interventions.tck.sequence.Participants.Place;
import dev.interventions.tck.sequence.Participants.Source;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.regex.Pattern;

/** The backend of one run with its own participants, and the names that stand for their ids in descriptions. */
final class RunEnvironment {

    private static final Pattern TYPED_ID = Pattern.compile("[A-Za-z]+Id\\[([^\\]]*)]");

    private final Backend backend;
    private final Map<Source, SourceId> sources;
    private final Map<Place, ThreadId> threads;
    private final Map<Customer, IdentityId> customers;
    private final Map<Agent, UserId> agents;
    private final UserId witness;
    private Map<Integer, ContentId> contents = LinkedHashMap.empty();
    private Map<String, String> names;

    RunEnvironment(Backend backend) {
        this.backend = backend;
        sources = List.of(Source.values()).toMap(source -> source, source -> backend.source());
        threads = List.of(Place.values()).toMap(place -> place, place -> backend.thread(source(place.source())));
        customers = List.of(Customer.values()).toMap(customer -> customer, customer -> backend.customer());
        agents = List.of(Agent.values()).toMap(agent -> agent, this::create);
        witness = backend.agent(HashSet.empty(), HashSet.ofAll(sources.values()));
        names = agents.toMap(entry -> entry._2.value(), entry -> entry._1.toString())
                .merge(customers.toMap(entry -> entry._2.value(), entry -> entry._1.toString()))
                .merge(threads.toMap(entry -> entry._2.value(), entry -> entry._1.toString()));
    }

    private UserId create(Agent agent) {
        return agent == Agent.NOBODY
                ? UnknownIds.USER
                : backend.agent(agent.permissions(), agent.reads().map(this::source));
    }

    Backend backend() {
        return backend;
    }

    /** The model before the first step. */
    Model initialModel() {
        return Model.of(agents.removeAll(List.of(Agent.NOBODY))
                .map(agent -> new Actor(
                        agent._2, agent._1.permissions(), agent._1.reads().map(this::source)))
                .toList());
    }

    // ---- ids for names ----

    SourceId source(Source source) {
        return sources.get(source).get();
    }

    ThreadId thread(Place place) {
        return threads.get(place).get();
    }

    IdentityId customer(Customer customer) {
        return customers.get(customer).get();
    }

    UserId user(Agent agent) {
        return agents.get(agent).get();
    }

    Interventions as(Agent agent) {
        return backend.as(user(agent));
    }

    Option<ContentId> content(int number) {
        return contents.get(number);
    }

    /** Records the content of this number. Descriptions number contents in the order in which they were written. */
    void recordContent(int number, String kind, ContentId id) {
        contents = contents.put(number, id);
        names = names.put(id.value(), kind + " " + contents.size());
    }

    // ---- everything that is there ----

    /** Everything as it is listed to one who reads all sources of this environment. */
    Page<Intervention> everything() {
        Page<Intervention> listed = Mismatch.resultOf(
                backend.as(witness).list(InterventionQuery.all(), PageRequest.of(0, PageRequest.MAX_LIMIT)));
        listed.records().forEach(this::name);
        return listed;
    }

    /** The same list by the model, at an instant. */
    Page<Intervention> everythingIn(Model model, Instant now) {
        Actor reader = Actor.of(witness).reading(source(Source.HERE), source(Source.ELSEWHERE));
        return new ModelList(model, reader, now)
                .page(InterventionQuery.all(), PageRequest.of(0, PageRequest.MAX_LIMIT));
    }

    private void name(Intervention intervention) {
        intervention
                .origin()
                .content()
                .flatMap(content -> names.get(content.value()))
                .forEach(name -> names = names.put(intervention.id().value(), "the intervention on " + name));
    }

    // ---- names for ids ----

    /** The text with names in place of ids. */
    String withNames(String text) {
        return names.foldLeft(
                TYPED_ID.matcher(text).replaceAll("$1"), (described, name) -> described.replace(name._1, name._2));
    }
}
