package dev.interventions.example.sql;

import dev.interventions.domain.OpaqueId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One transaction's connection to the database. Parameters are the domain's values; absent ones are NULL. */
final class Session {

    private static final int TIMEOUT_SECONDS = 10;
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** The rows of the result, each read by this reader. */
    <T> Seq<T> query(String sql, Seq<?> parameters, Function<Row, T> reader) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet results = statement.executeQuery()) {
            Row row = new Row(results);
            List<T> read = List.empty();
            while (results.next()) {
                read = read.prepend(reader.apply(row));
            }
            return read.reverse();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Whether the result has any row. */
    boolean finds(String sql, Object... parameters) {
        return query(sql, List.of(parameters), row -> true).nonEmpty();
    }

    void execute(String sql, Object... parameters) {
        execute(sql, List.of(parameters));
    }

    void execute(String sql, Seq<?> parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private PreparedStatement prepared(String sql, Seq<?> parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, bound(parameters.get(i)));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object bound(Object value) throws SQLException {
        if (value instanceof String text) {
            return encodable(text);
        }
        if (value instanceof Option<?> option) {
            return option.isEmpty() ? null : bound(option.get());
        }
        if (value instanceof OpaqueId id) {
            return id.value();
        }
        if (value instanceof Instant instant) {
            // Truncated as in the domain; TIMESTAMP(0) would round.
            return instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Duration duration) {
            return duration.toSeconds();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** PostgreSQL's driver would silently write a question mark for an unpaired surrogate. */
    private static String encodable(String text) throws SQLException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new SQLException("a text has an unpaired surrogate", CHARACTER_NOT_IN_REPERTOIRE);
        }
        return text;
    }
}
