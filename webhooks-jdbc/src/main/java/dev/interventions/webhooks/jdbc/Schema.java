package dev.interventions.webhooks.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The script that creates the tables. */
final class Schema {

    static final String FILE = "db/interventions-webhooks/V1__interventions_webhooks.sql";

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
