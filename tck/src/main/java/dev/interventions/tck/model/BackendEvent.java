package dev.interventions.tck.model;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.Participants.Agent;
import dev.interventions.tck.model.Participants.Customer;
import dev.interventions.tck.model.Participants.Place;
import dev.interventions.tck.model.Participants.Source;
import dev.interventions.tck.model.Participants.Span;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.BiFunction;

/** What happens beside the operations. */
interface BackendEvent extends Step {

    /** Lets it happen in the backend, and says what it makes of the model at its moment. */
    BiFunction<Model, Instant, Model> arranged(RunState scene);

    @Override
    default boolean isPossible(RunState scene) {
        return true;
    }

    @Override
    default StepResult happen(RunState scene) {
        BiFunction<Model, Instant, Model> change = arranged(scene);
        return new StepResult(
                Outcome.HAPPENED, (model, now) -> new Prediction(Outcome.HAPPENED, change.apply(model, now)));
    }

    @Override
    default boolean takesTime() {
        return false;
    }

    @Override
    default Seq<Step> simpler() {
        return List.empty();
    }

    /** A customer writes a message, which the story tells of by this number. */
    record Message(int number, Customer customer, Place place) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            RunEnvironment stage = scene.stage();
            IdentityId identity = stage.customer(customer);
            ContentId id = stage.backend().customerMessage(stage.thread(place), identity);
            stage.written(number, "message", id);
            Content message =
                    new Content(id, stage.thread(place), stage.source(place.source()), new Author.Customer(identity));
            return (model, now) -> model.afterMessage(message, identity, now);
        }

        @Override
        public String told(RunState scene) {
            return customer + " writes " + scene.content(number).value() + " in " + place;
        }

        @Override
        public Seq<Step> simpler() {
            return List.<Step>of(
                            new Message(number, Customer.ANNA, place),
                            new Message(number, customer, Place.FIRST_THREAD))
                    .filter(simpler -> !simpler.equals(this));
        }
    }

    /** An agent replies under an intervention, which the story tells of by this number. */
    record Reply(int number, Agent agent, int on) implements BackendEvent {

        @Override
        public boolean isPossible(RunState scene) {
            return scene.model().isOpen(scene.intervention(on));
        }

        @Override
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            RunEnvironment stage = scene.stage();
            InterventionId replied = scene.intervention(on);
            ContentId reply = stage.backend().agentReply(stage.user(agent), replied);
            stage.written(number, "reply", reply);
            return (model, now) -> model.afterReply(reply, stage.user(agent), replied, now);
        }

        @Override
        public String told(RunState scene) {
            return agent + " writes " + scene.content(number).value() + " under " + scene.named(on);
        }

        @Override
        public Seq<Step> simpler() {
            return agent == Agent.OWNER ? List.empty() : List.of(new Reply(number, Agent.OWNER, on));
        }
    }

    /** An intervention is put off, from the moment that the backend shows. */
    record Deferral(int on, Span span) implements BackendEvent {

        @Override
        public boolean isPossible(RunState scene) {
            return scene.model().isOpen(scene.intervention(on));
        }

        @Override
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            Backend backend = scene.stage().backend();
            InterventionId deferred = scene.intervention(on);
            Instant until = backend.now().plus(span.length());
            backend.defer(deferred, until);
            return (model, now) -> model.afterDeferral(deferred, until, now);
        }

        @Override
        public String told(RunState scene) {
            return scene.named(on) + " is put off for " + span;
        }
    }

    /** Time passes. */
    record Pause(Span span) implements BackendEvent {

        @Override
        public boolean isPossible(RunState scene) {
            return scene.stage().backend().movesTheClock();
        }

        @Override
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            scene.stage().backend().advance(span.length());
            return (model, now) -> model;
        }

        @Override
        public boolean takesTime() {
            return true;
        }

        @Override
        public String told(RunState scene) {
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
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            SourceId hidden = scene.stage().source(source);
            UserId from = scene.stage().user(agent);
            scene.stage().backend().hide(hidden, from);
            return (model, now) -> model.afterHiding(hidden, from);
        }

        @Override
        public String told(RunState scene) {
            return agent + " doesn't read " + (source == Source.HERE ? "the source" : "the other source") + " any more";
        }
    }

    /** A customer is in a new group. */
    record Grouping(Customer customer) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            IdentityId member = scene.stage().customer(customer);
            IdentityGroupId group = scene.stage().backend().group(HashSet.of(member));
            return (model, now) -> model.afterGrouping(group, member);
        }

        @Override
        public String told(RunState scene) {
            return customer + " joins a new group";
        }
    }

    /** A customer is in no group. */
    record Ungrouping(Customer customer) implements BackendEvent {

        @Override
        public BiFunction<Model, Instant, Model> arranged(RunState scene) {
            IdentityId loner = scene.stage().customer(customer);
            scene.stage().backend().ungroup(loner);
            return (model, now) -> model.afterUngrouping(loner);
        }

        @Override
        public String told(RunState scene) {
            return customer + " is in no group";
        }
    }
}
