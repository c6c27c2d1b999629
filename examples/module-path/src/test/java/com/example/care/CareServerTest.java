package com.example.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.World;
import dev.interventions.micrometer.InterventionsMetrics;
import io.vavr.collection.HashSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts the program on the module path and calls it over HTTP; the service is an emulator. */
class CareServerTest {

    private static final UserId AGENT = UserId.of("agent");

    private final World world = World.startingAt(Instant.parse("2025-01-01T10:00:00Z"));
    private final SourceId source = world.source();
    private final EngageEmulator emulator = EngageEmulator.start(world);
    private CareServer server;

    @BeforeEach
    void start() throws IOException {
        world.addAgent(new Actor(AGENT, HashSet.of(Permission.values()), HashSet.of(source)));
        server = new CareServer(emulator.baseUri(), () -> emulator.tokenOf(AGENT), 0);
    }

    @AfterEach
    void stop() {
        server.close();
        emulator.close();
    }

    @Test
    void runs_on_the_module_path() {
        assertThat(CareServer.class.getModule().getName()).isEqualTo("com.example.care");
        assertThat(EngageClient.class.getModule().getName()).isEqualTo("dev.interventions.http");
        assertThat(InterventionsMetrics.class.getModule().getName()).isEqualTo("dev.interventions.micrometer");
    }

    @Test
    void lists_interventions() throws IOException {
        InterventionId open = open();

        Response response = get("/interventions");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(open.value() + " open");
    }

    @Test
    void closes_an_intervention() throws IOException {
        InterventionId replied = open();
        world.agentReply(AGENT, replied);

        Response response = send("POST", "/close/" + replied.value());

        assertThat(response.body()).isEqualTo(replied.value() + " closed");
        assertThat(world.as(AGENT).get(replied).get().isClosed()).isTrue();
    }

    @Test
    void says_why_a_close_is_refused() throws IOException {
        Response response = send("POST", "/close/" + open().value());

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.body()).contains("CLOSE-2");
    }

    @Test
    void shows_metrics() throws IOException {
        get("/interventions");

        assertThat(get("/metrics").body()).contains("interventions.operation", "interventions.attempt", "interventions.connections.max");
    }

    @Test
    void shows_health() throws IOException {
        assertThat(get("/health").body()).isEqualTo("UP, 20 connections at most");

        emulator.close();
        assertThat(get("/health").status()).isEqualTo(503);
    }

    private InterventionId open() {
        return world.as(AGENT)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    private record Response(int status, String body) {}

    private Response get(String path) throws IOException {
        return send("GET", path);
    }

    private Response send(String method, String path) throws IOException {
        URI uri = URI.create("http://localhost:" + server.port() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Response(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
