package dev.interventions.copy.jdbc;

import static java.util.Objects.requireNonNull;

import dev.interventions.feed.Feed;
import dev.interventions.records.ExportedIntervention;
import dev.interventions.records.RecordError;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A copy of an account's interventions in a table of PostgreSQL or H2, tested with PostgreSQL 18 and H2 2.3.
 *
 * <pre>{@code
 * CopyTo copy = CopyTo.tableIn(dataSource);
 * copy.createTables();
 * copy.poll(Feed.over(interventions)); // again and again
 * }</pre>
 *
 * <p><b>Crashes.</b> Each batch of changes is stored in one transaction with the feed's position. So a process that is killed at any moment
 * loses no change, and the next poll reads at most one page again.
 *
 * <p><b>Several processes</b> may poll into the same table, but they read the same changes: when one has stored a batch, the others stop
 * with {@link CopyError.StoredElsewhere} at their next batch.
 *
 * <p><b>Gone.</b> An intervention that was cancelled, or that the acting user can no longer read, keeps its row; {@code gone_at} is when a
 * poll found it to be gone. If the intervention comes back, {@code gone_at} becomes null again.
 *
 * <p><b>Columns.</b> {@link #schema} describes them. {@code record} holds the whole intervention as {@link
 * dev.interventions.records.InterventionJson} writes it; the other columns are for queries. {@code state} is that of {@link
 * dev.interventions.domain.Intervention#state}.
 *
 * <p><b>Connections.</b> Each transaction borrows a connection and returns it before the next request to the account is sent. The
 * connections need permission to read and write the two tables. Thread-safe and immutable.
 */
public final class CopyTo {

    private static final String DEFAULT_TABLE = "interventions";
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Database database;
    private final String table;

    private CopyTo(Database database, String table) {
        this.database = database;
        this.table = table;
    }

    /** A copy in the table {@code interventions}, found by the connections' search path. The host closes the source. */
    public static CopyTo tableIn(DataSource connections) {
        return new CopyTo(new Database(requireNonNull(connections, "connections")), DEFAULT_TABLE);
    }

    /**
     * The same copy in another table, for a second account in one database. The names of the second table and of the index begin with this
     * one.
     *
     * @throws IllegalArgumentException if the name isn't 1 to 40 lower-case letters, digits and underscores, the first one a letter
     */
    public CopyTo named(String newTable) {
        return new CopyTo(database, checked(newTable));
    }

    private static String checked(String table) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "the name of a table must be 1 to 40 lower-case letters, digits and underscores"
                            + " and begin with a letter, but is \"" + table + "\"");
        }
        return table;
    }

    /**
     * The SQL script that {@link #createTables} runs, for hosts that create their tables by other means. For Flyway, the script for the
     * table {@code interventions} is on the class path as {@code db/interventions-copy/V1__interventions_copy.sql}.
     */
    public String schema() {
        return Schema.script(table);
    }

    /** Creates the tables that don't exist yet, and returns this copy. */
    public Either<CopyError, CopyTo> createTables() {
        return new CopyRun(database, new CopyTable(table)).createTables().map(created -> this);
    }

    /**
     * Stores the changes since the last poll; the first time, all interventions. It ends when the copy has all changes that were made
     * before the poll began. The caller decides how often to poll.
     *
     * @param feed the account with the feed's settings; this method makes it {@linkplain Feed#knowing know} this copy
     * @return what was stored, or why the poll stopped early; errors of the database and of the account are returned, not thrown
     */
    public Either<CopyError, CopyReport> poll(Feed feed) {
        return new CopyRun(database, new CopyTable(table)).poll(feed);
    }

    /**
     * Fills an empty copy from the platform's export, without a request to the account; polls then store what has changed since. Data that
     * an export doesn't have, such as category ids and custom fields, is missing until the intervention changes or the feed {@linkplain
     * Feed#reconcilingEvery compares everything}. If this stops early, call it again with the same export.
     *
     * @param export the rows, as {@link dev.interventions.records.PlatformExport} reads them, with the column {@code created_at}
     * @param exportedAt when the platform began to export, by its clock; if that isn't known, an earlier time
     * @param skipped called with each row that can't be read; a later poll finds these interventions missing and stores them
     * @return what was stored, or why the fill stopped early; errors are returned, not thrown
     */
    public Either<CopyError, CopyReport> fill(
            Iterable<Either<RecordError, ExportedIntervention>> export,
            Instant exportedAt,
            Consumer<RecordError> skipped) {
        return new CopyRun(database, new CopyTable(table)).fill(export, exportedAt, skipped);
    }
}
