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

    private final EmulatorScenario shop = new EmulatorScenario();
    private final TestClient agent = shop.asAgent();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_write_that_succeeds_is_applied() {
        InterventionId id = shop.replied();

        agent.put(one(id) + "/close");

        assertThat(newest())
                .returns(1L, JournalEntry::number)
                .returns("PUT", JournalEntry::method)
                .returns("/1.0/interventions/" + id.value() + "/close", JournalEntry::path)
                .returns(Option.some(shop.agent), JournalEntry::user);
        assertCame(200, true);
    }

    @Test
    void every_write_that_succeeds_is_applied() {
        shop.world.permit(shop.agent, Permission.UPDATE_INTERVENTION);
        InterventionId id = shop.replied();

        assertThat(agent.post("/interventions", "content_id=" + shop.message().value())
                        .status())
                .isEqualTo(200);
        assertCame(200, true);
        agent.put(one(id), "custom_field_values[order]=4711");
        assertCame(200, true);
        agent.put(one(id) + "/update_categories", "category_ids[]=late");
        assertCame(200, true);
        agent.put(one(id) + "/reassign", "user_id=" + shop.agent.value());
        assertCame(200, true);
        agent.delete(one(shop.opened()) + "/cancel");
        assertCame(200, true);
    }

    @Test
    void a_write_that_changes_nothing_is_applied_if_it_is_answered_by_a_200() {
        InterventionId id = shop.opened();
        agent.put(one(id) + "/update_categories", "category_ids[]=late");

        agent.put(one(id) + "/update_categories", "category_ids[]=late");

        assertCame(200, true);
    }

    @Test
    void a_refused_write_is_not_applied() {
        agent.put(one(shop.opened()) + "/close");
        assertCame(403, false);
        agent.put("/interventions/none/close");
        assertCame(404, false);
        agent.post("/interventions", "");
        assertCame(422, false);
        agent.send("POST", "/interventions", "application/json", "{");
        assertCame(400, false);
    }

    @Test
    void a_read_is_not_applied() {
        agent.get("/interventions");
        assertCame(200, false);
        agent.get(one(shop.opened()));
        assertCame(200, false);
    }

    @Test
    void what_never_reaches_the_rules_is_there_all_the_same() {
        String id = one(shop.replied());

        shop.withoutToken().put(id + "/close");
        assertCame(401, false);
        assertThat(newest().user()).isEmpty();
        shop.withToken("unknown").put(id + "/close");
        assertCame(401, false);
        assertThat(newest().user()).isEmpty();
        agent.put(id + "/close?impersonated_user_id=nobody");
        assertCame(400, false);
        agent.put(id + "/nowhere");
        assertCame(404, false);
        agent.get(id + "/close");
        assertCame(405, false);
        assertThat(newest().user()).containsExactly(shop.agent);
    }

    @Test
    void what_is_over_the_limit_is_there_and_whose_it_was() {
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
    void a_lost_response_has_no_status_and_the_journal_knows_whether_the_write_was_applied() {
        InterventionId id = shop.replied();
        shop.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());
        shop.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());
        shop.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        lose(one(id) + "/close");
        assertThat(newest()).returns(Option.none(), JournalEntry::status).returns(false, JournalEntry::applied);

        lose(one(id) + "/close");
        assertThat(newest()).returns(Option.none(), JournalEntry::status).returns(true, JournalEntry::applied);

        lose(one(id) + "/close");
        assertThat(newest()).returns(Option.none(), JournalEntry::status).returns(false, JournalEntry::applied);
    }

    @Test
    void a_write_that_meets_other_fault_is_not_applied() {
        InterventionId id = shop.replied();
        shop.world.failNext(Operation.CLOSE, SimulatedFault.unavailable());

        agent.put(one(id) + "/close");

        assertCame(503, false);
    }

    @Test
    void requests_are_in_the_order_in_which_they_came() {
        agent.get("/interventions");
        shop.withoutToken().get("/interventions/a");
        agent.delete("/interventions/b/cancel");

        assertThat(shop.journal().map(entry -> entry.number() + " " + entry.method() + " " + entry.path()))
                .containsExactly(
                        "1 GET /1.0/interventions",
                        "2 GET /1.0/interventions/a",
                        "3 DELETE /1.0/interventions/b/cancel");
        assertThat(shop.journal()).isEqualTo(shop.journal().sortBy(JournalEntry::receivedAfter));
    }

    @Test
    void parameters_are_those_of_query_and_body_by_their_names_in_a_query() {
        UserId supervisor = shop.world.agent();

        shop.as(supervisor)
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
    void of_parameters_that_can_not_be_read_there_are_none() {
        agent.send("POST", "/interventions?sort=created_at", "application/json", "{");

        assertThat(newest().parameters().keySet()).containsExactly("sort");
    }

    @Test
    void a_token_is_nowhere_in_the_journal() {
        String token = agent.token();
        TestClient plain = shop.withoutToken();

        agent.get("/interventions");
        assertKnownWithout(token);
        plain.get("/interventions?access_token=" + token + "&limit=5");
        assertKnownWithout(token);
        plain.get("/interventions?access%5Ftoken=" + token + "&limit=5");
        assertKnownWithout(token);
        plain.post("/interventions", "access_token=" + token + "&limit=5");
        assertKnownWithout(token);
        plain.send("POST", "/interventions", "application/json", "{\"access_token\":\"" + token + "\",\"limit\":5}");
        assertKnownWithout(token);
    }

    @Test
    void neither_is_one_that_is_unknown_or_sent_by_mistake() {
        TestClient plain = shop.withoutToken();

        shop.withToken("secret").get("/interventions");
        plain.get("/interventions?access_token=secret");
        plain.get("/interventions?access_token[]=secret");
        plain.get("/interventions?Access_Token=secret");
        plain.get("/interventions?access_token=secret&limit=%FF");
        plain.send("POST", "/interventions", "application/json", "{\"auth\":{\"access_token\":\"secret\"}}");

        assertThat(shop.journal()).hasSize(6);
        assertThat(shop.journal().toString()).doesNotContain("secret");
    }

    @Test
    void requests_to_the_control_api_are_left_out() {
        shop.controlApi().get("/clock");
        shop.controlApi().post("/nowhere", "");
        shop.controlApi().get("");

        assertThat(shop.journal()).isEmpty();
    }

    @Test
    void a_journal_of_some_keeps_the_newest_and_its_numbers_go_on() {
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
    void a_journal_of_none_stays_empty() {
        try (EmulatorScenario forgetful =
                new EmulatorScenario(EmulatorSettings.defaults().withJournalOf(0))) {
            assertThat(forgetful.asAgent().get("/interventions").status()).isEqualTo(200);

            assertThat(forgetful.journal()).isEmpty();
        }
    }

    @Test
    void a_snapshot_stays_as_it_is() {
        Vector<JournalEntry> before = shop.journal();
        agent.get("/interventions");
        Vector<JournalEntry> between = shop.journal();
        agent.get("/interventions");

        assertThat(before).isEmpty();
        assertThat(between).hasSize(1);
        assertThat(shop.journal()).hasSize(2).startsWith(between.head());
    }

    @Test
    void can_be_read_after_the_emulator_was_closed() {
        agent.get("/interventions");
        shop.close();

        assertCame(200, false);
    }

    @Test
    void an_entry_is_complete_before_the_first_byte_of_its_response_leaves() throws IOException {
        InterventionId id = shop.opened();
        for (int index = 1; index <= 200; index++) {
            try (Socket wire = connected()) {
                wire.getOutputStream().write(categorizing(id));

                assertThat(wire.getInputStream().read()).isEqualTo('H');

                assertCame(200, true);
                assertThat(newest().number()).isEqualTo(index);
            }
        }
    }

    @Test
    void of_many_requests_at_once_none_is_missing() throws Exception {
        int threads = 8;
        int each = 25;
        InterventionId id = shop.replied();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            Callable<Long> closes = () -> IntStream.range(0, each)
                    .mapToObj(index -> agent.put(one(id) + "/close"))
                    .filter(reply -> reply.status() == 200)
                    .count();
            List<Future<Long>> successes = callers.invokeAll(
                    IntStream.range(0, threads).mapToObj(index -> closes).toList());
            assertThat(successes).extracting(Future::get).containsOnlyOnce(1L);
        } finally {
            callers.shutdownNow();
        }

        Vector<JournalEntry> entries = shop.journal();
        assertThat(entries.map(JournalEntry::number)).isEqualTo(Vector.rangeClosed(1L, (long) threads * each));
        assertThat(entries).isEqualTo(entries.sortBy(JournalEntry::receivedAfter));
        assertThat(entries.filter(JournalEntry::applied).flatMap(JournalEntry::status))
                .containsExactly(200);
        assertThat(entries.reject(JournalEntry::applied).map(JournalEntry::status))
                .containsOnly(Option.some(403));
    }

    private JournalEntry newest() {
        return shop.journal().last();
    }

    private void assertCame(int status, boolean applied) {
        assertThat(newest()).returns(Option.some(status), JournalEntry::status).returns(applied, JournalEntry::applied);
    }

    private void assertKnownWithout(String token) {
        assertThat(newest().user()).containsExactly(shop.agent);
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
