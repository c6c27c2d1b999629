package dev.interventions.budget.postgresql;

import static dev.interventions.testdatabases.TestDatabase.execute;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server that all tests share: an embedded one, or that of {@code -Dinterventions.postgresql=jdbc:postgresql://HOST/DATABASE?user=…&password=…}.
 * There, the budget's tables are in a schema of their own, which is dropped at the end.
 */
final class TestServer {

    private static final String GIVEN = System.getProperty("interventions.postgresql", "");
    private static final String URL = GIVEN.isBlank() ? embedded() : GIVEN;
    private static final String SCHEMA = "budget" + UUID.randomUUID().toString().replace("-", "");

    static {
        execute(withoutSchema(), "CREATE SCHEMA " + SCHEMA);
        execute(dataSource(), PostgresqlBudgetStore.schema());
        if (!GIVEN.isBlank()) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> execute(withoutSchema(), "DROP SCHEMA " + SCHEMA + " CASCADE")));
        }
    }

    private TestServer() {}

    /** Opens a new connection each time. */
    static PGSimpleDataSource dataSource() {
        return connectingTo(URL, SCHEMA);
    }

    /** The same server, in a schema without the tables. */
    static PGSimpleDataSource withoutSchema() {
        return connectingTo(URL, "public");
    }

    static PGSimpleDataSource connectingTo(String url, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setCurrentSchema(schema);
        return source;
    }

    /** Stopped by a shutdown hook of its own. */
    private static String embedded() {
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
