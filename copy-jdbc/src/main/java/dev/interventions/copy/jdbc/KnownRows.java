package dev.interventions.copy.jdbc;

import dev.interventions.feed.KnownInterventions;
import io.vavr.collection.Seq;
import java.time.Instant;

/** The rows that are not gone, for the feed to compare. */
final class KnownRows implements KnownInterventions {

    private final Database database;
    private final CopyTable table;

    KnownRows(Database database, CopyTable table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public long count() {
        return database.inTransaction(table::count);
    }

    @Override
    public long countCreatedBefore(Instant moment) {
        return database.inTransaction(connection -> table.countCreatedBefore(connection, moment));
    }

    @Override
    public Seq<Known> createdBetween(Instant from, Instant to) {
        return database.inTransaction(connection -> table.createdBetween(connection, from, to));
    }
}
