package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequestGuardTest {

    private final EmulatorScenario shop = new EmulatorScenario();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Tag("AUTH-1")
    void no_token_an_unknown_one_and_one_that_is_no_bearer_token_are_unauthorized() {
        assertThat(shop.withoutToken().get("/interventions").status()).isEqualTo(401);
        assertThat(shop.withToken("unknown").get("/interventions").error()).isEqualTo("unauthorized");
        assertThat(shop.withoutToken()
                        .get("/interventions?access_token=unknown")
                        .status())
                .isEqualTo(401);
        assertThat(withAuthorization("Basic " + token()).status()).isEqualTo(401);
        assertThat(withAuthorization("Bearer").status()).isEqualTo(401);
        assertThat(withAuthorization(token()).status()).isEqualTo(401);
    }

    @Test
    void a_token_comes_as_bearer_or_as_a_parameter_and_the_header_wins() {
        assertThat(withAuthorization("Bearer " + token()).status()).isEqualTo(200);
        assertThat(withAuthorization("bearer " + token()).status()).isEqualTo(200);
        assertThat(shop.withoutToken()
                        .get("/interventions?access_token=" + token())
                        .status())
                .isEqualTo(200);
        assertThat(shop.withoutToken()
                        .post("/interventions", "access_token=" + token())
                        .status())
                .isEqualTo(422);
        assertThat(shop.withoutToken()
                        .send("POST", "/interventions", "application/json", "{\"access_token\":\"" + token() + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(shop.withToken("unknown")
                        .get("/interventions?access_token=" + token())
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Tag("IMPERSONATE-1")
    void a_call_acts_as_the_impersonated_user() {
        UserId supervisor = supervisor();
        String content = shop.message().value();

        Reply reply = shop.as(supervisor)
                .post("/interventions", "content_id=" + content + "&impersonated_user_id=" + shop.agent.value());

        assertThat(reply.json().getString("user_id")).isEqualTo(shop.agent.value());
        assertThat(shop.as(supervisor).get("/interventions").json().getInt("count"))
                .isZero();
        assertThat(shop.as(supervisor)
                        .get("/interventions?impersonated_user_id=" + shop.agent.value())
                        .json()
                        .getInt("count"))
                .isEqualTo(1);
    }

    @Test
    @Tag("IMPERSONATE-2")
    void acting_as_another_without_permission_is_a_bad_request() {
        InterventionId id = shop.closed();
        UserId other = shop.world.agent(shop.chat);

        Reply reply = shop.as(other).get(one(id) + "?impersonated_user_id=" + shop.agent.value());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("bad_request");
    }

    @Test
    void acting_as_oneself_or_as_a_blank_user_is_acting_as_oneself() {
        assertThat(shop.asAgent()
                        .get("/interventions?impersonated_user_id=" + shop.agent.value())
                        .status())
                .isEqualTo(200);
        assertThat(shop.asAgent().get("/interventions?impersonated_user_id=").status())
                .isEqualTo(200);
    }

    @Test
    @Tag("IMPERSONATE-3")
    void acting_as_a_user_who_does_not_exist_or_can_not_is_a_bad_request() {
        TestClient supervisor = shop.as(supervisor());

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

            Reply reply = agent.get("/interventions");

            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.text()).isEqualToIgnoringNewLines("""
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
    void a_body_that_can_not_be_read_counts_after_the_token() {
        String path = "/interventions?access_token=" + token();

        assertThat(shop.withoutToken()
                        .send("POST", "/interventions", "application/json", "{")
                        .status())
                .isEqualTo(401);
        assertThat(shop.withoutToken()
                        .send("POST", path, "application/json", "{")
                        .status())
                .isEqualTo(400);
    }

    private String token() {
        return shop.asAgent().token();
    }

    private Reply withAuthorization(String header) {
        TestClient caller = shop.withoutToken();
        return caller.send(caller.request("/interventions").header("Authorization", header));
    }

    private UserId supervisor() {
        UserId supervisor = shop.world.agent();
        shop.world.permit(supervisor, Permission.IMPERSONATE_USER);
        return supervisor;
    }
}
