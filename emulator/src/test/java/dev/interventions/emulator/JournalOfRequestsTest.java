package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalOfRequestsTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void a_write_that_succeeds_is_applied() {
        InterventionId id = scenario.replied();

        agent.put(one(id) + "/close");

        assertThat(newest())
                .returns(1L, JournalEntry::number)
                .returns("PUT", JournalEntry::method)
                .returns("/1.0/interventions/" + id.value() + "/close", JournalEntry::path)
                .returns(Option.some(scenario.agent), JournalEntry::user);
        assertNewest(200, true);
    }

    @Test
    void every_write_that_succeeds_is_applied() {
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        InterventionId id = scenario.replied();

        assertThat(agent.post(
                                "/interventions",
                                "content_id=" + scenario.message().value())
                        .status())
                .isEqualTo(200);
        assertNewest(200, true);
        agent.put(one(id), "custom_field_values[order]=4711");
        assertNewest(200, true);
        agent.put(one(id) + "/update_categories", "category_ids[]=late");
        assertNewest(200, true);
        agent.put(one(id) + "/reassign", "user_id=" + scenario.agent.value());
        assertNewest(200, true);
        agent.delete(one(scenario.opened()) + "/cancel");
        assertNewest(200, true);
    }

    @Test
    void a_write_that_changes_nothing_is_applied_if_its_response_is_a_200() {
        InterventionId id = scenario.opened();
        agent.put(one(id) + "/update_categories", "category_ids[]=late");

        agent.put(one(id) + "/update_categories", "category_ids[]=late");

        assertNewest(200, true);
    }

    @Test
    void a_refused_write_is_not_applied() {
        agent.put(one(scenario.opened()) + "/close");
        assertNewest(403, false);
        agent.put("/interventions/none/close");
        assertNewest(404, false);
        agent.post("/interventions", "");
        assertNewest(422, false);
        agent.send("POST", "/interventions", "application/json", "{");
        assertNewest(400, false);
    }

    @Test
    void a_read_is_not_applied() {
        agent.get("/interventions");
        assertNewest(200, false);
        agent.get(one(scenario.opened()));
        assertNewest(200, false);
    }

    @Test
    void requests_refused_before_the_rules_are_in_the_journal() {
        String id = one(scenario.replied());

        scenario.withoutToken().put(id + "/close");
        assertNewest(401, false);
        assertThat(newest().user()).isEmpty();
        scenario.withToken("unknown").put(id + "/close");
        assertNewest(401, false);
        assertThat(newest().user()).isEmpty();
        agent.put(id + "/close?impersonated_user_id=nobody");
        assertNewest(400, false);
        agent.put(id + "/nowhere");
        assertNewest(404, false);
        agent.get(id + "/close");
        assertNewest(405, false);
        assertThat(newest().user()).containsExactly(scenario.agent);
    }

    @Test
    void a_request_over_the_limit_is_in_the_journal_with_its_user() {
        try (EmulatorScenario busy =
                new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(1))) {
            String id = one(busy.replied());
            busy.asAgent().get(id);

            busy.asAgent().put(id + "/close");

            assertThat(busy.journal().last())
                    .returns(Option.some(429), JournalEntry::status)
                    .returns(false, JournalEntry::applied)
                    .returns(Option.some(busy.agent), JournalEntry::user);
        }
    }

    @Test
    void a_lost_response_has_no_status_and_the_journal_shows_whether_the_write_was_applied() {
        InterventionId id = scenario.replied();
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        lose(one(id) + "/close");
        assertThat(newest()).returns(Option.none(), JournalEntry::status).returns(false, JournalEntry::applied);

        lose(one(id) + "/close");
        assertThat(newest()).returns(Option.none(), JournalEntry::status).returns(true, JournalEntry::applied);

        lose(one(id) + "/close");
        assertThat(newest()).returns(Option.none(), JournalEntry::status).returns(false, JournalEntry::applied);
    }

    @Test
    void a_write_that_fails_with_another_fault_is_not_applied() {
        InterventionId id = scenario.replied();
        scenario.world.failNext(Operation.CLOSE, SimulatedFault.unavailable());

        agent.put(one(id) + "/close");

        assertNewest(503, false);
    }

    @Test
    void requests_are_in_the_order_in_which_they_were_received() {
        agent.get("/interventions");
        scenario.withoutToken().get("/interventions/a");
        agent.delete("/interventions/b/cancel");

        assertThat(scenario.journal().map(entry -> entry.number() + " " + entry.method() + " " + entry.path()))
                .containsExactly(
                        "1 GET /1.0/interventions",
                        "2 GET /1.0/interventions/a",
                        "3 DELETE /1.0/interventions/b/cancel");
        assertThat(scenario.journal()).isEqualTo(scenario.journal().sortBy(JournalEntry::receivedAfter));
    }

    @Test
    void parameters_are_those_of_query_and_body_by_their_names_in_a_query() {
        UserId supervisor = scenario.world.agent();

        scenario.as(supervisor)
                .send(
                        "PUT",
                        "/interventions/a%2Fb/update_categories?impersonated_user_id=u1&category_ids[]=no&sort=%C3%BC",
                        "application/json",
                        "{\"category_ids\":[\"late\",\"gift\"],\"custom_field_values\":{\"order\":4711}}");

        assertThat(newest().path()).isEqualTo("/1.0/interventions/a%2Fb/update_categories");
        assertThat(newest().user()).containsExactly(supervisor);
        assertThat(newest().parameters().mapValues(Vector::ofAll).toJavaMap())
                .containsOnly(
                        java.util.Map.entry("impersonated_user_id", Vector.of("u1")),
                        java.util.Map.entry("category_ids[]", Vector.of("late", "gift")),
                        java.util.Map.entry("sort", Vector.of("ü")),
                        java.util.Map.entry("custom_field_values[order]", Vector.of("4711")));
    }

    @Test
    void headers_are_there_by_their_names_in_lower_case() {
        agent.send(agent.request("/interventions")
                .header("TraceParent", "00-trace-span-01")
                .header("X-Tenant", "acme"));

        assertThat(newest().headers().toJavaMap())
                .containsEntry("traceparent", "00-trace-span-01")
                .containsEntry("x-tenant", "acme")
                .containsKey("host");
    }

    @Test
    void headers_are_there_without_the_token() {
        String token = agent.token();

        agent.send(agent.request("/interventions")
                .header("Cookie", "session=" + token)
                .header("X-Repeated", "Bearer " + token + "!"));

        assertThat(newest().headers().toJavaMap())
                .containsEntry("authorization", "[masked]")
                .containsEntry("cookie", "[masked]")
                .containsEntry("x-repeated", "Bearer [masked]!");
        assertUserIsKnownWithout(token);
    }

    @Test
    void unreadable_parameters_are_left_out() {
        agent.send("POST", "/interventions?sort=created_at", "application/json", "{");

        assertThat(newest().parameters().keySet()).containsExactly("sort");
    }

    @Test
    void a_token_is_nowhere_in_the_journal() {
        String token = agent.token();
        TestClient plain = scenario.withoutToken();

        agent.get("/interventions");
        assertUserIsKnownWithout(token);
        plain.get("/interventions?access_token=" + token + "&limit=5");
        assertUserIsKnownWithout(token);
        plain.get("/interventions?access%5Ftoken=" + token + "&limit=5");
        assertUserIsKnownWithout(token);
        plain.post("/interventions", "access_token=" + token + "&limit=5");
        assertUserIsKnownWithout(token);
        plain.send("POST", "/interventions", "application/json", "{\"access_token\":\"" + token + "\",\"limit\":5}");
        assertUserIsKnownWithout(token);
    }

    @Test
    void an_unknown_or_misplaced_token_is_nowhere_in_the_journal() {
        TestClient plain = scenario.withoutToken();

        scenario.withToken("secret").get("/interventions");
        plain.get("/interventions?access_token=secret");
        plain.get("/interventions?access_token[]=secret");
        plain.get("/interventions?Access_Token=secret");
        plain.get("/interventions?access_token=secret&limit=%FF");
        plain.send("POST", "/interventions", "application/json", "{\"auth\":{\"access_token\":\"secret\"}}");

        assertThat(scenario.journal()).hasSize(6);
        assertThat(scenario.journal().toString()).doesNotContain("secret");
    }

    @Test
    void requests_to_the_control_api_are_left_out() {
        scenario.controlApi().get("/clock");
        scenario.controlApi().post("/nowhere", "");
        scenario.controlApi().get("");

        assertThat(scenario.journal()).isEmpty();
    }

    @Test
    void a_full_journal_keeps_the_newest_and_its_numbers_continue() {
        try (EmulatorScenario small =
                new EmulatorScenario(EmulatorSettings.defaults().withJournalOf(2))) {
            for (int index = 1; index <= 5; index++) {
                small.asAgent().get("/interventions/i" + index);
            }

            assertThat(small.journal().map(entry -> entry.number() + " " + entry.path()))
                    .containsExactly("4 /1.0/interventions/i4", "5 /1.0/interventions/i5");
            assertThat(small.journal().flatMap(JournalEntry::status)).containsExactly(404, 404);
        }
    }

    @Test
    void a_journal_of_size_zero_stays_empty() {
        try (EmulatorScenario forgetful =
                new EmulatorScenario(EmulatorSettings.defaults().withJournalOf(0))) {
            assertThat(forgetful.asAgent().get("/interventions").status()).isEqualTo(200);

            assertThat(forgetful.journal()).isEmpty();
        }
    }

    @Test
    void a_snapshot_does_not_change() {
        Vector<JournalEntry> before = scenario.journal();
        agent.get("/interventions");
        Vector<JournalEntry> between = scenario.journal();
        agent.get("/interventions");

        assertThat(before).isEmpty();
        assertThat(between).hasSize(1);
        assertThat(scenario.journal()).hasSize(2).startsWith(between.head());
    }

    @Test
    void can_be_read_after_the_emulator_was_closed() {
        agent.get("/interventions");
        scenario.close();

        assertNewest(200, false);
    }

    @Test
    void an_entry_is_complete_before_the_first_byte_of_its_response_is_sent() throws IOException {
        InterventionId id = scenario.opened();
        for (int index = 1; index <= 200; index++) {
            try (Socket wire = connected()) {
                wire.getOutputStream().write(categorizing(id));

                assertThat(wire.getInputStream().read()).isEqualTo('H');

                assertNewest(200, true);
                assertThat(newest().number()).isEqualTo(index);
            }
        }
    }

    @Test
    void of_many_concurrent_requests_none_is_missing() throws Exception {
        int threads = 8;
        int each = 25;
        InterventionId id = scenario.replied();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            Callable<Long> closes = () -> IntStream.range(0, each)
                    .mapToObj(index -> agent.put(one(id) + "/close"))
                    .filter(response -> response.status() == 200)
                    .count();
            List<Future<Long>> successes = callers.invokeAll(
                    IntStream.range(0, threads).mapToObj(index -> closes).toList());
            assertThat(successes).extracting(Future::get).containsOnlyOnce(1L);
        } finally {
            callers.shutdownNow();
        }

        Vector<JournalEntry> entries = scenario.journal();
        assertThat(entries.map(JournalEntry::number)).isEqualTo(Vector.rangeClosed(1L, (long) threads * each));
        assertThat(entries).isEqualTo(entries.sortBy(JournalEntry::receivedAfter));
        assertThat(entries.filter(JournalEntry::applied).flatMap(JournalEntry::status))
                .containsExactly(200);
        assertThat(entries.reject(JournalEntry::applied).map(JournalEntry::status))
                .containsOnly(Option.some(403));
    }

    private JournalEntry newest() {
        return scenario.journal().last();
    }

    private void assertNewest(int status, boolean applied) {
        assertThat(newest()).returns(Option.some(status), JournalEntry::status).returns(applied, JournalEntry::applied);
    }

    private void assertUserIsKnownWithout(String token) {
        assertThat(newest().user()).containsExactly(scenario.agent);
        assertThat(newest().toString()).doesNotContain(token).doesNotContainIgnoringCase("access");
    }

    private void lose(String path) {
        assertThatThrownBy(() -> agent.put(path)).isInstanceOf(UncheckedIOException.class);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(agent.base().getHost(), agent.base().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private byte[] categorizing(InterventionId id) {
        return ("PUT " + agent.base().getPath() + one(id) + "/update_categories?category_ids[]=late HTTP/1.1\r\n"
                        + "Host: shop\r\nContent-Length: 0\r\nAuthorization: Bearer " + agent.token() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
