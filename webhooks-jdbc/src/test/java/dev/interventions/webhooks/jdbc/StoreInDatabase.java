package dev.interventions.webhooks.jdbc;

import dev.interventions.tck.EventStoreFixture;
import dev.interventions.testdatabases.TestDatabase;
import dev.interventions.webhooks.store.EventStore;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcConnectionPool;

/** A store in a database of its own, on a clock that moves only when told to. */
final class StoreInDatabase implements EventStoreFixture {

    private final AtomicLong millis = new AtomicLong(1_767_225_600_000L);
    private final JdbcConnectionPool database;
    private final JdbcEventStore store;

    private StoreInDatabase(JdbcConnectionPool database) {
        this.database = database;
        store = JdbcEventStore.in(database, millis::get).createTables().get();
    }

    static StoreInDatabase of(TestDatabase kind) {
        return new StoreInDatabase(kind.empty());
    }

    JdbcConnectionPool database() {
        return database;
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public void advance(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    @Override
    public Option<EventStore> reopened() {
        return Option.some(JdbcEventStore.in(database, millis::get));
    }

    @Override
    public void close() {
        database.dispose();
    }
}
