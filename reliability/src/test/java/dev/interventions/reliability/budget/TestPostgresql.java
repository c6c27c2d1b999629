package dev.interventions.reliability.budget;

import dev.interventions.budget.postgresql.PostgresqlBudgetStore;
import dev.interventions.port.budget.store.BudgetStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server with the schema of the budget. Its own shutdown hook stops it. */
final class TestPostgresql {

    private static final int MAX_SECONDS = 5;

    private final EmbeddedPostgres server;

    TestPostgresql() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        try (Connection connection = source(server.getPort()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresqlBudgetStore.schema());
        }
    }

    int port() {
        return server.getPort();
    }

    /** A store whose every call opens a connection, perhaps to a proxy. */
    BudgetStore store(int port) {
        return PostgresqlBudgetStore.over(source(port));
    }

    private static PGSimpleDataSource source(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
        // Without it, the driver may wait indefinitely for a server that accepts a connection but never replies.
        source.setLoginTimeout(MAX_SECONDS);
        return source;
    }
}
