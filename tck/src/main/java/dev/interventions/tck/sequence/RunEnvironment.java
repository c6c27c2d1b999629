package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.Mismatch;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.comparison.UnknownIds;
import dev.interventions.tck.model.Model;
import dev.interventions.tck.model.ModelComments;
import dev.interventions.tck.model.ModelList;
import dev.interventions.tck.sequence.Participants.Agent;
import dev.interventions.tck.sequence.Participants.Customer;
import dev.interventions.tck.sequence.Participants.Place;
import dev.interventions.tck.sequence.Participants.Source;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.regex.Pattern;

/** The backend of one run with its own participants, and the names by which descriptions replace ids. */
final class RunEnvironment {

    private static final Pattern TYPED_ID = Pattern.compile("[A-Za-z]+Id\\[([^\\]]*)]");

    private static final PageRequest LARGEST = PageRequest.of(0, PageRequest.MAX_LIMIT);

    private final Backend backend;
    private final Map<Source, SourceId> sources;
    private final Map<Place, ThreadId> threads;
    private final Map<Customer, IdentityId> customers;
    private final Map<Agent, UserId> agents;
    private final UserId witness;
    private Map<Integer, ContentId> contents = LinkedHashMap.empty();
    private Map<Integer, Comment> comments = HashMap.empty();
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

    Option<ContentId> content(int number) {
        return contents.get(number);
    }

    /** Records the content of this number. Descriptions number contents in the order in which they were written. */
    void recordContent(int number, String kind, ContentId id) {
        contents = contents.put(number, id);
        names = names.put(id.value(), kind + " " + contents.size());
    }

    Option<Comment> comment(int number) {
        return comments.get(number);
    }

    /** Records the comment of this number. Descriptions number comments in the order in which they were written. */
    void recordComment(int number, Comment written) {
        comments = comments.put(number, written);
        names = names.put(written.id().value(), String.valueOf(comments.size()));
    }

    // ---- all interventions and comments ----

    /** All interventions, and all comments where they are compared. */
    record Everything(Outcome interventions, Option<Outcome> comments) {

        /** How it differs from what is expected, if it does. */
        Option<String> unlike(Everything expected) {
            return interventions.unlike(expected.interventions, true).orElse(() -> commentsUnlike(expected));
        }

        Option<String> commentsUnlike(Everything expected) {
            return comments.flatMap(found -> found.unlike(expected.comments.get(), true));
        }
    }

    /**
     * Everything that the adapter lists for a user who reads all sources. To save time, comments only after a step that can change them.
     */
    Everything everythingAfter(Step step) {
        Page<Intervention> listed = Mismatch.resultOf(backend.as(witness).list(InterventionQuery.all(), LARGEST));
        listed.records().forEach(this::name);
        return new Everything(
                Outcome.of(listed), Option.when(step.changesComments() && backend.hasComments(), this::allComments));
    }

    private Outcome allComments() {
        return Outcome.of(Mismatch.resultOf(backend.comments(witness).list(CommentQuery.all(), LARGEST)));
    }

    /** The same lists by the model, at an instant. */
    Everything everythingIn(Model model, Instant now) {
        Actor reader = Actor.of(witness).reading(source(Source.HERE), source(Source.ELSEWHERE));
        return new Everything(
                Outcome.of(new ModelList(model, reader, now).page(InterventionQuery.all(), LARGEST)),
                Option.some(Outcome.of(new ModelComments(model, reader, now).page(CommentQuery.all(), LARGEST))));
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
