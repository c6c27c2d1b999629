package dev.interventions.tck.sequence;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.Model;
import dev.interventions.tck.sequence.Participants.Agent;
import dev.interventions.tck.sequence.Participants.Customer;
import dev.interventions.tck.sequence.Participants.Place;
import dev.interventions.tck.sequence.Participants.Source;
import dev.interventions.tck.sequence.Participants.Span;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.BiFunction;

/** An event in the backend that no operation of the port causes. */
interface BackendEvent extends Step {

    /** Arranges it in the backend, and returns its effect on a model at an instant. */
    BiFunction<Model, Instant, Model> arrange(RunState state);

    @Override
    default boolean isPossible(RunState state) {
        return true;
    }

    @Override
    default StepResult perform(RunState state) {
        BiFunction<Model, Instant, Model> change = arrange(state);
        return new StepResult(Outcome.EVENT, (model, now) -> new Prediction(Outcome.EVENT, change.apply(model, now)));
    }

    @Override
    default boolean takesTime() {
        return false;
    }

    @Override
    default Seq<Step> simpler() {
        return List.empty();
    }

    /** A customer writes a message, which the sequence names by this number. */
    record Message(int number, Customer customer, Place place) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            RunEnvironment environment = state.environment();
            IdentityId identity = environment.customer(customer);
            ContentId id = environment.backend().customerMessage(environment.thread(place), identity);
            environment.recordContent(number, "message", id);
            Content message = new Content(
                    id, environment.thread(place), environment.source(place.source()), new Author.Customer(identity));
            return (model, now) -> model.afterMessage(message, identity, now);
        }

        @Override
        public String describe(RunState state) {
            return customer + " writes " + state.content(number).value() + " in " + place;
        }

        @Override
        public Seq<Step> simpler() {
            return List.<Step>of(
                            new Message(number, Customer.ANNA, place),
                            new Message(number, customer, Place.FIRST_THREAD))
                    .filter(simpler -> !simpler.equals(this));
        }
    }

    /** An agent replies under an intervention, which the sequence names by this number. */
    record Reply(int number, Agent agent, int on) implements BackendEvent {

        @Override
        public boolean isPossible(RunState state) {
            return state.model().isOpen(state.intervention(on));
        }

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            RunEnvironment environment = state.environment();
            InterventionId replied = state.intervention(on);
            ContentId reply = environment.backend().agentReply(environment.user(agent), replied);
            environment.recordContent(number, "reply", reply);
            return (model, now) -> model.afterReply(reply, environment.user(agent), replied, now);
        }

        @Override
        public String describe(RunState state) {
            return agent + " writes " + state.content(number).value() + " under " + state.named(on);
        }

        @Override
        public Seq<Step> simpler() {
            return agent == Agent.OWNER ? List.empty() : List.of(new Reply(number, Agent.OWNER, on));
        }
    }

    /** An intervention is deferred, from the backend's current instant on. */
    record Deferral(int on, Span span) implements BackendEvent {

        @Override
        public boolean isPossible(RunState state) {
            return state.model().isOpen(state.intervention(on));
        }

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            Backend backend = state.environment().backend();
            InterventionId deferred = state.intervention(on);
            Instant until = backend.now().plus(span.length());
            backend.defer(deferred, until);
            return (model, now) -> model.afterDeferral(deferred, until, now);
        }

        @Override
        public String describe(RunState state) {
            return state.named(on) + " is deferred for " + span;
        }
    }

    /** Time passes. */
    record Pause(Span span) implements BackendEvent {

        @Override
        public boolean isPossible(RunState state) {
            return state.environment().backend().movesTheClock();
        }

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            state.environment().backend().advance(span.length());
            return (model, now) -> model;
        }

        @Override
        public boolean takesTime() {
            return true;
        }

        @Override
        public String describe(RunState state) {
            return span + " passes";
        }

        @Override
        public Seq<Step> simpler() {
            return span == Span.SECOND ? List.empty() : List.of(new Pause(Span.SECOND));
        }
    }

    /** An agent doesn't read a source any more. */
    record Hiding(Source source, Agent agent) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            SourceId hidden = state.environment().source(source);
            UserId from = state.environment().user(agent);
            state.environment().backend().hide(hidden, from);
            return (model, now) -> model.afterHiding(hidden, from);
        }

        @Override
        public String describe(RunState state) {
            return agent + " doesn't read " + (source == Source.HERE ? "the source" : "the other source") + " any more";
        }
    }

    /** A customer is in a new group. */
    record Grouping(Customer customer) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            IdentityId member = state.environment().customer(customer);
            IdentityGroupId group = state.environment().backend().group(HashSet.of(member));
            return (model, now) -> model.afterGrouping(group, member);
        }

        @Override
        public String describe(RunState state) {
            return customer + " joins a new group";
        }
    }

    /** A customer is in no group. */
    record Ungrouping(Customer customer) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arrange(RunState state) {
            IdentityId loner = state.environment().customer(customer);
            state.environment().backend().ungroup(loner);
            return (model, now) -> model.afterUngrouping(loner);
        }

        @Override
        public String describe(RunState state) {
            return customer + " is in no group";
        }
    }
}
