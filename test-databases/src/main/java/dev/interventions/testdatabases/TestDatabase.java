package dev.interventions.testdatabases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases with which stores are tested. */
public enum TestDatabase {
    H2 {
        @Override
        public JdbcConnectionPool empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return JdbcConnectionPool.create(source);
        }
    },
    POSTGRESQL {
        @Override
        public JdbcConnectionPool empty() {
            String schema = "test" + UUID.randomUUID().toString().replace("-", "");
            JdbcConnectionPool withoutSchema = JdbcConnectionPool.create(connectingTo("public"));
            execute(withoutSchema, "CREATE SCHEMA " + schema);
            withoutSchema.dispose();
            return JdbcConnectionPool.create(connectingTo(schema));
        }
    };

    /** A pool of connections to a new database without tables. The caller disposes it. */
    public abstract JdbcConnectionPool empty();

    private static PGConnectionPoolDataSource connectingTo(String schema) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setURL(Server.URL);
        source.setCurrentSchema(schema);
        // Hosts set this for speed, and then the driver doesn't report the number of rows of each statement in a batch.
        source.setReWriteBatchedInserts(true);
        return source;
    }

    public static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static long number(DataSource source, String sql) {
        return Long.parseLong(text(source, sql));
    }

    /** The first column of all rows, one on each line. */
    public static String text(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringJoiner text = new StringJoiner("\n");
            while (rows.next()) {
                text.add(rows.getString(1));
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started by the first test that needs it, and stopped by a shutdown hook. */
    private static final class Server {

        private static final String URL = start();

        private static String start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
