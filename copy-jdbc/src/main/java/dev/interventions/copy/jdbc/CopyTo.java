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
 * A copy of an account's interventions in a table of PostgreSQL (14 or newer) or H2 (2.2 or newer).
 *
 * <pre>{@code
 * CopyTo copy = CopyTo.tableIn(dataSource);
 * copy.createTables();
 * copy.poll(Feed.over(interventions)); // again and again
 * }</pre>
 *
 * <p><b>Crashes.</b> Each batch of changes and the feed's position are stored in one transaction, so a process that is killed at any moment
 * loses no change, and the next poll reads at most one page again.
 *
 * <p><b>Several processes</b> may poll into the same table, but it takes twice the requests: when one has stored a batch, the others stop
 * with {@link CopyError.StoredElsewhere} before they store their next one.
 *
 * <p><b>Gone.</b> An intervention that was cancelled, or that the acting user no longer reads, keeps its row; {@code gone_at} says since when
 * the copy knows. A row whose intervention comes back has no {@code gone_at} again.
 *
 * <p><b>Columns.</b> {@link #schema} has them. {@code record} holds the whole intervention as {@link
 * dev.interventions.records.InterventionJson} writes it; the others are for queries, and {@code state} is that of {@link
 * dev.interventions.domain.Intervention#state}.
 *
 * <p><b>Connections.</b> Each transaction borrows one and returns it before the next request to the account is sent. They need the permission
 * to read and write the two tables. Immutable; threads may share an instance.
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

    /** A copy in the table {@code interventions}, found by the connections' search path; the host keeps and closes the source. */
    public static CopyTo tableIn(DataSource connections) {
        return new CopyTo(new Database(requireNonNull(connections, "connections")), DEFAULT_TABLE);
    }

    /**
     * The same in another table, for a second account in one database. The other table and the index have names that begin with it.
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
     * The script that {@link #createTables} runs, for hosts that create tables otherwise. For Flyway, that of the table {@code interventions}
     * is on the class path as {@code db/interventions-copy/V1__interventions_copy.sql}.
     */
    public String schema() {
        return Schema.script(table);
    }

    /** Creates the tables that don't exist yet, and returns this copy. */
    public Either<CopyError, CopyTo> createTables() {
        return new CopyRun(database, new CopyTable(table)).createTables().map(created -> this);
    }

    /**
     * Stores what has changed since the last poll; the first time, everything. It ends when the copy is as new as the moment at which it began.
     * How often to poll is the caller's choice.
     *
     * @param feed the account, and the feed's settings; that it {@linkplain Feed#knowing knows} this copy is added
     * @return what was stored, or why it stopped early; both never throw what a database or an account does
     */
    public Either<CopyError, CopyReport> poll(Feed feed) {
        return new CopyRun(database, new CopyTable(table)).poll(feed);
    }

    /**
     * Fills an empty copy from the platform's export, which takes no requests; polls then bring what has changed since. What an export doesn't
     * have, such as category ids and custom fields, is missing until an intervention changes or the feed {@linkplain Feed#reconcilingEvery
     * compares everything}. If it stops early, call it again with the same export.
     *
     * @param export the rows, as {@link dev.interventions.records.PlatformExport} reads them, with the column {@code created_at}
     * @param exportedAt when the platform began to export, by its clock; when in doubt, earlier
     * @param skipped is told of rows that can't be read; a poll will find them missing
     */
    public Either<CopyError, CopyReport> fill(
            Iterable<Either<RecordError, ExportedIntervention>> export,
            Instant exportedAt,
            Consumer<RecordError> skipped) {
        return new CopyRun(database, new CopyTable(table)).fill(export, exportedAt, skipped);
    }
}
