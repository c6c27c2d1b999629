package dev.interventions.budget.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The script that creates the tables and functions. */
final class Schema {

    static final String FILE = "db/interventions-budget/V1__interventions_budget.sql";

    private Schema() {}

    static String script() {
        try (InputStream script = Schema.class.getResourceAsStream("/" + FILE)) {
            if (script == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
