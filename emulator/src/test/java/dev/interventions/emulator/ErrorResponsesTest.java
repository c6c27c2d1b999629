package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorResponsesTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("WIRE-12")
    void every_error_has_the_documented_shape() {
        InterventionId open = scenario.opened();

        assertError(agent.get("/interventions?limit=0"), 400, "bad_request");
        assertError(scenario.withoutToken().get("/interventions"), 401, "unauthorized");
        assertError(agent.put(one(open) + "/close"), 403, "forbidden");
        assertError(agent.get("/interventions/none"), 404, "not_found");
        assertError(agent.get("/nowhere"), 404, "not_found");
        assertError(scenario.controlApi().get(""), 404, "not_found");
        assertError(agent.get(one(open) + "/close"), 405, "method_not_allowed");
        assertError(conflict(open), 409, "conflict");
        assertError(agent.post("/interventions", "a".repeat(70_000)), 413, "payload_too_large");
        assertError(agent.send("POST", "/interventions", "text/plain", "x"), 415, "unsupported_media_type");
        assertError(agent.post("/interventions", ""), 422, "unprocessable_entity");
        assertError(scenario.controlApi().post("/clock", ""), 422, "unprocessable_entity");
        assertError(responseInFault(SimulatedFault.unavailable()), 503, "service_unavailable");
        assertError(
                responseInFault(SimulatedFault.unavailable(new Unavailable.RateLimited(Option.none(), "slowly"))),
                429,
                "rate_limit_exceeded");
    }

    @Test
    void an_unknown_path_is_not_found() {
        String id = one(scenario.opened());
        for (String path : new String[] {
            "", "/", "/interventions/", "//interventions", id + "/", id + "/close/", id + "/open", id + "/close/x"
        }) {
            assertThat(agent.get(path).status()).as(path).isEqualTo(404);
            assertThat(agent.put(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_wrong_method_gets_the_allowed_ones() {
        String id = one(scenario.opened());

        assertThat(allowed("PATCH", "/interventions")).isEqualTo("GET, POST");
        assertThat(allowed("DELETE", id)).isEqualTo("GET, PUT");
        assertThat(allowed("POST", id + "/close")).isEqualTo("PUT");
        assertThat(allowed("PUT", id + "/cancel")).isEqualTo("DELETE");
        assertThat(allowed("GET", id + "/reassign")).isEqualTo("PUT");
        assertThat(allowed("POST", id + "/update_categories")).isEqualTo("PUT");
        assertThat(allowed("HEAD", id + "/close")).isEqualTo("PUT");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(SimulatedFault.refused(new Refused.NotFound("m")), 404),
                Arguments.of(SimulatedFault.refused(Refused.NotAllowed.withoutReason("m")), 403),
                Arguments.of(SimulatedFault.refused(new Refused.InProgress("m")), 409),
                Arguments.of(SimulatedFault.refused(new Refused.NotOpenable("m")), 422),
                Arguments.of(SimulatedFault.refused(new Refused.UnknownUser("m")), 422),
                Arguments.of(SimulatedFault.refused(new Refused.InvalidRequest("m")), 400),
                Arguments.of(SimulatedFault.refused(new Refused.NotAuthenticated("m")), 401),
                Arguments.of(SimulatedFault.refused(new Refused.NotSupported("m")), 400),
                Arguments.of(SimulatedFault.unavailable(new Unavailable.ServiceFailed("m")), 503),
                Arguments.of(SimulatedFault.unavailable(new Unavailable.DeadlineExceeded("m")), 503));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_simulated_fault_has_the_status_of_its_error(SimulatedFault fault, int status) {
        Response response = responseInFault(fault);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.json().getString("message")).isEqualTo("m");
    }

    @Test
    void a_simulated_rate_limit_says_how_long_to_wait_if_known() {
        Response response = responseInFault(
                SimulatedFault.unavailable(new Unavailable.RateLimited(Option.some(Duration.ofSeconds(7)), "slowly")));

        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        assertThat(response.json().getString("message")).isEqualTo("Rate limit exceeded");
    }

    @Test
    void a_simulated_unknown_effect_gets_no_response() {
        InterventionId id = scenario.replied();
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        assertThatThrownBy(() -> agent.put(one(id) + "/close")).isInstanceOf(UncheckedIOException.class);
        assertThat(agent.get(one(id)).json().getBoolean("closed")).isTrue();
    }

    private Response responseInFault(SimulatedFault fault) {
        scenario.world.failNext(Operation.GET, fault);
        return agent.get("/interventions/any");
    }

    private Response conflict(InterventionId id) {
        scenario.world.holdLock(id);
        return agent.delete(one(id) + "/cancel");
    }

    private String allowed(String method, String path) {
        Response response = agent.send(agent.request(path).method(method, BodyPublishers.noBody()));
        assertThat(response.status()).isEqualTo(405);
        return response.headers().firstValue("Allow").orElse("");
    }

    private static void assertError(Response response, int status, String identifier) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.json()).containsOnlyKeys("error", "message", "status");
        assertThat(response.json().getString("error")).isEqualTo(identifier);
        assertThat(response.json().getString("message")).isNotBlank();
        assertThat(response.json().getInt("status")).isEqualTo(status);
    }
}
