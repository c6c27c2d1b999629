package dev.interventions.conformance.webhooks;

import dev.interventions.tck.EventStoreContract;
import dev.interventions.tck.EventStoreFixture;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class InMemoryEventStoreTest extends EventStoreContract {

    @Override
    protected EventStoreFixture createFixture() {
        return new InMemoryFixture();
    }

    private static final class InMemoryFixture implements EventStoreFixture {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        private final EventStore store = InMemoryEventStore.on(now::get);

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public void advance(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }

        @Override
        public void close() {}
    }
}
