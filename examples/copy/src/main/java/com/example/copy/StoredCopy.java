package com.example.copy;

import dev.interventions.domain.InterventionId;
import dev.interventions.feed.Change;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.FeedPosition;
import dev.interventions.feed.KnownInterventions;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;

/** A copy in a file of H2: each batch and the position after it are one transaction. */
final class StoredCopy implements KnownInterventions, AutoCloseable {

    private final Connection connection;

    private StoredCopy(Connection connection) {
        this.connection = connection;
    }

    static StoredCopy in(Path file) throws SQLException {
        // Without WRITE_DELAY=0, H2 writes a commit later, and a kill loses it.
        Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists intervention (id varchar primary key, created_at bigint,"
                    + " digest bigint not null, content varchar not null)");
            statement.execute("create index if not exists by_creation on intervention (created_at)");
            statement.execute("create table if not exists feed_position (id int primary key, text varchar not null)");
        }
        connection.setAutoCommit(false);
        return new StoredCopy(connection);
    }

    void store(ChangeBatch batch) throws SQLException {
        try (PreparedStatement seen = connection.prepareStatement("merge into intervention values (?, ?, ?, ?)");
                PreparedStatement gone = connection.prepareStatement("delete from intervention where id = ?");
                PreparedStatement position = connection.prepareStatement("merge into feed_position values (1, ?)")) {
            for (Change change : batch.changes()) {
                if (change instanceof Change.Seen found) {
                    seen.setString(1, found.id().value());
                    seen.setObject(
                            2,
                            found.intervention()
                                    .lifecycle()
                                    .createdAt()
                                    .map(Instant::getEpochSecond)
                                    .getOrNull());
                    seen.setLong(3, found.digest());
                    seen.setString(4, InterventionJson.write(found.intervention()));
                    seen.executeUpdate();
                } else {
                    gone.setString(1, change.id().value());
                    gone.executeUpdate();
                }
            }
            position.setString(1, batch.next().toString());
            position.executeUpdate();
            connection.commit();
        }
    }

    FeedPosition position() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select text from feed_position")) {
            return found.next() ? FeedPosition.parse(found.getString(1)).get() : FeedPosition.start();
        }
    }

    /** The content of an intervention as it was stored. */
    Option<String> content(InterventionId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select content from intervention where id = ?")) {
            query.setString(1, id.value());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Option.some(found.getString(1)) : Option.none();
            }
        }
    }

    // ---- for the feed ----

    @Override
    public long count() {
        return number("select count(*) from intervention");
    }

    @Override
    public long countCreatedBefore(Instant moment) {
        return number("select count(*) from intervention where created_at < ?", moment.getEpochSecond());
    }

    private long number(String text, long... parameters) {
        try (PreparedStatement query = connection.prepareStatement(text)) {
            for (int index = 0; index < parameters.length; index++) {
                query.setLong(index + 1, parameters[index]);
            }
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Seq<Known> createdBetween(Instant from, Instant to) {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, created_at, digest from intervention where created_at between ? and ?")) {
            query.setLong(1, from.getEpochSecond());
            query.setLong(2, to.getEpochSecond());
            java.util.List<Known> known = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    known.add(new Known(
                            InterventionId.of(found.getString(1)),
                            Instant.ofEpochSecond(found.getLong(2)),
                            Option.some(found.getLong(3))));
                }
            }
            return List.ofAll(known);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
