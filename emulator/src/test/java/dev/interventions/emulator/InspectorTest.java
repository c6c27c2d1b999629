package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.emulator.journal.JournalEntry;
import io.vavr.collection.List;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timeout runs the test in a separate thread, since a reader of a stream that wrongly doesn't end can't be interrupted. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InspectorTest {

    private static final int MAX_LISTENERS = 32;

    private final EmulatorScenario scenario =
            new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(500));
    private final TestClient inspector = TestClient.withoutToken(scenario.uri().resolve("/_emulator/inspector"));
    private final TestClient root = TestClient.withoutToken(scenario.uri().resolve("/"));

    @AfterEach
    void close() {
        scenario.close();
    }

    // ---- the page ----

    @Test
    void the_page_may_load_nothing_from_elsewhere() {
        Response page = root.get("");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:");
        assertThat(page.text()).doesNotContain("http://127", "https://", "<style", "style=", "onclick");
        assertThat(inspector.get("/page.css").text()).doesNotContain("url(", "@import");
    }

    @Test
    void the_page_and_what_it_reads_are_refused_under_a_foreign_name() {
        assertThat(List.of("/", "/_emulator/inspector/events", "/_emulator/inspector/interventions")
                        .map(path -> raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n"))
                        .map(response -> response.split("\r\n", 2)[0]))
                .containsOnly("HTTP/1.1 403 forbidden");
    }

    @Test
    void requests_of_the_page_are_not_in_the_journal() {
        root.get("");
        inspector.get("/interventions");

        assertThat(scenario.journal().map(JournalEntry::path)).isEmpty();
    }

    // ---- interventions ----

    @Test
    void interventions_of_all_sources_are_listed_with_state_and_lock() {
        InterventionId closed = scenario.closed();
        InterventionId deferred = scenario.opened();
        scenario.world.defer(deferred, scenario.world.now().plusSeconds(60));
        scenario.world.holdLock(deferred);
        SourceId hidden = scenario.world.source();
        scenario.world.hide(scenario.agent, scenario.chat);

        JsonObject page = inspector.get("/interventions").json();

        assertThat(page.getInt("count")).isEqualTo(2);
        assertThat(page.getJsonArray("records").getValuesAs(JsonObject.class))
                .extracting(record ->
                        record.getString("id") + " " + record.getString("state") + " " + record.getBoolean("locked"))
                .containsExactly(deferred.value() + " deferred true", closed.value() + " closed false");
        assertThat(hidden).isNotEqualTo(scenario.chat);
    }

    @Test
    void the_list_is_filtered_and_paged_as_that_of_the_api() {
        scenario.closed();
        InterventionId first = scenario.opened();
        scenario.opened();

        JsonObject page =
                inspector.get("/interventions?status=opened&offset=1&limit=1").json();

        assertThat(page.getInt("count")).isEqualTo(2);
        assertThat(page.getJsonArray("records").getJsonObject(0).getString("id"))
                .isEqualTo(first.value());
        assertThat(inspector.get("/interventions?status=lost").status()).isEqualTo(400);
    }

    @Test
    void a_timeline_has_each_event_with_its_time() {
        InterventionId id = scenario.opened();
        TestClient control = scenario.controlApi();
        String own = "intervention_id=" + id.value();
        control.post("/clock", "seconds=90");
        control.post("/agent_replies", own + "&user_id=" + scenario.agent.value());
        control.post("/comments", own + "&user_id=" + scenario.agent.value());
        control.post("/locks", own);
        control.delete("/locks?" + own);
        control.post("/clock", "seconds=30");
        control.post("/deferrals", own + "&until=2024-05-22T08:00:00Z");
        control.delete("/deferrals?" + own);
        scenario.asAgent().put("/interventions/" + id.value(), "custom_field_values[order]=4711");
        scenario.asAgent().put("/interventions/" + id.value(), "custom_field_values[order]=");
        scenario.asAgent().put("/interventions/" + id.value() + "/close");
        scenario.asAgent().get("/interventions/" + id.value());

        assertThat(timeline(id))
                .containsExactly(
                        "09:00:00 Opened by " + scenario.agent.value() + " on: CUSTOMER wrote",
                        "09:01:30 " + scenario.agent.value() + " replied",
                        "09:01:30 Comments: 1",
                        "09:01:30 Lock held",
                        "09:01:30 Lock released",
                        "09:02:00 Deferred until 2024-05-22 08:00:00",
                        "09:02:00 Deferral ended",
                        "09:02:00 Custom field order: 4711",
                        "09:02:00 Custom field order: cleared",
                        "09:02:00 Closed");
    }

    @Test
    void steps_of_a_script_are_in_the_timeline_at_their_own_times() {
        InterventionId id = scenario.opened();
        scenario.controlApi()
                .send(
                        "POST",
                        "/conversations",
                        "application/json",
                        ("{'steps':[{'after':60,'agent_reply':{'intervention_id':'ID','user_id':'USER'}},"
                                        + "{'after':120,'comment':{'intervention_id':'ID','user_id':'USER'}}]}")
                                .replace('\'', '"')
                                .replace("ID", id.value())
                                .replace("USER", scenario.agent.value()));

        scenario.controlApi().post("/clock", "seconds=3600");

        assertThat(timeline(id).drop(1))
                .containsExactly("09:01:00 " + scenario.agent.value() + " replied", "09:02:00 Comments: 1");
    }

    @Test
    void a_cancelled_intervention_has_a_timeline() {
        InterventionId id = scenario.opened();
        scenario.controlApi().get("/clock");
        scenario.asAgent().delete("/interventions/" + id.value() + "/cancel");

        JsonObject one = inspector.get("/interventions/" + id.value()).json();

        assertThat(one.containsKey("intervention")).isFalse();
        assertThat(timeline(id).last()).startsWith("09:00:00 Cancelled");
        assertThat(inspector.get("/interventions/none").status()).isEqualTo(404);
    }

    private List<String> timeline(InterventionId id) {
        return List.ofAll(inspector
                        .get("/interventions/" + id.value())
                        .json()
                        .getJsonArray("timeline")
                        .getValuesAs(JsonObject.class))
                .map(event -> event.getString("at").substring(11, 19) + " "
                        + event.getString("text").replaceAll(" \\(.*\\)", ""))
                .map(event -> event.replaceAll("on: \\S+", "on: CUSTOMER"));
    }

    @Test
    void tokens_are_offered_only_where_they_exist_already() {
        assertThat(inspector.get("/directory").text()).doesNotContain("token");

        String token = scenario.asAgent().token();

        assertThat(inspector.get("/directory").text()).contains(token);
    }

    // ---- events ----

    @Test
    void an_event_tells_of_a_change_and_of_a_request() {
        try (EventReader events = listen("")) {
            assertThat(events.contentType()).startsWith("text/event-stream");
            assertThat(events.next()).contains("\"tenant\":\"main\"", "\"open\":0", "\"used\":0", "\"limit\":500");

            scenario.opened();
            events.nextWith("\"open\":1");
            scenario.asAgent().get("/interventions");
            events.nextWith("\"last_request\":1,\"pending\":0");
            scenario.controlApi().post("/faults", "status=503&times=3");
            events.nextWith("\"faults\":3");
            scenario.world.advance(Duration.ofHours(1));
            assertThat(events.nextWith("10:00:00")).contains("\"used\":0");
        }
    }

    @Test
    void events_of_a_tenant_need_its_token_and_end_when_it_is_removed() {
        EmulatorScenario other = new EmulatorScenario();
        try (other;
                Tenant tenant = scenario.tenant("suite-1", other.world);
                EventReader events = listen(tenant.tokenOf(other.agent))) {
            assertThat(events.next()).contains("\"tenant\":\"suite-1\"", "\"open\":0");
            scenario.opened();
            other.opened();
            other.opened();
            events.nextWith("\"open\":2");

            scenario.controlApi().delete("/tenants?name=suite-1");

            events.awaitEnd();
        }
    }

    @Test
    void an_unknown_token_gets_no_events() {
        try (EventReader events = listen("unknown")) {
            assertThat(events.statusLine()).contains("401");
        }
    }

    @Test
    void a_further_listener_is_refused_until_another_leaves_and_the_api_goes_on() {
        ArrayList<EventReader> listeners = new ArrayList<>();
        for (int number = 0; number < MAX_LISTENERS; number++) {
            EventReader events = listen("");
            events.next();
            listeners.add(events);
        }

        try (EventReader further = listen("")) {
            assertThat(further.statusLine()).contains("503");
        }
        assertThat(scenario.asAgent().get("/interventions").status()).isEqualTo(200);

        listeners.get(0).close();
        assertThat(listensAgain()).isTrue();
        listeners.forEach(EventReader::close);
    }

    /** The emulator notices that a listener has left when it sends the next event. */
    private boolean listensAgain() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
            scenario.opened();
            try (EventReader events = listen("")) {
                if (events.statusLine().contains("200")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void a_head_request_takes_no_place_of_a_listener() {
        for (int number = 0; number <= MAX_LISTENERS; number++) {
            assertThat(raw("HEAD /_emulator/inspector/events HTTP/1.1\r\nHost: localhost\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\n");
        }

        try (EventReader events = listen("")) {
            assertThat(events.next()).contains("main");
        }
    }

    private String raw(String head) {
        try (RawClient client = new RawClient(scenario.uri())) {
            return client.send(head + "Connection: close\r\n\r\n").rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventReader listen(String token) {
        return EventReader.open(scenario.uri(), token);
    }
}
