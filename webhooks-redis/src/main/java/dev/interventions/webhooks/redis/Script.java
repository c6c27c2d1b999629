package dev.interventions.webhooks.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The scripts, one for each operation of a store. */
enum Script {
    ADD,
    CLAIM,
    END,
    RETRY,
    DEAD,
    REVIVE;

    private final String text = resource("keys") + resource(name().toLowerCase(Locale.ROOT));

    String text() {
        return text;
    }

    private static String resource(String name) {
        try (InputStream stream = Script.class.getResourceAsStream(name + ".lua")) {
            if (stream == null) {
                throw new IllegalStateException("the script " + name + ".lua is missing in the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
