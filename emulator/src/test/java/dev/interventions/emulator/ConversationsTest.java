package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.emulator.TestClient.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripted conversations. */
class ConversationsTest {

    private static final Instant START = Instant.parse("2024-05-21T09:00:00Z");

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient control = scenario.controlApi();
    private final IdentityId carla = scenario.world.customer();
    private final String where =
            "\"thread_id\":\"%s\",\"identity_id\":\"%s\"".formatted(scenario.thread.value(), carla.value());
    private final String byAgent = where + ",\"user_id\":\"%s\"".formatted(scenario.agent.value());

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void each_step_happens_at_its_own_time_when_the_clock_is_moved_past_it() {
        InterventionId id = openedForCarla();
        play("""
            {"steps":[
             {"after":60,"agent_reply":{%2$s}},
             {"after":100,"customer_message":{%1$s}},
             {"after":160,"agent_reply":{%2$s}},
             {"after":200,"comment":{%2$s}},
             {"after":300,"deferral":{%1$s,"seconds":600}}]}\
            """.formatted(where, byAgent));

        control.post("/clock", "seconds=400");

        Intervention played = read(id);
        assertThat(played.replies().count()).containsExactly(2L);
        assertThat(played.replies().times().first()).containsExactly(Duration.ofSeconds(60));
        assertThat(played.replies().times().last()).containsExactly(Duration.ofSeconds(160));
        assertThat(played.commentsCount()).containsExactly(1L);
        assertThat(played.state()).isEqualTo(new InterventionState.Deferred(START.plusSeconds(900)));
        assertThat(played.lifecycle().updatedAt()).containsExactly(START.plusSeconds(300));
        assertThat(scenario.world.now()).isEqualTo(START.plusSeconds(400));
        assertThat(control.get("/conversations").text())
                .isEqualToIgnoringNewLines("{\"played\":5,\"coming\":0,\"mistakes\":[]}");
    }

    @Test
    void a_step_whose_time_has_come_is_played_before_the_next_request() {
        InterventionId id = openedForCarla();
        play("{\"steps\":[{\"after\":60,\"agent_reply\":{%s}}]}".formatted(byAgent));
        assertThat(scenario.asAgent().get(one(id)).json().getInt("user_replies_count"))
                .isZero();

        scenario.world.advance(Duration.ofSeconds(60));

        assertThat(scenario.asAgent().get(one(id)).json().getInt("user_replies_count"))
                .isEqualTo(1);
    }

    @Test
    void a_step_that_is_impossible_is_reported_and_the_others_are_played() {
        InterventionId id = openedForCarla();
        play("""
            {"steps":[
             {"after":0,"end_of_deferral":{"intervention_id":"%3$s"}},
             {"after":0,"agent_reply":{"thread_id":"none","identity_id":"none","user_id":"%4$s"}},
             {"after":0,"deferral":{"intervention_id":"%3$s","seconds":10}},
             {"after":5,"end_of_deferral":{%1$s}}]}\
            """.formatted(where, byAgent, id.value(), scenario.agent.value()));
        control.post("/clock", "seconds=5");

        assertThat(read(id).state()).isEqualTo(new InterventionState.Active());
        assertThat(control.get("/conversations").json().getInt("played")).isEqualTo(2);
        assertThat(control.get("/conversations").json().getJsonArray("mistakes").toString())
                .contains("2024-05-21T09:00:00Z: ")
                .contains("deferral of")
                .contains("no intervention of none in none");
    }

    @Test
    void scripts_are_forgotten_on_request_and_by_a_reset() {
        for (Runnable forget :
                new Runnable[] {() -> control.delete("/conversations"), () -> control.post("/reset", "")}) {
            play("{\"steps\":[{\"after\":60,\"customer_message\":{%s}}]}"
                    .formatted("\"thread_id\":\"%s\",\"identity_id\":\"%s\""
                            .formatted(scenario.thread.value(), scenario.customer.value())));

            forget.run();

            assertThat(control.get("/conversations").json().getInt("coming")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"steps\":[{\"after\":1}]}                                                  | /steps/0: must have"
                        + " exactly one of",
                "{\"steps\":[{\"customer_message\":{\"thread_id\":\"t\",\"identity_id\":\"i\"}}]} | /steps/0/after: is"
                        + " missing",
                "{\"steps\":[{\"after\":1,\"customer_message\":{\"thread_id\":\"t\"}}]}           |"
                        + " /steps/0/customer_message/identity_id: is missing",
                "{\"steps\":[{\"after\":1,\"comment\":{\"intervention_id\":\"v\"}}]}              |"
                        + " /steps/0/comment/user_id: is missing",
                "{\"steps\":[{\"after\":-1,\"comment\":{}}]}                                    | /steps/0/after: must"
                        + " be a whole number",
                "{\"stages\":[]}                                                            | /stages: is unknown",
                "[]                                                                       | it must be an object",
            })
    void a_mistake_is_reported_with_its_place_and_nothing_is_played(String script, String mistake) {
        Response response = control.send("POST", "/conversations", "application/json", script);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().getString("message")).contains(mistake);
        assertThat(control.get("/conversations").json().getInt("coming")).isZero();
    }

    private InterventionId openedForCarla() {
        return scenario.world
                .as(scenario.agent)
                .create(scenario.world.customerMessage(scenario.thread, carla))
                .get()
                .id();
    }

    private void play(String script) {
        Response response = control.send("POST", "/conversations", "application/json", script);
        assertThat(response.status()).as(response.text()).isEqualTo(200);
    }

    private Intervention read(InterventionId id) {
        return scenario.world.as(scenario.agent).get(id).get();
    }
}
