package dev.interventions.inmemory.store;

import static dev.interventions.inmemory.store.Preconditions.missing;
import static dev.interventions.inmemory.store.Preconditions.require;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.Commenting;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Conversation;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * The world before a transition, without deferrals that have passed, and the transitions that depend on the time.
 *
 * @param now in whole seconds
 * @param ids the text of the id with this number
 */
public record Moment(WorldState state, Instant now, LongFunction<String> ids) {

    public Option<Intervention> find(InterventionId id) {
        return state.records().find(id);
    }

    /** The page that the user sees now. */
    public Page<Intervention> page(Actor actor, InterventionQuery query, PageRequest page) {
        return new Listing(state, actor.reads()).page(query, page);
    }

    /** The same moment in another state. */
    public Moment at(WorldState other) {
        return new Moment(other, now, ids);
    }

    /** The same moment, with the next fault of this operation used up. */
    public Moment withoutNextFault(Operation operation) {
        return at(state.conditions(all -> all.withoutNextFault(operation)));
    }

    // ---- new ids ----

    /** The same moment, with the number for a new id taken. */
    public Moment withNextNumber() {
        return at(state.withLastNumber(state.lastNumber() + 1));
    }

    /** The text of the id whose number was taken last. */
    public String newId() {
        return ids.apply(state.lastNumber());
    }

    // ---- transitions ----

    /** With a message of the customer, which joins the customer's newest intervention in the thread. */
    public WorldState withMessage(ContentId id, ThreadId thread, IdentityId customer) {
        Content message = new Content(id, thread, state.directory().sourceOf(thread), new Author.Customer(customer));
        state.directory().requireCustomer(customer);
        Option<StoredIntervention> newest = state.records().newestOf(thread, customer);
        WorldState posted = state.records(all -> all.withContent(
                message, newest.map(stored -> stored.intervention().id())));
        return newest.map(stored -> posted.records(
                        all -> all.withIntervention(stored.with(Conversation.message(stored.intervention(), now))
                                .withContent(id)
                                .customerWaits(now))))
                .getOrElse(posted);
    }

    /** With a reply of the agent under an open intervention. */
    public WorldState withReply(ContentId id, UserId agent, InterventionId intervention) {
        state.directory().agent(agent);
        Intervention before = existing(intervention);
        StoredIntervention answered = stored(intervention).agentAnswers(now);
        Intervention after = permitted(Conversation.reply(before, id, answered.turns(), now));
        Content reply = new Content(
                id, before.origin().thread().get(), before.origin().source().get(), new Author.Agent(agent));
        return state.records(all -> all.withContent(reply, Option.some(intervention))
                .withIntervention(answered.with(after).withContent(id)));
    }

    /** With a comment of the agent on an intervention. */
    public WorldState withComment(CommentId id, UserId agent, InterventionId intervention, String body) {
        state.directory().agent(agent);
        Lookup existing = new Lookup(intervention, Option.some(existing(intervention)));
        Actor author = allSeeing(agent);
        return state.withComment(
                permitted(Commenting.create(existing, id, body, Option.none(), user -> true, author, now)));
    }

    /** The agent, reading all sources: what an agent reads doesn't restrict the arrangements of a test. */
    private Actor allSeeing(UserId agent) {
        return new Actor(agent, HashSet.empty(), state.directory().sources());
    }

    /** With the deferral of the intervention, which must have one, ended. */
    public WorldState withoutDeferral(InterventionId intervention) {
        require(existing(intervention).lifecycle().deferredAt().isDefined(), "deferral of", intervention);
        return withDeferral(intervention, now);
    }

    /** With the open intervention deferred until this moment; if it has passed, without a deferral. */
    public WorldState withDeferral(InterventionId intervention, Instant until) {
        Intervention deferred = permitted(Conversation.defer(existing(intervention), until, now));
        return state.records(all -> all.withChanged(deferred)).at(now);
    }

    /** With the lock held on the intervention, which must be free. */
    public WorldState withLock(InterventionId intervention) {
        existing(intervention);
        if (state.conditions().locked().contains(intervention)) {
            throw new IllegalArgumentException("the lock on " + intervention + " is held already");
        }
        return state.conditions(all -> all.withLock(intervention));
    }

    /** With the lock on the intervention, which must be held, released. */
    public WorldState withoutLock(InterventionId intervention) {
        require(state.conditions().locked().contains(intervention), "held lock on", intervention);
        return state.conditions(all -> all.withoutLock(intervention));
    }

    private Intervention existing(InterventionId id) {
        return find(id).getOrElseThrow(() -> missing("intervention", id));
    }

    private StoredIntervention stored(InterventionId id) {
        return state.records().stored(id).getOrElseThrow(() -> missing("intervention", id));
    }

    private static <T> T permitted(Either<Refused, T> outcome) {
        return outcome.getOrElseThrow(refusal -> new IllegalArgumentException(refusal.message()));
    }
}
