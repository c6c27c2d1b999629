package dev.interventions.inmemory;

import static dev.interventions.inmemory.Preconditions.agentIn;
import static dev.interventions.inmemory.Preconditions.interventionIn;
import static dev.interventions.inmemory.Preconditions.require;
import static dev.interventions.inmemory.Preconditions.requireAuthor;
import static dev.interventions.inmemory.Preconditions.requireCustomer;
import static dev.interventions.inmemory.Preconditions.requireSource;
import static dev.interventions.inmemory.Preconditions.requireThread;
import static dev.interventions.inmemory.Preconditions.requireThreadIn;
import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Conversation;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A small world of agents, customers, messages and interventions, and the language to arrange it in. {@link #as} gives the
 * interventions of this world as one agent sees them.
 *
 * <p>Everything that the API can't do is arranged here: who may do and read what, a customer's message, an agent's reply, a
 * deferral, a lock that is held, time that passes, and faults. A mistake in arranging, such as an unknown id, throws
 * {@link IllegalArgumentException}: it is a mistake in the test.
 *
 * <p>Threads may share a world. Every arrangement and every operation happens at one moment, entirely or not at all; every page
 * shows one moment.
 */
public final class World {

    private final Clock clock;
    private final IdGenerator ids;
    private final AtomicReference<WorldState> state = new AtomicReference<>(WorldState.empty());

    private World(Clock clock, Ids ids) {
        this.clock = requireNonNull(clock, "clock");
        this.ids = new IdGenerator(ids);
    }

    /** An empty world with random ids, whose clock stands at this moment until {@link #advance} moves it. */
    public static World startingAt(Instant start) {
        return startingAt(start, Ids.RANDOM);
    }

    /** An empty world whose clock stands at this moment until {@link #advance} moves it. */
    public static World startingAt(Instant start, Ids ids) {
        return onClock(Clock.fixed(start, ZoneOffset.UTC), ids);
    }

    /** An empty world whose time is that of this clock, plus what {@link #advance} adds. */
    public static World onClock(Clock clock, Ids ids) {
        return new World(clock, ids);
    }

    /**
     * The interventions of this world as this agent sees and changes them.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryInterventions as(UserId agent) {
        agentIn(state.get(), agent);
        return new InMemoryInterventions(this, agent);
    }

    // ---- agents ----

    /** The agent with this id as it is now, if there is one. */
    public Option<Actor> find(UserId agent) {
        return state.get().directory().agents().get(agent);
    }

    /** A new agent without permissions, who reads these sources. */
    public UserId agent(SourceId... reads) {
        return update(before -> {
            WorldState numbered = ids.next(before);
            UserId id = UserId.of(ids.text(numbered));
            HashSet.of(reads).forEach(source -> requireSource(before, source));
            return new Change<>(
                    numbered.directory(all -> all.withAgent(new Actor(id, HashSet.empty(), HashSet.of(reads)))), id);
        });
    }

    /** Adds an agent as described, or replaces the one with this id. */
    public void addAgent(Actor agent) {
        change(before -> {
            agent.reads().forEach(source -> requireSource(before, source));
            return before.directory(all -> all.withAgent(agent));
        });
    }

    /** From now on, the agent has these permissions too. */
    public void permit(UserId agent, Permission first, Permission... rest) {
        changeAgent(agent, actor -> actor.withPermissions(first, rest));
    }

    /** From now on, the agent doesn't have this permission. */
    public void forbid(UserId agent, Permission permission) {
        changeAgent(agent, actor -> new Actor(actor.id(), actor.permissions().remove(permission), actor.reads()));
    }

    /** From now on, the agent reads this source too. */
    public void letRead(UserId agent, SourceId source) {
        requireSource(state.get(), source);
        changeAgent(agent, actor -> actor.reading(source));
    }

    /** From now on, the agent doesn't read this source. */
    public void hide(UserId agent, SourceId source) {
        requireSource(state.get(), source);
        changeAgent(
                agent,
                actor ->
                        new Actor(actor.id(), actor.permissions(), actor.reads().remove(source)));
    }

    private void changeAgent(UserId agent, Function<Actor, Actor> change) {
        change(before -> before.directory(all -> all.withAgent(change.apply(agentIn(before, agent)))));
    }

    // ---- sources, threads and customers ----

    /** A new source. */
    public SourceId source() {
        return update(before -> {
            WorldState numbered = ids.next(before);
            SourceId id = SourceId.of(ids.text(numbered));
            return new Change<>(numbered.directory(all -> all.withSource(id)), id);
        });
    }

    /** Adds a source with this id. */
    public void addSource(SourceId source) {
        change(before -> before.directory(all -> all.withSource(source)));
    }

    /** A new thread in this source. */
    public ThreadId thread(SourceId source) {
        return update(before -> {
            requireSource(before, source);
            WorldState numbered = ids.next(before);
            ThreadId id = ThreadId.of(ids.text(numbered));
            return new Change<>(numbered.directory(all -> all.withThread(id, source)), id);
        });
    }

    /** Adds a thread with this id to a source. */
    public void addThread(ThreadId thread, SourceId source) {
        change(before -> {
            requireSource(before, source);
            return before.directory(all -> all.withThread(thread, source));
        });
    }

    /** A new customer, in no group. */
    public IdentityId customer() {
        return update(before -> {
            WorldState numbered = ids.next(before);
            IdentityId id = IdentityId.of(ids.text(numbered));
            return new Change<>(numbered.directory(all -> all.withCustomer(id, Option.none())), id);
        });
    }

    /** Adds a customer with this id, in this group or in none. */
    public void addCustomer(IdentityId customer, Option<IdentityGroupId> group) {
        change(before -> before.directory(all -> all.withCustomer(customer, group)));
    }

    /** A new group of these customers, who leave the groups that they were in. */
    public IdentityGroupId group(IdentityId first, IdentityId... rest) {
        return update(before -> {
            WorldState numbered = ids.next(before);
            IdentityGroupId id = IdentityGroupId.of(ids.text(numbered));
            return new Change<>(
                    List.of(rest).prepend(first).foldLeft(numbered, (all, customer) -> {
                        requireCustomer(before, customer);
                        return all.directory(directory -> directory.withCustomer(customer, Option.some(id)));
                    }),
                    id);
        });
    }

    /** From now on, the customer is in no group. */
    public void ungroup(IdentityId customer) {
        change(before -> {
            requireCustomer(before, customer);
            return before.directory(all -> all.withCustomer(customer, Option.none()));
        });
    }

    // ---- the conversation ----

    /**
     * A customer's message in this thread. It joins the customer's newest intervention there: if that is closed, it is open
     * again, owned by the same user. Without one, the message belongs to none (rules
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-1">MESSAGE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-3">MESSAGE-3</a>).
     */
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return update(before -> {
            requireThread(before, thread);
            requireCustomer(before, customer);
            WorldState numbered = ids.next(before);
            Content message = new Content(
                    ContentId.of(ids.text(numbered)),
                    thread,
                    before.directory().threads().get(thread).get(),
                    new Author.Customer(customer));
            return new Change<>(withMessage(numbered, message, customer, now(before)), message.id());
        });
    }

    private static WorldState withMessage(WorldState before, Content message, IdentityId customer, Instant now) {
        Option<InterventionId> newest = before.records().newestOf(message.thread(), customer);
        WorldState posted = before.records(all -> all.withContent(message, newest));
        return newest.fold(
                () -> posted,
                id -> posted.records(all -> all.withIntervention(before.records()
                        .interventions()
                        .get(id)
                        .get()
                        .with(Conversation.message(before.reading(id, now).get(), now))
                        .withContent(message.id())
                        .customerWaits(now))));
    }

    /**
     * An agent's reply under an intervention, which moves its counts and reply times (rules
     * <a href="{@docRoot}/doc-files/rules.html#REPLY-1">REPLY-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#REPLY-4">REPLY-4</a>).
     *
     * @throws IllegalArgumentException if there is no such intervention, or it is closed
     */
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        return update(before -> {
            agentIn(before, agent);
            WorldState numbered = ids.next(before);
            ContentId id = ContentId.of(ids.text(numbered));
            Instant now = now(before);
            Intervention replied = interventionIn(before, intervention, now);
            StoredIntervention answered =
                    before.records().interventions().get(intervention).get().agentAnswers(now);
            Intervention after = arranged(Conversation.reply(replied, id, answered.turns(), now));
            Content reply = new Content(
                    id,
                    replied.origin().thread().get(),
                    replied.origin().source().get(),
                    new Author.Agent(agent));
            return new Change<>(
                    numbered.records(all -> all.withContent(reply, Option.some(intervention))
                            .withIntervention(answered.with(after).withContent(id))),
                    id);
        });
    }

    /**
     * Defers an intervention until then; a moment that has passed ends the deferral at once (rules
     * <a href="{@docRoot}/doc-files/rules.html#DEFER-1">DEFER-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#STATE-4">STATE-4</a>).
     *
     * @throws IllegalArgumentException if there is no such intervention, or it is closed
     */
    public void defer(InterventionId intervention, Instant until) {
        change(before -> {
            Instant now = now(before);
            Intervention deferred = arranged(Conversation.defer(interventionIn(before, intervention, now), until, now));
            return before.records(all -> all.withChanged(deferred));
        });
    }

    /** Adds a content with its id, which belongs to no intervention yet. */
    public void addContent(Content content) {
        change(before -> {
            requireThreadIn(before, content.thread(), content.source());
            requireAuthor(before, content.author());
            require(!before.records().contents().containsKey(content.id()), "free content id", content.id());
            return before.records(all -> all.withContent(content, Option.none()));
        });
    }

    /**
     * Adds an intervention as it is, in any state. Its customer waits for a reply if there is none yet; the average of its reply
     * times starts with the next reply.
     *
     * @throws IllegalArgumentException if it, or something that it refers to, can't be in this world
     */
    public void importIntervention(ImportedIntervention imported) {
        change(before -> before.records(all -> all.withNew(imported.in(before))));
    }

    // ---- locks, time and faults ----

    /**
     * Holds the service's lock on this intervention, as a close or cancel under way does, until it is closed.
     *
     * @throws IllegalArgumentException if there is no such intervention, or its lock is held already: there is only one
     */
    public HeldLock holdLock(InterventionId intervention) {
        change(before -> {
            interventionIn(before, intervention, now(before));
            require(!before.conditions().locked().contains(intervention), "free lock on", intervention);
            return before.conditions(all -> all.withLocked(all.locked().add(intervention)));
        });
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                change(before ->
                        before.conditions(all -> all.withLocked(all.locked().remove(intervention))));
            }
        };
    }

    /** The present moment of this world, in whole seconds. */
    public Instant now() {
        return now(state.get());
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time can't go back by " + time.negated());
        }
        change(before -> before.conditions(all -> all.advancedBy(time)));
    }

    /** The next operation of this kind fails with this fault, whichever agent calls it. Several faults are used one after the other. */
    public void failNext(Operation operation, SimulatedFault fault) {
        if (fault.isForWritesOnly() && !operation.isWrite()) {
            throw new IllegalArgumentException(operation + " is a read: it has no effect that could be unknown");
        }
        change(before -> before.conditions(all -> all.withFault(operation, fault)));
    }

    // ---- how everything above and every operation happens: at one moment ----

    /** In whole seconds, as all instants of the domain, so that what is measured between them fits. */
    Instant now(WorldState at) {
        return clock.instant().plus(at.conditions().clockShift()).truncatedTo(ChronoUnit.SECONDS);
    }

    IdGenerator ids() {
        return ids;
    }

    /** Swaps the state for what the function makes of it; the function may be called again if another thread was faster. */
    <T> T update(Function<WorldState, Change<T>> function) {
        while (true) {
            WorldState before = state.get();
            Change<T> change = function.apply(before);
            if (state.compareAndSet(before, change.after())) {
                return change.result();
            }
        }
    }

    private void change(Function<WorldState, WorldState> function) {
        state.updateAndGet(function::apply);
    }

    private static Intervention arranged(Either<Refused, Intervention> outcome) {
        return outcome.getOrElseThrow(refusal -> new IllegalArgumentException(refusal.message()));
    }
}
