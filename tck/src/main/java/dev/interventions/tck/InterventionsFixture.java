package dev.interventions.tck;

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
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;

/**
 * The adapter under test, and the arrangements in its backend that the port has no operation for. Every test gets a fixture of its
 * own and closes it. Fixtures must not share data, since tests run in parallel.
 *
 * <p>An arrangement that fails should throw: the test then fails with that exception. Races call {@link #as} and {@link #agentReply}
 * from several threads at once; all other methods are called from one thread.
 */
public interface InterventionsFixture extends AutoCloseable {

    /**
     * The optional abilities of the adapter and of this fixture. List each by its name, never all constants: a later version may add some.
     * If an ability isn't listed, its absence is tested.
     */
    Set<Ability> abilities();

    /** The adapter under test, with this agent as its user. Called often. */
    Interventions as(UserId agent);

    /**
     * The adapter's {@link Comments}, with this agent as its user. Called often.
     *
     * @throws UnsupportedOperationException without {@link Ability#COMMENTS}, which the default implementation throws
     */
    default Comments comments(UserId agent) {
        throw new UnsupportedOperationException("there are no comments");
    }

    /**
     * The adapter's {@link Bots}, with this agent as the user of the virtual agent. Called often.
     *
     * @throws UnsupportedOperationException without {@link Ability#BOTS}, which the default implementation throws
     */
    default Bots bots(UserId agent) {
        throw new UnsupportedOperationException("there are no bots");
    }

    /** The id of a customer on the channel {@code messenger}. Called only with {@link Ability#BOTS}; the same text by default. */
    default String idOnMessenger(IdentityId customer) {
        return customer.value();
    }

    /**
     * The adapter's {@link Journal}, with this agent as its user, who may search events. A test calls it before it makes the changes whose
     * events it expects.
     *
     * @throws UnsupportedOperationException without {@link Ability#GIVES_JOURNAL}, which the default implementation throws
     */
    default Journal journal(UserId agent) {
        throw new UnsupportedOperationException("there is no journal");
    }

    /** The present time of the clock by which the backend dates changes; it may have fractions of a second. */
    Instant now();

    /** A new source. */
    SourceId source();

    /** A new agent with these permissions, who reads these sources. */
    UserId agent(Set<Permission> permissions, Set<SourceId> reads);

    /** From now on, the agent doesn't read this source. */
    void hide(SourceId source, UserId agent);

    /** A new thread in this source. */
    ThreadId thread(SourceId source);

    /** A new customer, in no group. */
    IdentityId customer();

    /** A new group of these customers, who leave the groups that they were in. */
    IdentityGroupId group(Set<IdentityId> customers);

    /** From now on, the customer is in no group. */
    void ungroup(IdentityId customer);

    /**
     * A customer's message in this thread. It belongs to the newest intervention that this customer has in the thread, if there
     * is one, and reopens that if it is closed ({@link dev.interventions.domain.Conversation#message}, rules
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-1">MESSAGE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-3">MESSAGE-3</a>).
     */
    ContentId customerMessage(ThreadId thread, IdentityId customer);

    /**
     * An agent's reply under an intervention, to which it belongs: counts and reply times change ({@link
     * dev.interventions.domain.Conversation#reply}, rules <a href="{@docRoot}/doc-files/rules.html#REPLY-1">REPLY-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#REPLY-4">REPLY-4</a>). It may run at the same time as a close or cancel; if the
     * intervention is closed or cancelled, it throws any {@link RuntimeException}.
     */
    ContentId agentReply(UserId agent, InterventionId intervention);

    /**
     * Defers an open intervention until this moment ({@link dev.interventions.domain.Conversation#defer}); a moment in the past ends the
     * deferral (rule <a href="{@docRoot}/doc-files/rules.html#STATE-4">STATE-4</a>).
     */
    void defer(InterventionId intervention, Instant until);

    /**
     * Holds the backend's lock on this intervention, as a close or cancel in progress does. The thread that called this releases it before
     * this fixture is closed.
     *
     * @throws UnsupportedOperationException without {@link Ability#HOLDS_LOCKS}
     */
    HeldLock holdLock(InterventionId intervention);

    /**
     * Lets time pass in the backend.
     *
     * @throws UnsupportedOperationException without {@link Ability#MOVES_THE_CLOCK}
     */
    void advance(Duration time);

    /**
     * Stops the adapter and its backend, discards everything that they keep in this process only, and starts them again over the same
     * stored data. Tests don't use adapters that {@link #as} returned before.
     *
     * @throws UnsupportedOperationException without {@link Ability#SURVIVES_RESTART}, which the default implementation throws
     */
    default void restart() {
        throw new UnsupportedOperationException("no data is kept over a restart");
    }

    /**
     * The reference data of the adapter under test, with this agent as its user. It must not be cached.
     *
     * @throws UnsupportedOperationException without {@link Ability#GIVES_REFERENCE_DATA}, which the default implementation throws
     */
    default ReferenceData referenceData(UserId agent) {
        throw new UnsupportedOperationException("there is no reference data");
    }

    /** Adds a category to the account. Called only with {@link Ability#GIVES_REFERENCE_DATA}. */
    default void addCategory(Category category) {
        throw new UnsupportedOperationException("there is no reference data");
    }

    /** Adds the definition of a custom field of interventions to the account. Called only with {@link Ability#GIVES_REFERENCE_DATA}. */
    default void addCustomField(CustomFieldDefinition definition) {
        throw new UnsupportedOperationException("there is no reference data");
    }

    /**
     * The adapter's {@link Webhooks}, with this agent as its user. Called often, and by races from several threads at once. No URL that
     * tests register answers, so the backend may deactivate a webhook at any time.
     *
     * @throws UnsupportedOperationException without {@link Ability#WEBHOOKS}, which the default implementation throws
     */
    default Webhooks webhooks(UserId agent) {
        throw new UnsupportedOperationException("there are no webhooks");
    }

    /** Releases the resources of this fixture. */
    @Override
    void close();

    /** A lock that is held until it is closed. */
    interface HeldLock extends AutoCloseable {
        @Override
        void close();
    }
}
