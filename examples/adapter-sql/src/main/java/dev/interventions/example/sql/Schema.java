package dev.interventions.example.sql;

import io.vavr.collection.List;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The tables of {@link SqlInterventions} ({@code schema.sql}). */
public final class Schema {

    private static final String COMMENT = "(?m)--.*$";
    private static final String ID = "${id}";

    private Schema() {}

    /**
     * Creates the tables that are missing, in the schema that the connections of this database use. Run it once before {@link
     * SqlInterventions#connect}, from one process at a time.
     *
     * @throws IllegalStateException if the database refuses or can't be reached
     */
    public static void createIn(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statementsFor(connection.getMetaData().getDatabaseProductName())) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("the tables can't be created: " + refused.getMessage(), refused);
        }
    }

    private static List<String> statementsFor(String product) {
        return List.of(script().replaceAll(COMMENT, "")
                        .replace(ID, idTypeOf(product))
                        .split(";"))
                .map(String::strip)
                .reject(String::isEmpty);
    }

    /** Interventions of the same date are sorted by their ids' characters, which must not depend on PostgreSQL's collation. */
    private static String idTypeOf(String product) {
        return product.equals("PostgreSQL") ? "VARCHAR(255) COLLATE \"C\"" : "VARCHAR(255)";
    }

    private static String script() {
        try (InputStream script = Schema.class.getResourceAsStream("schema.sql")) {
            if (script == null) {
                throw new IllegalStateException("schema.sql is missing from the package of " + Schema.class.getName());
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
