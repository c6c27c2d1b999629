package dev.interventions.emulator;

import dev.interventions.emulator.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Someone with an HTTP client and, perhaps, a token. */
public record TestClient(URI base, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NO_TOKEN = "";

    /** What came back. */
    public record Reply(int status, String text, HttpHeaders headers) {

        JsonObject json() {
            return Json.readObject(text).getOrElseThrow(mistake -> new AssertionError(mistake + " in " + text));
        }

        String error() {
            return json().getString("error");
        }
    }

    static TestClient withoutToken(URI base) {
        return new TestClient(base, NO_TOKEN);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply put(String path) {
        return put(path, "");
    }

    Reply put(String path, String form) {
        return send("PUT", path, "application/x-www-form-urlencoded", form);
    }

    Reply post(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    Reply send(String method, String path, String type, String body) {
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
