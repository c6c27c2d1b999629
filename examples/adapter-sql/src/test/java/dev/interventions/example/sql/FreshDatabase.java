package dev.interventions.example.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Tables for one test: in a new H2 database in memory, or, with the system property {@code database.url}, in a new schema of that
 * PostgreSQL database; {@code embedded} starts one for all tests.
 */
final class FreshDatabase implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 12;

    private final ConnectionPoolDataSource database;
    private final String removal;
    private JdbcConnectionPool pool;

    private FreshDatabase(ConnectionPoolDataSource database, String removal) throws SQLException {
        this.database = database;
        this.removal = removal;
        this.pool = pool();
        Schema.createIn(pool);
    }

    static FreshDatabase create() {
        String url = System.getProperty("database.url", "");
        String name = "i" + UUID.randomUUID().toString().replace("-", "");
        try {
            return url.isBlank() ? inMemory(name) : inPostgres(url.equals("embedded") ? EmbeddedServer.URL : url, name);
        } catch (SQLException e) {
            throw new IllegalStateException("no tables could be created", e);
        }
    }

    private static FreshDatabase inMemory(String name) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
        return new FreshDatabase(database, "SHUTDOWN");
    }

    private static FreshDatabase inPostgres(String url, String schema) throws SQLException {
        String user = System.getProperty("database.user", "");
        String password = System.getProperty("database.password", "");
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
        database.setURL(url);
        database.setUser(user);
        database.setPassword(password);
        database.setCurrentSchema(schema);
        return new FreshDatabase(database, "DROP SCHEMA " + schema + " CASCADE");
    }

    DataSource connections() {
        return pool;
    }

    /** Closes all connections; new ones are opened on demand. */
    void reconnect() {
        pool.dispose();
        pool = pool();
    }

    /** Another pool for the same tables, as another process has one. */
    JdbcConnectionPool pool() {
        JdbcConnectionPool another = JdbcConnectionPool.create(database);
        another.setMaxConnections(MAX_CONNECTIONS);
        return another;
    }

    @Override
    public void close() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(removal);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables could not be removed", e);
        } finally {
            pool.dispose();
        }
    }

    /** Starts when it is used, and stops with this JVM. */
    private static final class EmbeddedServer {

        static final String URL = started();

        private static String started() {
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
