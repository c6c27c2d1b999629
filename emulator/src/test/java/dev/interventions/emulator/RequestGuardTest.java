package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequestGuardTest {

    private final EmulatorScenario scenario = new EmulatorScenario();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("AUTH-1")
    void a_missing_unknown_or_non_bearer_token_is_unauthorized() {
        assertThat(scenario.withoutToken().get("/interventions").status()).isEqualTo(401);
        assertThat(scenario.withToken("unknown").get("/interventions").error()).isEqualTo("unauthorized");
        assertThat(scenario.withoutToken()
                        .get("/interventions?access_token=unknown")
                        .status())
                .isEqualTo(401);
        assertThat(withAuthorization("Basic " + token()).status()).isEqualTo(401);
        assertThat(withAuthorization("Bearer").status()).isEqualTo(401);
        assertThat(withAuthorization(token()).status()).isEqualTo(401);
    }

    @Test
    void a_token_is_sent_as_bearer_or_as_a_parameter_and_the_header_takes_precedence() {
        assertThat(withAuthorization("Bearer " + token()).status()).isEqualTo(200);
        assertThat(withAuthorization("bearer " + token()).status()).isEqualTo(200);
        assertThat(scenario.withoutToken()
                        .get("/interventions?access_token=" + token())
                        .status())
                .isEqualTo(200);
        assertThat(scenario.withoutToken()
                        .post("/interventions", "access_token=" + token())
                        .status())
                .isEqualTo(422);
        assertThat(scenario.withoutToken()
                        .send("POST", "/interventions", "application/json", "{\"access_token\":\"" + token() + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(scenario.withToken("unknown")
                        .get("/interventions?access_token=" + token())
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Tag("IMPERSONATE-1")
    void a_call_acts_as_the_impersonated_user() {
        UserId supervisor = supervisor();
        String content = scenario.message().value();

        Response response = scenario.as(supervisor)
                .post("/interventions", "content_id=" + content + "&impersonated_user_id=" + scenario.agent.value());

        assertThat(response.json().getString("user_id")).isEqualTo(scenario.agent.value());
        assertThat(scenario.as(supervisor).get("/interventions").json().getInt("count"))
                .isZero();
        assertThat(scenario.as(supervisor)
                        .get("/interventions?impersonated_user_id=" + scenario.agent.value())
                        .json()
                        .getInt("count"))
                .isEqualTo(1);
    }

    @Test
    @Tag("IMPERSONATE-2")
    void impersonating_another_user_without_permission_is_a_bad_request() {
        InterventionId id = scenario.closed();
        UserId other = scenario.world.agent(scenario.chat);

        Response response = scenario.as(other).get(one(id) + "?impersonated_user_id=" + scenario.agent.value());

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.error()).isEqualTo("bad_request");
    }

    @Test
    void impersonating_oneself_or_a_blank_user_changes_nothing() {
        assertThat(scenario.asAgent()
                        .get("/interventions?impersonated_user_id=" + scenario.agent.value())
                        .status())
                .isEqualTo(200);
        assertThat(scenario.asAgent()
                        .get("/interventions?impersonated_user_id=")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("IMPERSONATE-3")
    void impersonating_an_unknown_user_or_a_malformed_id_is_a_bad_request() {
        TestClient supervisor = scenario.as(supervisor());

        assertThat(supervisor.get("/interventions?impersonated_user_id=nobody").status())
                .isEqualTo(400);
        assertThat(supervisor.get("/interventions?impersonated_user_id=a%2Fb").status())
                .isEqualTo(400);
    }

    @Test
    @Tag("WIRE-10")
    void beyond_the_limit_the_response_is_the_documented_one() {
        try (EmulatorScenario busy =
                new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(2))) {
            TestClient agent = busy.asAgent();
            assertThat(agent.get("/interventions").status()).isEqualTo(200);
            assertThat(agent.get("/interventions/none").status()).isEqualTo(404);

            Response response = agent.get("/interventions");

            assertThat(response.status()).isEqualTo(429);
            assertThat(response.text()).isEqualToIgnoringNewLines("""
          {"error":"rate_limit_exceeded","message":"Rate limit exceeded","status":429}
          """);
        }
    }

    @Test
    @Tag("WIRE-10")
    void the_limit_follows_the_emulated_clock() {
        try (EmulatorScenario busy =
                new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(1))) {
            TestClient agent = busy.asAgent();
            agent.get("/interventions");
            assertThat(agent.get("/interventions").status()).isEqualTo(429);

            busy.controlApi().post("/clock", "seconds=60");

            assertThat(agent.get("/interventions").status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("WIRE-11")
    void reasons_to_refuse_come_in_the_order_route_token_rate_impersonation_parameters_rules() {
        try (EmulatorScenario busy =
                new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(3))) {
            String wrongInAllWays = "user_id=&impersonated_user_id=nobody";
            TestClient stranger = busy.withoutToken();
            TestClient agent = busy.asAgent();

            assertThat(stranger.put("/interventions/none/nowhere", wrongInAllWays)
                            .status())
                    .isEqualTo(404);
            assertThat(stranger.post("/interventions/none/reassign", wrongInAllWays)
                            .status())
                    .isEqualTo(405);
            assertThat(stranger.put("/interventions/none/reassign", wrongInAllWays)
                            .status())
                    .isEqualTo(401);
            assertThat(agent.put("/interventions/none/reassign", wrongInAllWays).status())
                    .isEqualTo(400);
            assertThat(agent.put("/interventions/none/reassign", "user_id=").status())
                    .isEqualTo(422);
            assertThat(agent.put("/interventions/none/reassign", "user_id=u").status())
                    .isEqualTo(404);
            assertThat(agent.put("/interventions/none/reassign", wrongInAllWays).status())
                    .isEqualTo(429);
            assertThat(stranger.put("/interventions/none/reassign", wrongInAllWays)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void an_unreadable_body_is_refused_after_the_token() {
        String path = "/interventions?access_token=" + token();

        assertThat(scenario.withoutToken()
                        .send("POST", "/interventions", "application/json", "{")
                        .status())
                .isEqualTo(401);
        assertThat(scenario.withoutToken()
                        .send("POST", path, "application/json", "{")
                        .status())
                .isEqualTo(400);
    }

    private String token() {
        return scenario.asAgent().token();
    }

    private Response withAuthorization(String header) {
        TestClient caller = scenario.withoutToken();
        return caller.send(caller.request("/interventions").header("Authorization", header));
    }

    private UserId supervisor() {
        UserId supervisor = scenario.world.agent();
        scenario.world.permit(supervisor, Permission.IMPERSONATE_USER);
        return supervisor;
    }
}
