package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.User;
import dev.interventions.inmemory.store.Directory;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.StoredContent;
import dev.interventions.inmemory.store.StoredIntervention;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.JournalEvent;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Agents, customers, messages and interventions in memory, and the methods that arrange them for a test. {@link #as} gives the
 * interventions of this world as one agent sees them.
 *
 * <p>Everything that the API can't do is arranged here: permissions and the sources that an agent reads, a customer's message, an
 * agent's reply, a deferral, a lock that is held, time that passes, and faults. A mistake in arranging, such as an unknown id, throws
 * {@link IllegalArgumentException}: it is a mistake in the test.
 *
 * <p>Threads may share a world. Every arrangement and every operation happens at one moment, entirely or not at all; every page
 * shows one moment.
 *
 * <p>Of n interventions, a list with at most one filter ({@link InMemoryInterventions#list}), a {@code get} and a write take O(log n)
 * comparisons, and a write once more for each deferral that has ended since the last operation; a
 * message looks at the interventions of its customer or of its thread, whichever are fewer.
 */
public final class World {

    private final Store store;
    private final Ids ids;

    private World(Store store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** An empty world with random ids, whose clock stands still at this moment until {@link #advance} moves it. */
    public static World startingAt(Instant start) {
        return startingAt(start, Ids.RANDOM);
    }

    /** An empty world whose clock stands still at this moment until {@link #advance} moves it. */
    public static World startingAt(Instant start, Ids ids) {
        return onClock(Clock.fixed(start, ZoneOffset.UTC), ids);
    }

    /** An empty world whose time is the time of this clock, plus the time that {@link #advance} adds. */
    public static World onClock(Clock clock, Ids ids) {
        requireNonNull(clock, "clock");
        requireNonNull(ids, "ids");
        return new World(new Store(clock, ids::text), ids);
    }

    /**
     * The interventions of this world as this agent sees and changes them.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryInterventions as(UserId agent) {
        directory().agent(agent);
        return new InMemoryInterventions(store, agent);
    }

    /**
     * The comments of this world as this agent sees and changes them.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryComments comments(UserId agent) {
        directory().agent(agent);
        return new InMemoryComments(store, agent);
    }

    /**
     * The bots of this world, with this agent as the user of the virtual agent.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryBots bots(UserId agent) {
        directory().agent(agent);
        return new InMemoryBots(store, agent);
    }

    /**
     * The reference data of this world as this agent sees it.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryReferenceData referenceData(UserId agent) {
        directory().agent(agent);
        return new InMemoryReferenceData(store, agent);
    }

    /**
     * The journal of this world as this agent reads it. It begins when this or {@link #recordEvents} is called for the first time: earlier
     * events aren't recorded.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryJournal journal(UserId agent) {
        directory().agent(agent);
        recordEvents();
        return new InMemoryJournal(store, agent);
    }

    /** From now on, keeps the newest 10,000 events for {@link #journal}. Further calls have no effect. */
    public void recordEvents() {
        store.keepEvents((before, after, recorded) -> WorldChanges.change(before, after)
                .toVector()
                .flatMap(WorldChange::events)
                .zipWithIndex((event, index) -> new JournalEvent(
                        ids.ofEvent(recorded + index + 1),
                        event.name(),
                        event.at(),
                        event.by(),
                        Option.some(event.about().id()))));
    }

    /**
     * The webhooks of this world as this agent sees and changes them. Nothing is posted to them. An emulator around this world has webhooks
     * of its own, to which it posts events.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public InMemoryWebhooks webhooks(UserId agent) {
        directory().agent(agent);
        return new InMemoryWebhooks(store, agent);
    }

    // ---- the account's definitions ----

    /**
     * Adds a category, or replaces the one with its id. Interventions can have other categories too: {@code categorize} doesn't check them
     * against these (rule <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-1">CATEGORIZE-1</a>).
     */
    public void addCategory(Category category) {
        changeDirectory(all -> all.definitions(known -> known.withCategories(them -> them.append(category))));
    }

    /** Removes the category with this id, if there is one. Interventions keep it. */
    public void removeCategory(CategoryId category) {
        changeDirectory(all -> all.definitions(known ->
                known.withCategories(them -> them.reject(one -> one.id().equals(category)))));
    }

    /** Adds the definition of a custom field, or replaces the one with its key. */
    public void addCustomField(CustomFieldDefinition definition) {
        changeDirectory(all -> all.definitions(known -> known.withCustomFields(them -> them.append(definition))));
    }

    /** Removes the definition of the custom field with this key, if there is one. Interventions keep its values. */
    public void removeCustomField(String key) {
        changeDirectory(all -> all.definitions(known ->
                known.withCustomFields(them -> them.reject(one -> one.key().equals(key)))));
    }

    /**
     * Sets the profile of an agent: name, email address, role and categories.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public void describe(User agent) {
        changeDirectory(all -> all.withProfile(agent));
    }

    // ---- agents ----

    /** The agent with this id as it is now, if there is one. */
    public Option<Actor> find(UserId agent) {
        return directory().agents().get(agent);
    }

    /** A new agent without permissions, who reads these sources. */
    public UserId agent(SourceId... reads) {
        return store.add(
                UserId::of,
                (moment, id) -> moment.state()
                        .directory(all -> all.withAgent(new Actor(id, HashSet.empty(), HashSet.of(reads)))));
    }

    /** Adds an agent as described, or replaces the one with this id. */
    public void addAgent(Actor agent) {
        changeDirectory(all -> all.withAgent(agent));
    }

    /** From now on, the agent has these permissions too. */
    public void permit(UserId agent, Permission first, Permission... rest) {
        changeDirectory(all -> all.withChangedAgent(agent, actor -> actor.withPermissions(first, rest)));
    }

    /** From now on, the agent doesn't have this permission. */
    public void forbid(UserId agent, Permission permission) {
        changeDirectory(all -> all.withChangedAgent(
                agent, actor -> new Actor(actor.id(), actor.permissions().remove(permission), actor.reads())));
    }

    /** From now on, the agent reads this source too. */
    public void letRead(UserId agent, SourceId source) {
        changeDirectory(all -> all.withReading(agent, source));
    }

    /** From now on, the agent doesn't read this source. */
    public void hide(UserId agent, SourceId source) {
        changeDirectory(all -> all.withoutReading(agent, source));
    }

    // ---- sources, threads and customers ----

    /** A new source. */
    public SourceId source() {
        return store.add(SourceId::of, (moment, id) -> moment.state().directory(all -> all.withSource(id)));
    }

    /** Adds a source with this id. */
    public void addSource(SourceId source) {
        changeDirectory(all -> all.withSource(source));
    }

    /** A new thread in this source. */
    public ThreadId thread(SourceId source) {
        return store.add(ThreadId::of, (moment, id) -> moment.state().directory(all -> all.withThread(id, source)));
    }

    /** Adds a thread with this id to a source. */
    public void addThread(ThreadId thread, SourceId source) {
        changeDirectory(all -> all.withThread(thread, source));
    }

    /** A new customer, in no group. */
    public IdentityId customer() {
        return store.add(IdentityId::of, (moment, id) -> moment.state().withCustomer(id, Option.none()));
    }

    /** Adds a customer with this id, in this group or in none. */
    public void addCustomer(IdentityId customer, Option<IdentityGroupId> group) {
        store.change(moment -> moment.state().withCustomer(customer, group));
    }

    /** A new group of these customers, who leave the groups that they were in. */
    public IdentityGroupId group(IdentityId first, IdentityId... rest) {
        return store.add(
                IdentityGroupId::of,
                (moment, id) -> List.of(rest)
                        .prepend(first)
                        .foldLeft(moment.state(), (all, customer) -> all.withMember(customer, Option.some(id))));
    }

    /** From now on, the customer is in no group. */
    public void ungroup(IdentityId customer) {
        store.change(moment -> moment.state().withMember(customer, Option.none()));
    }

    private Directory directory() {
        return store.moment().state().directory();
    }

    private void changeDirectory(UnaryOperator<Directory> change) {
        store.change(moment -> moment.state().directory(change));
    }

    // ---- the conversation ----

    /**
     * A customer's message in this thread. It joins the customer's newest intervention there; a closed one is open again, owned by the same
     * user. If there is none, the message belongs to no intervention (rules
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-1">MESSAGE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-3">MESSAGE-3</a>).
     */
    public ContentId customerMessage(ThreadId thread, IdentityId customer) {
        return store.add(ContentId::of, (moment, id) -> moment.withMessage(id, thread, customer));
    }

    /** The content with this id, if there is one. */
    public Option<Content> find(ContentId content) {
        return store.moment().state().records().content(content).map(StoredContent::content);
    }

    /** The intervention that this content belongs to, if it exists and belongs to one. */
    public Option<InterventionId> interventionOf(ContentId content) {
        return store.moment().state().records().content(content).flatMap(StoredContent::intervention);
    }

    /** The newest intervention of this customer in this thread: the one that a message of the customer there joins. */
    public Option<InterventionId> newestIntervention(ThreadId thread, IdentityId customer) {
        return store.moment()
                .state()
                .records()
                .newestOf(thread, customer)
                .map(newest -> newest.intervention().id());
    }

    /**
     * An agent's reply under an intervention, which updates its counts and reply times (rules
     * <a href="{@docRoot}/doc-files/rules.html#REPLY-1">REPLY-1</a> to <a href="{@docRoot}/doc-files/rules.html#REPLY-4">REPLY-4</a>).
     *
     * @throws IllegalArgumentException if there is no such intervention, or it is closed
     */
    public ContentId agentReply(UserId agent, InterventionId intervention) {
        return store.add(ContentId::of, (moment, id) -> moment.withReply(id, agent, intervention));
    }

    /**
     * Defers an intervention until this moment; if the moment has passed, the deferral ends at once (rules
     * <a href="{@docRoot}/doc-files/rules.html#DEFER-1">DEFER-1</a> and <a href="{@docRoot}/doc-files/rules.html#STATE-4">STATE-4</a>).
     *
     * @throws IllegalArgumentException if there is no such intervention, or it is closed
     */
    public void defer(InterventionId intervention, Instant until) {
        store.change(moment -> moment.withDeferral(intervention, until));
    }

    /**
     * Ends the deferral of an intervention before its date.
     *
     * @throws IllegalArgumentException if there is no such intervention, or it is not deferred
     */
    public void endDeferral(InterventionId intervention) {
        store.change(moment -> moment.withoutDeferral(intervention));
    }

    /**
     * A comment with some text: see {@link #comment(UserId, InterventionId, String)}.
     *
     * @throws IllegalArgumentException if there is no such agent or intervention
     */
    public void comment(UserId agent, InterventionId intervention) {
        comment(agent, intervention, "a comment");
    }

    /**
     * An agent's comment on an intervention, open or closed, whether the agent reads its source or not. It is counted in {@code
     * comments_count} and sets {@code updated_at} (rules <a href="{@docRoot}/doc-files/rules.html#COMMENT-1">COMMENT-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-6">COMMENT-6</a>).
     *
     * @throws IllegalArgumentException if there is no such agent or intervention, or no comment can have this text
     */
    public CommentId comment(UserId agent, InterventionId intervention, String body) {
        return store.add(CommentId::of, (moment, id) -> moment.withComment(id, agent, intervention, body));
    }

    /** Adds a content with its id, which belongs to no intervention yet. */
    public void addContent(Content content) {
        addContents(List.of(content));
    }

    /** Adds contents with their ids, all or none, which belong to no intervention yet. Many at once take less time than one by one. */
    public void addContents(Iterable<Content> contents) {
        java.util.List<Content> all = List.ofAll(contents).toJavaList();
        store.change(moment -> moment.state().withContents(all));
    }

    /**
     * Adds an intervention as it is, in any state. Its customer waits for a reply if there is none yet; the average of its reply
     * times starts with the next reply.
     *
     * @throws IllegalArgumentException if it, or something that it refers to, can't be in this world
     */
    public void importIntervention(ImportedIntervention imported) {
        importInterventions(List.of(imported));
    }

    /**
     * Adds interventions as they are, all or none, in any state. Many at once are sorted, which takes less time than adding them one by
     * one.
     *
     * @throws IllegalArgumentException if one of them, or something that it refers to, can't be in this world
     */
    public void importInterventions(Iterable<ImportedIntervention> imported) {
        java.util.List<StoredIntervention> stored =
                List.ofAll(imported).map(ImportedIntervention::stored).toJavaList();
        store.arrange(moment -> moment.state().withAllImported(stored));
    }

    /**
     * Adds comments as they are, all or none. The thread and customer of each are those of its intervention, whose {@code comments_count}
     * stays as it is.
     *
     * @param imported with a text, an intervention, an author and {@code created_at}
     * @throws IllegalArgumentException if one of them, or something that it refers to, can't be in this world
     */
    public void importComments(Iterable<Comment> imported) {
        java.util.List<Comment> all = List.ofAll(imported).toJavaList();
        store.change(moment -> moment.state().withImportedComments(all));
    }

    // ---- locks, time and faults ----

    /**
     * Holds the service's lock on this intervention, as a close or cancel in progress does, until it is closed.
     *
     * @throws IllegalArgumentException if there is no such intervention, or its lock is held already: there is only one
     */
    public HeldLock holdLock(InterventionId intervention) {
        store.change(moment -> moment.withLock(intervention));
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                store.change(moment -> moment.state().conditions(all -> all.withoutLock(intervention)));
            }
        };
    }

    /**
     * Releases the lock on this intervention, whoever holds it.
     *
     * @throws IllegalArgumentException if it isn't held
     */
    public void releaseLock(InterventionId intervention) {
        store.change(moment -> moment.withoutLock(intervention));
    }

    /** The present moment of this world, in whole seconds. */
    public Instant now() {
        return store.moment().now();
    }

    /**
     * Lets time pass.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time can't go back by " + time.negated());
        }
        store.change(moment -> moment.state().conditions(all -> all.advancedBy(time)));
    }

    /** Stops the clock at this moment, past or future, until {@link #advance} moves it or {@link #resumeClock} lets it run. */
    public void freezeClock(Instant at) {
        requireNonNull(at, "at");
        store.change(moment -> moment.state().conditions(all -> all.frozen(at)));
    }

    /**
     * Lets the clock run again after {@link #freezeClock}, from the moment at which it stands, at the pace of the clock that the world was
     * created with. Has no effect if the clock isn't frozen.
     */
    public void resumeClock() {
        store.change(moment -> moment.state().conditions(all -> all.resumed(store.clockTime())));
    }

    /**
     * The next operation of this kind fails with this fault, whichever agent calls it. Several faults are used one after the other.
     *
     * @throws IllegalArgumentException if the operation is a read and the fault leaves the effect of a write unknown
     */
    public void failNext(Operation operation, SimulatedFault fault) {
        if (fault.isForWritesOnly() && !operation.isWrite()) {
            throw new IllegalArgumentException(operation + " is a read: it has no effect that could be unknown");
        }
        store.change(moment -> moment.state().conditions(all -> all.withFault(operation, fault.planned())));
    }

    // ---- all at once ----

    /** How this world creates new ids. */
    public Ids ids() {
        return ids;
    }

    /** Everything that is in this world now. Takes constant time. */
    public WorldSnapshot snapshot() {
        return new WorldSnapshot(store.moment().state());
    }

    /**
     * Replaces everything in this world, including the setting of the clock, by a snapshot of this or another world. The way of creating
     * ids doesn't change. The {@link #journal} is empty afterwards.
     */
    public void restore(WorldSnapshot snapshot) {
        requireNonNull(snapshot, "snapshot");
        store.restore(snapshot.state());
    }

    /** The changes of interventions from now on. */
    public WorldChanges changes() {
        return new WorldChanges(store);
    }

    /**
     * Creates new ids as if this many had been created before.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void countIdsFrom(long made) {
        if (made < 0) {
            throw new IllegalArgumentException("the number of ids must be at least 0, but is " + made);
        }
        store.change(moment -> moment.state().withLastNumber(made));
    }

    /** For tests of this package. */
    Store store() {
        return store;
    }
}
