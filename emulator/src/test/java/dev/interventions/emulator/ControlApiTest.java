package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.emulator.TestClient.Reply;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest {

    private final EmulatorScenario shop = new EmulatorScenario();
    private final TestClient control = shop.controlApi();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void holds_and_releases_the_lock_of_an_intervention() {
        InterventionId id = shop.replied();
        String intervention = "intervention_id=" + id.value();

        assertThat(control.post("/locks", intervention).json().getBoolean("locked"))
                .isTrue();
        assertThat(control.post("/locks", intervention).status()).isEqualTo(422);
        assertThat(shop.asAgent().put(EmulatorScenario.one(id) + "/close").status())
                .isEqualTo(409);

        assertThat(control.delete("/locks?" + intervention).json().getBoolean("locked"))
                .isFalse();
        assertThat(control.delete("/locks?" + intervention).status()).isEqualTo(422);
        assertThat(shop.asAgent().put(EmulatorScenario.one(id) + "/close").status())
                .isEqualTo(200);
    }

    @Test
    void a_customer_writes() {
        Reply reply = control.post(
                "/customer_messages", "thread_id=" + shop.thread.value() + "&identity_id=" + shop.customer.value());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualToIgnoringNewLines("{\"content_id\":\"000000000000000000000005\"}");
        assertThat(shop.asAgent()
                        .post("/interventions", "content_id=000000000000000000000005")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_agent_replies() {
        InterventionId id = shop.opened();

        Reply reply = control.send(
                "POST", "/agent_replies", "application/json", """
        {"intervention_id":"%s","user_id":"%s"}""".formatted(id.value(), shop.agent.value()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(shop.world.as(shop.agent).get(id).get().replies().count()).contains(1L);
        assertThat(shop.world
                        .as(shop.agent)
                        .get(id)
                        .get()
                        .replies()
                        .first()
                        .get()
                        .value())
                .isEqualTo(reply.json().getString("content_id"));
    }

    @Test
    void an_intervention_is_put_off() {
        InterventionId id = shop.opened();

        Reply reply = control.post("/deferrals", "intervention_id=" + id.value() + "&until=2024-05-22T08:00:00Z");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(shop.world.as(shop.agent).get(id).get().state())
                .isEqualTo(new InterventionState.Deferred(Instant.parse("2024-05-22T08:00:00Z")));
    }

    @Test
    void time_passes() {
        assertThat(control.get("/clock").text()).isEqualToIgnoringNewLines("{\"now\":\"2024-05-21T09:00:00Z\"}");
        assertThat(control.post("/clock", "seconds=90").text())
                .isEqualToIgnoringNewLines("{\"now\":\"2024-05-21T09:01:30Z\"}");
        assertThat(shop.world.now()).isEqualTo(Instant.parse("2024-05-21T09:01:30Z"));
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
                "/deferrals         | intervention_id=none&until=tomorrow       | until must be a moment",
                "/deferrals         | intervention_id=none&until=2024-05-22T08:00:00Z | intervention",
                "/clock             | seconds=-1                                | seconds must be a whole number",
                "/clock             | seconds=1.5                               | seconds must be a whole number",
                "/clock             | seconds=9999999999                        | seconds must be a whole number",
            })
    void what_can_not_be_done_is_unprocessable_and_says_why(String path, String form, String why) {
        Reply reply = control.post(path, form);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getString("message")).contains(why);
    }

    @Test
    void a_reply_under_a_closed_intervention_is_unprocessable() {
        InterventionId id = shop.closed();

        Reply reply =
                control.post("/agent_replies", "intervention_id=" + id.value() + "&user_id=" + shop.agent.value());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getString("message")).contains("REPLY-1");
    }

    @Test
    void it_is_no_part_of_the_api() {
        assertThat(shop.asAgent().post("/emulator/clock", "seconds=1").status()).isEqualTo(404);
        assertThat(shop.asAgent().post("/clock", "seconds=1").status()).isEqualTo(404);
    }
}
