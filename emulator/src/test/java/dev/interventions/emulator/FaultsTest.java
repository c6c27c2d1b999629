package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.emulator.TestClient.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient control = scenario.controlApi();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void disturb_the_given_number_of_requests_for_an_operation_after_those_that_are_skipped() {
        plan("operation=get&status=503&skip=1&times=2");
        InterventionId id = scenario.opened();

        assertThat(IntStream.range(0, 5).mapToObj(index -> agent.get(one(id)).status()))
                .containsExactly(200, 503, 503, 200, 200);
        assertThat(agent.get("/interventions").status()).isEqualTo(200);
        assertThat(control.get("/faults").json().getJsonArray("faults")).isEmpty();
    }

    @Test
    void without_an_operation_disturb_any() {
        plan("status=500&times=2");

        assertThat(agent.get("/interventions").status()).isEqualTo(500);
        assertThat(agent.put("/interventions/none/close").status()).isEqualTo(500);
        assertThat(agent.get("/interventions").status()).isEqualTo(200);
    }

    @Test
    void several_are_used_one_after_the_other() {
        plan("status=500");
        plan("status=502");

        assertThat(agent.get("/interventions").status()).isEqualTo(500);
        assertThat(agent.get("/interventions").status()).isEqualTo(502);
        assertThat(agent.get("/interventions").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_status_is_sent_with_or_without_the_effect(boolean applied) {
        InterventionId id = scenario.replied();
        plan("operation=close&status=504&applied=" + applied);

        Response response = agent.put(one(id) + "/close");

        assertThat(response.status()).isEqualTo(504);
        assertThat(response.error()).isEqualTo("error");
        assertThat(isClosed(id)).isEqualTo(applied);
        assertThat(scenario.journal().last().applied()).isEqualTo(applied);
    }

    @Test
    void a_status_can_have_a_page_in_html() {
        plan("status=502&html=true");

        Response response = agent.get("/interventions");

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.text()).startsWith("<html>");
    }

    @ParameterizedTest
    @CsvSource({"after,true", "before,false"})
    void the_connection_is_dropped_before_or_after_the_effect(String moment, boolean applied) {
        InterventionId id = scenario.replied();
        plan("drop=" + moment);

        assertThatThrownBy(() -> agent.put(one(id) + "/close")).isInstanceOf(UncheckedIOException.class);

        assertThat(isClosed(id)).isEqualTo(applied);
    }

    @Test
    void a_response_is_truncated_after_the_effect() throws IOException {
        InterventionId id = scenario.replied();
        plan("truncate=7");

        try (RawClient client = new RawClient(scenario.uri())) {
            String received = client.send("PUT /1.0" + one(id) + "/close HTTP/1.1\r\nAuthorization: Bearer "
                            + agent.token() + "\r\n\r\n")
                    .rest();
            assertThat(received).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n{\"id\":\"");
        }
        assertThat(isClosed(id)).isTrue();
    }

    @Test
    void a_response_is_malformed_after_the_effect() {
        InterventionId id = scenario.replied();
        plan("malformed=true");

        Response response = agent.put(one(id) + "/close");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{\"id\":\"");
        assertThat(isClosed(id)).isTrue();
    }

    @Test
    void a_delay_is_real_time() {
        plan("delay=200");

        agent.get("/interventions");

        assertThat(scenario.journal().last().took().get().toMillis()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void a_request_without_a_known_token_uses_none_up() {
        plan("status=500");

        assertThat(scenario.withToken("none").get("/interventions").status()).isEqualTo(401);
        assertThat(agent.get("/interventions").status()).isEqualTo(500);
    }

    @Test
    void are_forgotten_on_request() {
        plan("status=500");

        assertThat(control.delete("/faults").json().getJsonArray("faults")).isEmpty();
        assertThat(agent.get("/interventions").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operation=close                 | exactly one of status, delay, drop, truncate, malformed",
                "status=500&drop=after           | exactly one of",
                "status=200                      | status must be a whole number from 400 to 599, but is 200",
                "status=500&operation=shut       | operation must be one of",
                "status=500&times=0              | times must be",
                "status=500&skip=-1              | skip must be",
                "status=500&often=2              | often is unknown",
                "drop=now                        | drop must be before or after",
                "drop=after&applied=true         | applied and html belong to status",
                "delay=20001                     | delay must be",
                "status=500&applied=yes          | applied must be true or false",
                "malformed=false                 | malformed must be true",
            })
    void an_impossible_one_is_unprocessable_and_says_why(String form, String why) {
        Response response = control.post("/faults", form);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().getString("message")).contains(why);
        assertThat(control.get("/faults").json().getJsonArray("faults")).isEmpty();
    }

    @Test
    void can_be_planned_in_json() {
        Response response = control.send(
                "POST", "/faults", "application/json", "{\"operation\":\"list\",\"status\":500,\"html\":true}");

        assertThat(response.json().getJsonArray("faults").getJsonObject(0).toString())
                .isEqualTo(
                        "{\"operation\":\"list\",\"skip\":0,\"times\":1,\"status\":500,\"applied\":false,\"html\":true}");
    }

    private void plan(String fault) {
        assertThat(control.post("/faults", fault).status()).isEqualTo(200);
    }

    private boolean isClosed(InterventionId id) {
        return scenario.world.as(scenario.agent).get(id).get().isClosed();
    }
}
