package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsApiTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient api = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("JOURNAL-9")
    void a_cancellation_is_an_event_of_its_intervention_and_user() {
        scenario.world.freezeClock(Instant.parse("2024-05-21T12:00:00Z"));
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        InterventionId id = scenario.opened();
        assertThat(api.delete("/interventions/" + id.value() + "/cancel").status())
                .isEqualTo(200);

        JsonObject event = page("name_in:\"intervention.canceled\"")
                .getJsonArray("records")
                .getJsonObject(0);

        assertThat(event.getString("name")).isEqualTo("intervention.canceled");
        assertThat(event.getString("created_at")).isEqualTo("2024-05-21T12:00:00Z");
        assertThat(event.getString("user_id")).isEqualTo(scenario.agent.value());
        assertThat(event.getJsonObject("extra_infos").getString("intervention_id"))
                .isEqualTo(id.value());
    }

    @Test
    @Tag("JOURNAL-1")
    void the_newest_event_is_the_first_unless_the_oldest_is_requested() {
        List<String> oldestFirst = openedAMinuteApart(3);

        assertThat(interventions(page("order:\"created_at.asc\""))).isEqualTo(oldestFirst);
        assertThat(interventions(page(""))).containsExactly(oldestFirst.get(2), oldestFirst.get(1), oldestFirst.get(0));
    }

    @Test
    @Tag("JOURNAL-2")
    @Tag("JOURNAL-3")
    @Tag("JOURNAL-4")
    @Tag("JOURNAL-5")
    void a_page_has_the_events_that_match_all_terms() {
        List<String> opened = openedAMinuteApart(4);
        String first = page("order:\"created_at.asc\"")
                .getJsonArray("records")
                .getJsonObject(0)
                .getString("created_at");

        JsonObject page = page("name_in:\"intervention.closed\" name_in:\"intervention.opened\" created_after:\""
                + first + "\" order:\"created_at.asc\"");

        assertThat(interventions(page)).isEqualTo(opened.subList(1, 4));
        assertThat(page("created_before:\"" + first + "\"").getInt("count")).isZero();
        assertThat(page("created_after:\"2010-01-01\"").getInt("count")).isEqualTo(4);
        assertThat(page("user:\"nobody\"").getInt("count")).isZero();
        assertThat(page("user:\"a/b\"").getInt("count")).isZero();
        assertThat(page("name_in:\"no such name\"").getInt("count")).isZero();
        JsonObject second = api.get("/events?offset=1&limit=2&q=" + encoded("order:\"created_at.asc\""))
                .json();
        assertThat(interventions(second)).isEqualTo(opened.subList(1, 3));
        assertThat(second.getInt("count")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "order:\"sideways\"",
                "created_after:\"noon\"",
                "content:\"a\"",
                "user:\"a\" user:\"b\"",
                "name_in:intervention.closed"
            })
    void a_query_that_is_not_understood_is_a_bad_request(String query) {
        assertThat(api.get("/events?q=" + encoded(query)).status()).isEqualTo(400);
    }

    @Test
    void a_reset_forgets_all_events() {
        openedAMinuteApart(1);
        scenario.controlApi().post("/reset", "");

        assertThat(scenario.asAgent().get("/events").json().getInt("count")).isZero();
    }

    private List<String> openedAMinuteApart(int number) {
        List<String> ids = new java.util.ArrayList<>();
        for (int index = 0; index < number; index++) {
            scenario.world.advance(Duration.ofMinutes(1));
            ids.add(scenario.opened().value());
        }
        return ids;
    }

    private JsonObject page(String query) {
        return api.get("/events?q=" + encoded(query)).json();
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static List<String> interventions(JsonObject page) {
        return page.getJsonArray("records").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getJsonObject("extra_infos").getString("intervention_id"))
                .toList();
    }
}
