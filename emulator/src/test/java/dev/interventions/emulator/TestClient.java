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

/** An HTTP client of the emulator, with or without a token. */
public record TestClient(URI base, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NO_TOKEN = "";

    public record Response(int status, String text, HttpHeaders headers) {

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

    public Response get(String path) {
        return send(request(path).GET());
    }

    Response delete(String path) {
        return send(request(path).DELETE());
    }

    Response put(String path) {
        return put(path, "");
    }

    Response put(String path, String form) {
        return send("PUT", path, "application/x-www-form-urlencoded", form);
    }

    Response post(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    Response send(String method, String path, String type, String body) {
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    Response send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
