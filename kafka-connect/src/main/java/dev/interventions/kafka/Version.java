package dev.interventions.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library. */
final class Version {

    static final String TEXT = read();

    private Version() {}

    private static String read() {
        try (InputStream version = Version.class.getResourceAsStream("version.txt")) {
            // A repackaged jar may lack the version.
            return version == null ? "unknown" : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
