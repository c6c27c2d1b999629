package dev.interventions.tck.model;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.Categorizing;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Comment;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Conversation;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Opening;
import dev.interventions.domain.Reassigning;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UpdatingCustomFields;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The expected state of the backend by the domain's rules: immutable, and independent of every adapter.
 *
 * @param comments in the order in which they were written; {@link ModelComments} has the operations on them
 */
public record Model(
        Map<UserId, Actor> agents,
        Map<IdentityId, IdentityGroupId> groups,
        Map<ContentId, ModelContent> contents,
        Map<InterventionId, ModelIntervention> interventions,
        Set<InterventionId> cancelled,
        Seq<Comment> comments) {

    /** A content, the intervention that it belongs to, and the one that it belonged to before that was cancelled. */
    public record ModelContent(Content content, Option<InterventionId> intervention, Option<InterventionId> before) {

        ModelContent in(InterventionId interventionOf) {
            return new ModelContent(content, Option.some(interventionOf), before);
        }

        ModelContent free() {
            return new ModelContent(content, Option.none(), intervention);
        }
    }

    public static Model of(Seq<Actor> agents) {
        return new Model(
                agents.toMap(Actor::id, agent -> agent),
                HashMap.empty(),
                HashMap.empty(),
                HashMap.empty(),
                HashSet.empty(),
                List.empty());
    }

    // ---- queries ----

    /** The acting user if an agent calls, impersonated or not. */
    public Either<Refused, Actor> acting(UserId self, Option<UserId> other) {
        return Actor.acting(self, other, agents::get);
    }

    /** The intervention as the API shows it at this moment: without a deferral that has ended, with the customer's current group. */
    Option<Intervention> reading(InterventionId id, Instant now) {
        return interventions.get(id).map(entry -> read(entry, now));
    }

    Intervention read(ModelIntervention entry, Instant now) {
        Intervention current = entry.intervention().withoutDeferralPassedBy(now);
        return current.withOrigin(
                current.origin().withIdentityGroup(current.origin().identity().flatMap(groups::get)));
    }

    /** The intervention that this content names: its own, or the one that was cancelled, or none that exists. */
    public InterventionId interventionOf(ContentId content) {
        return contents.get(content)
                .flatMap(post -> post.intervention().orElse(post.before()))
                .getOrElse(UnknownIds.INTERVENTION);
    }

    public boolean isOpen(InterventionId id) {
        return interventions.get(id).exists(entry -> !entry.intervention().isClosed());
    }

    private boolean isNew(InterventionId id) {
        return !interventions.containsKey(id) && !cancelled.contains(id);
    }

    // ---- the operations ----

    /**
     * Opens or reopens.
     *
     * @param returned the intervention that the adapter returned; values of a new one that no rule determines are taken from it: its id,
     *     comments, satisfaction and language
     */
    public ModelResult<Intervention> create(
            ContentId content, Actor actor, Instant now, Option<Intervention> returned) {
        return contents.get(content)
                .map(post -> post.intervention()
                        .map(linked -> changed(
                                Opening.reopen(
                                        post.content(), reading(linked, now).get(), actor, now),
                                now))
                        .getOrElse(() -> open(post.content(), actor, now, returned)))
                .getOrElse(() -> refused(Opening.noSuchContent(content)));
    }

    private ModelResult<Intervention> open(Content content, Actor actor, Instant now, Option<Intervention> returned) {
        InterventionId id =
                returned.map(Intervention::id).filter(this::isNew).getOrElse(() -> InterventionId.of("some-new-id"));
        return Opening.open(content, id, groupOf(content), actor, now)
                .map(opened -> returned.fold(
                        () -> opened,
                        created -> opened.withCommentsCount(created.commentsCount())
                                .withSatisfaction(created.satisfaction())
                                .withLanguage(created.language())))
                .fold(
                        this::refused,
                        opened -> new ModelResult<>(
                                Either.right(opened),
                                withContent(contents.get(content.id()).get().in(id))
                                        .with(ModelIntervention.opened(
                                                interventions.size() + cancelled.size(), opened))));
    }

    private Option<IdentityGroupId> groupOf(Content content) {
        return content.author() instanceof Author.Customer customer ? groups.get(customer.identity()) : Option.none();
    }

    public ModelResult<Intervention> get(InterventionId id, Actor actor, Instant now) {
        return new ModelResult<>(lookup(id, now).seenBy(actor), this);
    }

    public ModelResult<Intervention> close(InterventionId id, Actor actor, Instant now) {
        return changed(Closing.close(lookup(id, now), () -> Option.some(lookup(id, now)), actor, now), now);
    }

    public ModelResult<Cancelled> cancel(InterventionId id, Actor actor, Instant now) {
        Either<Refused, Cancelled> cancelled =
                Cancelling.cancel(lookup(id, now), () -> Option.some(lookup(id, now)), actor);
        return new ModelResult<>(cancelled, cancelled.fold(refusal -> this, last -> without(id)));
    }

    public ModelResult<Intervention> reassign(InterventionId id, UserId newOwner, Actor actor, Instant now) {
        return changed(Reassigning.reassign(lookup(id, now), newOwner, agents::containsKey, actor, now), now);
    }

    public ModelResult<Intervention> categorize(
            InterventionId id, Set<CategoryId> categories, Actor actor, Instant now) {
        return changed(Categorizing.categorize(lookup(id, now), categories, actor, now), now);
    }

    public ModelResult<Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values, Actor actor, Instant now) {
        return changed(UpdatingCustomFields.update(lookup(id, now), values, actor, now), now);
    }

    // ---- events without a call ----

    public Model afterMessage(Content message, IdentityId customer, Instant now) {
        Option<ModelIntervention> newest = newest(message.thread(), customer);
        Model extended = withContent(new ModelContent(
                message, newest.map(entry -> entry.intervention().id()), Option.none()));
        return newest.fold(
                () -> extended,
                entry -> extended.with(
                        entry.with(Conversation.message(read(entry, now), now)).customerWaits(now)));
    }

    private Option<ModelIntervention> newest(ThreadId thread, IdentityId customer) {
        return interventions
                .values()
                .filter(entry -> entry.intervention().origin().thread().contains(thread)
                        && entry.intervention().origin().identity().contains(customer))
                .maxBy(ModelIntervention::number);
    }

    public Model afterReply(ContentId reply, UserId agent, InterventionId id, Instant now) {
        ModelIntervention current = interventions.get(id).get().replied(now);
        Intervention replied = Conversation.reply(read(current, now), reply, current.turns(), now)
                .get();
        Content content = new Content(
                reply,
                replied.origin().thread().get(),
                replied.origin().source().get(),
                new Author.Agent(agent));
        return withContent(new ModelContent(content, Option.some(id), Option.none()))
                .with(current.with(replied));
    }

    public Model afterDeferral(InterventionId id, Instant until, Instant now) {
        return with(interventions
                .get(id)
                .get()
                .with(Conversation.defer(reading(id, now).get(), until, now).get()));
    }

    public Model afterHiding(SourceId source, UserId agent) {
        Actor actor = agents.get(agent).get();
        Actor restricted = new Actor(agent, actor.permissions(), actor.reads().remove(source));
        return new Model(agents.put(agent, restricted), groups, contents, interventions, cancelled, comments);
    }

    public Model afterGrouping(IdentityGroupId group, IdentityId customer) {
        return new Model(agents, groups.put(customer, group), contents, interventions, cancelled, comments);
    }

    public Model afterUngrouping(IdentityId customer) {
        return new Model(agents, groups.remove(customer), contents, interventions, cancelled, comments);
    }

    // ---- helpers ----

    private Lookup lookup(InterventionId id, Instant now) {
        return new Lookup(id, reading(id, now));
    }

    private <T> ModelResult<T> refused(Refused refusal) {
        return new ModelResult<>(Either.left(refusal), this);
    }

    private ModelResult<Intervention> changed(Either<Refused, Intervention> outcome, Instant now) {
        return outcome.fold(this::refused, intervention -> {
            Model after = with(interventions.get(intervention.id()).get().with(intervention));
            return new ModelResult<>(
                    Either.right(after.reading(intervention.id(), now).get()), after);
        });
    }

    Model with(ModelIntervention entry) {
        return new Model(
                agents, groups, contents, interventions.put(entry.intervention().id(), entry), cancelled, comments);
    }

    Model withComments(Seq<Comment> newComments) {
        return new Model(agents, groups, contents, interventions, cancelled, newComments);
    }

    private Model withContent(ModelContent post) {
        return new Model(agents, groups, contents.put(post.content().id(), post), interventions, cancelled, comments);
    }

    private Model without(InterventionId id) {
        return new Model(
                agents,
                groups,
                contents.mapValues(post -> post.intervention().contains(id) ? post.free() : post),
                interventions.remove(id),
                cancelled.add(id),
                comments.reject(comment -> comment.intervention().contains(id)));
    }
}
