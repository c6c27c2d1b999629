package dev.interventions.emulator.inspector;

import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The page with its script and styles. All of it comes from the emulator, and the headers forbid a browser to load anything else. */
final class InspectorPage {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache");

    private InspectorPage() {}

    static Seq<Route> routes(String path) {
        return Vector.of(
                file("/", "page.html", "text/html"),
                file(path + "/page.css", "page.css", "text/css"),
                file(path + "/page.js", "page.js", "text/javascript"));
    }

    private static Route file(String path, String name, String type) {
        return new Route("GET", path, request -> new Response.Text(Response.OK, type, text(name), HEADERS));
    }

    private static String text(String name) {
        try (InputStream file = InspectorPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
