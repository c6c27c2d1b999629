package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient control = scenario.controlApi();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void holds_and_releases_the_lock_of_an_intervention() {
        InterventionId id = scenario.replied();
        String intervention = "intervention_id=" + id.value();

        assertThat(control.post("/locks", intervention).json().getBoolean("locked"))
                .isTrue();
        assertThat(control.post("/locks", intervention).status()).isEqualTo(422);
        assertThat(scenario.asAgent().put(EmulatorScenario.one(id) + "/close").status())
                .isEqualTo(409);

        assertThat(control.delete("/locks?" + intervention).json().getBoolean("locked"))
                .isFalse();
        assertThat(control.delete("/locks?" + intervention).status()).isEqualTo(422);
        assertThat(scenario.asAgent().put(EmulatorScenario.one(id) + "/close").status())
                .isEqualTo(200);
    }

    @Test
    void adds_a_customers_message() {
        Response response = control.post(
                "/customer_messages",
                "thread_id=" + scenario.thread.value() + "&identity_id=" + scenario.customer.value());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualToIgnoringNewLines("{\"content_id\":\"000000000000000000000005\"}");
        assertThat(scenario.asAgent()
                        .post("/interventions", "content_id=000000000000000000000005")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void adds_an_agents_reply() {
        InterventionId id = scenario.opened();

        Response response = control.send(
                "POST", "/agent_replies", "application/json", """
        {"intervention_id":"%s","user_id":"%s"}""".formatted(id.value(), scenario.agent.value()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(scenario.world.as(scenario.agent).get(id).get().replies().count())
                .contains(1L);
        assertThat(scenario.world
                        .as(scenario.agent)
                        .get(id)
                        .get()
                        .replies()
                        .first()
                        .get()
                        .value())
                .isEqualTo(response.json().getString("content_id"));
    }

    @Test
    void defers_an_intervention() {
        InterventionId id = scenario.opened();

        Response response = control.post("/deferrals", "intervention_id=" + id.value() + "&until=2024-05-22T08:00:00Z");

        assertThat(response.status()).isEqualTo(200);
        assertThat(scenario.world.as(scenario.agent).get(id).get().state())
                .isEqualTo(new InterventionState.Deferred(Instant.parse("2024-05-22T08:00:00Z")));
    }

    @Test
    void advances_the_clock() {
        assertThat(control.get("/clock").text()).isEqualToIgnoringNewLines("{\"now\":\"2024-05-21T09:00:00Z\"}");
        assertThat(control.post("/clock", "seconds=90").text())
                .isEqualToIgnoringNewLines("{\"now\":\"2024-05-21T09:01:30Z\"}");
        assertThat(scenario.world.now()).isEqualTo(Instant.parse("2024-05-21T09:01:30Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/customer_messages | thread_id=none&identity_id=none           | thread",
                "/customer_messages | thread_id=none                            | identity_id is missing",
                "/customer_messages | thread_id=a%2Fb&identity_id=none          | path-like",
                "/agent_replies     | intervention_id=none&user_id=none         | agent",
                "/agent_replies     | user_id=none                              | intervention_id is missing",
                "/deferrals         | intervention_id=none&until=tomorrow       | until must be a date-time",
                "/deferrals         | intervention_id=none&until=2024-05-22T08:00:00Z | intervention",
                "/clock             | seconds=-1                                | seconds must be a whole number",
                "/clock             | seconds=1.5                               | seconds must be a whole number",
                "/clock             | seconds=9999999999                        | seconds must be a whole number",
            })
    void an_impossible_change_is_unprocessable_and_says_why(String path, String form, String why) {
        Response response = control.post(path, form);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().getString("message")).contains(why);
    }

    @Test
    void a_reply_under_a_closed_intervention_is_unprocessable() {
        InterventionId id = scenario.closed();

        Response response =
                control.post("/agent_replies", "intervention_id=" + id.value() + "&user_id=" + scenario.agent.value());

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().getString("message")).contains("REPLY-1");
    }

    @Test
    void is_not_part_of_the_api() {
        assertThat(scenario.asAgent().post("/_emulator/clock", "seconds=1").status())
                .isEqualTo(404);
        assertThat(scenario.asAgent().post("/clock", "seconds=1").status()).isEqualTo(404);
    }

    @Test
    void responds_to_a_health_check() {
        assertThat(control.get("/health").status()).isEqualTo(200);
    }

    @Test
    void refuses_a_foreign_host_and_a_foreign_origin() throws IOException {
        assertThat(clockAdvancedWith("Host: evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(clockAdvancedWith("Host: localhost\r\nOrigin: http://evil.example"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(scenario.world.now()).isEqualTo(Instant.parse("2024-05-21T09:00:00Z"));

        assertThat(clockAdvancedWith("Host: localhost\r\nOrigin: http://localhost"))
                .startsWith("HTTP/1.1 200 ");
    }

    private String clockAdvancedWith(String headers) throws IOException {
        try (RawClient client = new RawClient(scenario.uri())) {
            return client.send(
                            "POST /_emulator/clock?seconds=1 HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                    .rest();
        }
    }

    @Test
    void adds_an_agents_comment() {
        InterventionId id = scenario.opened();

        Response response =
                control.post("/comments", "intervention_id=" + id.value() + "&user_id=" + scenario.agent.value());

        assertThat(response.status()).isEqualTo(200);
        assertThat(scenario.world.as(scenario.agent).get(id).get().commentsCount())
                .contains(1L);
    }

    @Test
    void ends_a_deferral() {
        InterventionId id = scenario.opened();
        control.post("/deferrals", "intervention_id=" + id.value() + "&until=2024-05-22T08:00:00Z");

        assertThat(control.delete("/deferrals?intervention_id=" + id.value()).status())
                .isEqualTo(200);

        assertThat(scenario.world.as(scenario.agent).get(id).get().state()).isEqualTo(new InterventionState.Active());
        assertThat(control.delete("/deferrals?intervention_id=" + id.value()).status())
                .isEqualTo(422);
    }

    @Test
    void freezes_a_running_clock_and_lets_it_run_again() {
        World running = World.onClock(Clock.systemUTC(), Ids.RANDOM);
        try (EngageEmulator emulator = EngageEmulator.start(running)) {
            TestClient its = TestClient.withoutToken(emulator.baseUri().resolve("/_emulator"));

            String frozen = its.post("/clock", "frozen=true&seconds=86400").text();

            assertThat(running.snapshot().frozenAt()).isNotEmpty();
            assertThat(its.get("/clock").text()).isEqualTo(frozen);
            assertThat(its.post("/clock", "frozen=false").status()).isEqualTo(200);
            assertThat(running.snapshot().frozenAt()).isEmpty();
            assertThat(running.snapshot().clockShift()).isGreaterThan(Duration.ofHours(23));
        }
    }

    @Test
    void shows_the_requests_to_the_api_and_what_was_applied() {
        InterventionId id = scenario.replied();
        scenario.asAgent().get("/interventions?limit=5");
        scenario.asAgent().put(EmulatorScenario.one(id) + "/close");
        scenario.withoutToken().get("/interventions");

        assertThat(control.get("/journal").json().getJsonArray("requests")).hasSize(3);
        JsonObject closing =
                control.get("/journal?after=1").json().getJsonArray("requests").getJsonObject(0);
        assertThat(closing.getInt("number")).isEqualTo(2);
        assertThat(closing.getString("path")).isEqualTo("/1.0/interventions/" + id.value() + "/close");
        assertThat(closing.getString("user_id")).isEqualTo(scenario.agent.value());
        assertThat(closing.getInt("status")).isEqualTo(200);
        assertThat(closing.getBoolean("applied")).isTrue();

        control.delete("/journal");
        assertThat(control.get("/journal").json().getJsonArray("requests")).isEmpty();
    }

    @Test
    void resets_world_faults_journal_and_rate() {
        try (EmulatorScenario limited =
                new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(1))) {
            InterventionId later = limited.opened();
            limited.controlApi().post("/faults", "status=503");
            limited.asAgent().get("/interventions");
            limited.asAgent().get("/interventions");
            assertThat(limited.asAgent().get("/interventions").status()).isEqualTo(429);

            assertThat(limited.controlApi().post("/reset", "").status()).isEqualTo(200);

            assertThat(limited.journal()).isEmpty();
            assertThat(limited.asAgent().get(EmulatorScenario.one(later)).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_unknown_token_is_refused_rather_than_the_main_world_changed() {
        TestClient stranger = new TestClient(scenario.uri().resolve("/_emulator"), "none");

        assertThat(stranger.post("/clock", "seconds=1").status()).isEqualTo(401);
        assertThat(scenario.world.now()).isEqualTo(Instant.parse("2024-05-21T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/openapi.yaml/../../Main.class"})
    void no_path_reads_files(String path) throws IOException {
        try (RawClient client = new RawClient(scenario.uri())) {
            assertThat(client.send("GET /_emulator" + path + " HTTP/1.1\r\nConnection: close\r\n\r\n")
                            .rest())
                    .startsWith("HTTP/1.1 404 ");
        }
    }
}
