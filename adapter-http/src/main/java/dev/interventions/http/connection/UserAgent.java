package dev.interventions.http.connection;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The {@code User-Agent} of the library: its name and version, and what the host adds. */
final class UserAgent {

    private static final String LIBRARY = "interventions-adapter-http/" + version();

    private UserAgent() {}

    static String text(Option<String> suffix) {
        return suffix.map(text -> LIBRARY + " " + text).getOrElse(LIBRARY);
    }

    private static String version() {
        try (InputStream version = UserAgent.class.getResourceAsStream("version.txt")) {
            // A repackaged jar may lack it.
            return version == null ? "unknown" : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
