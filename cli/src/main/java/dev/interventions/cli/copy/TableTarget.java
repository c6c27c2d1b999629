package dev.interventions.cli.copy;

import dev.interventions.copy.jdbc.CopyError;
import dev.interventions.copy.jdbc.CopyReport;
import dev.interventions.copy.jdbc.CopyTo;
import dev.interventions.feed.Feed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Properties;

/** A table of PostgreSQL or H2. */
public final class TableTarget implements CopyTarget {

    private final DriverConnections database;
    private final String table;
    private final CopyTo copy;

    private TableTarget(DriverConnections database, String table) {
        this.database = database;
        this.table = table;
        this.copy = CopyTo.tableIn(database).named(table);
    }

    /**
     * A table of the database at this URL.
     *
     * @param user of the database, if it isn't in the URL
     * @param password of the user, if the database asks for one
     * @throws CopyException if no table can have this name
     */
    public static TableTarget of(String url, String table, Option<String> user, Option<String> password) {
        Properties properties = new Properties();
        user.forEach(name -> properties.setProperty("user", name));
        password.forEach(secret -> properties.setProperty("password", secret));
        try {
            return new TableTarget(new DriverConnections(url, properties), table);
        } catch (IllegalArgumentException e) {
            throw new CopyException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Either<CopyError, CopyReport> update(Feed feed) {
        return copy.createTables().flatMap(created -> created.poll(feed));
    }

    @Override
    public long count() {
        return database.number("SELECT COUNT(*) FROM " + table + " WHERE gone_at IS NULL");
    }

    @Override
    public String kept() {
        return "the table has what was copied";
    }

    @Override
    public void close() {}
}
