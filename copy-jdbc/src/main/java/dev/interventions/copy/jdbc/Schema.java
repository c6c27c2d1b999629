package dev.interventions.copy.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The script that creates the tables. */
final class Schema {

    static final String FILE = "db/interventions-copy/V1__interventions_copy.sql";

    private Schema() {}

    /** The script for a table with this name instead of {@code interventions}. */
    static String script(String table) {
        try (InputStream script = Schema.class.getResourceAsStream("/" + FILE)) {
            if (script == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\binterventions(?=(_\\w+)?\\b)", table);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
