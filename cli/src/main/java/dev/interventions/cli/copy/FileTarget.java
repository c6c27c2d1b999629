package dev.interventions.cli.copy;

import dev.interventions.cli.terminal.Wording;
import dev.interventions.copy.jdbc.CopyError;
import dev.interventions.copy.jdbc.CopyReport;
import dev.interventions.copy.jdbc.CopyTo;
import dev.interventions.feed.Feed;
import dev.interventions.records.InterventionCsv;
import dev.interventions.records.InterventionJson;
import dev.interventions.records.JsonLines;
import dev.interventions.records.RecordWriter;
import io.vavr.control.Either;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A file with one line for each intervention, the newest first. The copy itself is an H2 database beside it, which survives a crash at any
 * moment; when it is as new as the account, the file is written anew under another name and takes the place of the old one. So the file
 * is complete at any moment, or not there yet.
 */
public final class FileTarget implements CopyTarget {

    /** What a file has on each line. */
    public enum Format {
        /** An intervention as a JSON object. */
        JSON_LINES,
        /** An intervention as CSV. */
        CSV
    }

    private static final String DATABASE = ".copy";
    private static final int ALREADY_OPEN = 90_020;

    private final Path file;
    private final Format format;
    private final DriverConnections database;
    /** Keeps the database open, and locked against other processes. */
    private final Connection open;

    private FileTarget(Path file, Format format, DriverConnections database, Connection open) {
        this.file = file;
        this.format = format;
        this.database = database;
        this.open = open;
    }

    /**
     * A copy of an account in this file.
     *
     * @param account the account and the user who reads it, as text: the file must not become a mixture of two
     * @throws CopyException if the database beside the file can't be opened, or has another account
     */
    public static FileTarget open(Path file, Format format, String account) {
        Path place = file.toAbsolutePath().normalize();
        if (place.getParent() == null || !Files.isDirectory(place.getParent())) {
            // H2 would create it.
            throw new CopyException("there is no folder for " + file);
        }
        if (place.toString().contains(";")) {
            throw new CopyException("the path of the file must not have a semicolon: " + file);
        }
        DriverConnections database = new DriverConnections(
                "jdbc:h2:file:" + place + DATABASE + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
                new Properties());
        try {
            FileTarget target = new FileTarget(place, format, database, database.getConnection());
            target.requireAccount(account);
            return target;
        } catch (SQLException e) {
            throw e.getErrorCode() == ALREADY_OPEN
                    ? new CopyException("another process is copying to " + file)
                    : failure(place, e);
        }
    }

    private void requireAccount(String account) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS copied_account (name VARCHAR NOT NULL)");
            try (ResultSet found = statement.executeQuery("SELECT name FROM copied_account")) {
                if (found.next()) {
                    requireSame(found.getString(1), account);
                    return;
                }
            }
        }
        try (PreparedStatement insert = open.prepareStatement("INSERT INTO copied_account VALUES (?)")) {
            insert.setString(1, account);
            insert.execute();
        }
    }

    private void requireSame(String copied, String account) {
        if (!copied.equals(account)) {
            close();
            throw new CopyException(file + " is a copy of " + copied + " and not of " + account
                    + "; choose another file, or delete this one and " + databaseFile());
        }
    }

    @Override
    public Either<CopyError, CopyReport> update(Feed feed) {
        return CopyTo.tableIn(database)
                .createTables()
                .flatMap(copy -> copy.poll(feed))
                .peek(done -> replace());
    }

    private void replace() {
        Path next = sibling(".next");
        try {
            write(next);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CopyException(next + ": can't be written: " + Wording.reason(e));
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void write(Path next) throws IOException, SQLException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(next));
                RecordWriter writer = format == Format.CSV ? InterventionCsv.writer(out) : JsonLines.writer(out);
                Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT record FROM interventions WHERE gone_at IS NULL ORDER BY created_at DESC, id DESC")) {
            while (rows.next()) {
                writer.write(InterventionJson.parse(rows.getString(1))
                        .getOrElseThrow(error -> new CopyException(databaseFile() + ": " + error.message())));
            }
        }
    }

    private static CopyException failure(Path file, SQLException cause) {
        return new CopyException(file + DATABASE + ".mv.db: "
                + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private Path databaseFile() {
        return sibling(DATABASE + ".mv.db");
    }

    @Override
    public long count() {
        return database.number("SELECT COUNT(*) FROM interventions WHERE gone_at IS NULL");
    }

    @Override
    public String kept() {
        return databaseFile() + " has what was copied";
    }

    @Override
    public void close() {
        try {
            open.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }
}
