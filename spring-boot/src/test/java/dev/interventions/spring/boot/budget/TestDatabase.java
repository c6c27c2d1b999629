package dev.interventions.spring.boot.budget;

import dev.interventions.budget.postgresql.PostgresqlBudgetStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A PostgreSQL server with the budget's tables. */
final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestDatabase start() throws IOException, SQLException {
        TestDatabase database = new TestDatabase(EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start());
        database.execute(PostgresqlBudgetStore.schema());
        return database;
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    /** Waits until the one account is known, and ends its cold start. */
    void endColdStart() throws Exception {
        Awaiting.await(() -> execute("UPDATE interventions_budget_account SET cold_until = now()") == 1);
    }

    int counted() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM interventions_budget_permit")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
