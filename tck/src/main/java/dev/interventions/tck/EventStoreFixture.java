package dev.interventions.tck;

import dev.interventions.webhooks.store.EventStore;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The event store under test, and its clock. Every test gets a fixture of its own with an empty store, and closes it. The store and
 * {@link #reopened} are used from several threads.
 */
public interface EventStoreFixture extends AutoCloseable {

    /** The store under test, always the same one. */
    EventStore store();

    /** Lets this time pass on the store's clock. */
    void advance(Duration time);

    /**
     * Another instance over the same events, as after a restart of the process; absent if events don't outlive the instance.
     */
    default Option<EventStore> reopened() {
        return Option.none();
    }

    /** Releases the resources of this fixture. */
    @Override
    void close();
}
