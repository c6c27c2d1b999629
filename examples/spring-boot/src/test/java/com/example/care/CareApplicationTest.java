package com.example.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.spring.boot.test.AutoConfigureInterventions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Starts the application and calls it over HTTP; the service is an emulator. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureInterventions(emulator = true)
class CareApplicationTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    World world;

    @Autowired
    SourceId source;

    @Autowired
    UserId agent;

    @Autowired
    EngageEmulator emulator;

    @Value("${local.server.port}")
    int port;

    @Test
    void lists_interventions() throws Exception {
        InterventionId open = open();

        HttpResponse<String> response = get("/interventions");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("{\"id\":\"" + open.value() + "\",\"closed\":false}");
    }

    @Test
    void closes_an_intervention() throws Exception {
        InterventionId replied = open();
        world.agentReply(agent, replied);

        HttpResponse<String> response = close(replied.value());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(world.as(agent).get(replied).get().isClosed()).isTrue();
    }

    @Test
    void a_refusal_is_a_problem_detail() throws Exception {
        HttpResponse<String> response = close(open().value());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"error\":\"NotAllowed\"", "\"rules\":[\"CLOSE-2\"]");
    }

    @Test
    void an_unknown_intervention_is_not_found() throws Exception {
        assertThat(close("unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void health_shows_the_client() throws Exception {
        HttpResponse<String> response = get("/actuator/health/interventions");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"status\":\"UP\"", "\"maxConnections\":20");
    }

    @Test
    void metrics_show_the_client_and_its_calls() throws Exception {
        get("/interventions");

        assertThat(get("/actuator/metrics/interventions.connections.max?tag=account:default").body())
                .contains("\"value\":20.0");
        for (String timer : List.of("interventions.operation", "interventions.attempt")) {
            HttpResponse<String> response = get("/actuator/metrics/" + timer);
            assertThat(response.statusCode()).as(timer).isEqualTo(200);
            assertThat(response.body()).contains("\"COUNT\"");
        }
    }

    @Test
    void the_libraries_have_the_versions_that_boot_pins() {
        VersionInfo httpClient = VersionInfo.loadVersionInfo("org.apache.hc.client5", getClass().getClassLoader());
        assertThat(httpClient.getRelease()).isEqualTo(System.getProperty("pinned.httpclient5"));
        assertThat(jarOf(org.eclipse.yasson.YassonJsonb.class)).contains("yasson-" + System.getProperty("pinned.yasson"));
        assertThat(jarOf(Test.class)).contains("junit-jupiter-api-" + System.getProperty("pinned.junit"));
    }

    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private InterventionId open() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> close(String id) throws IOException, InterruptedException {
        return send(request("/interventions/" + id + "/close").POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
