package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.WebhookReceiver.Request;
import dev.interventions.emulator.delivery.DeliveryAttempt;
import dev.interventions.emulator.delivery.DeliveryFault;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deliveries to webhooks. */
class WebhooksTest {

    private static final Instant START = Instant.parse("2024-05-21T09:00:00Z");
    private static final String SECRET = "a-secret";

    private final EmulatorScenario scenario =
            new EmulatorScenario(EmulatorSettings.defaults().withWebhookTimeout(Duration.ofSeconds(60)));
    private final World world = scenario.world;
    private final TestClient control = scenario.controlApi();
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        scenario.close();
        receiver.close();
    }

    // ---- the handshake ----

    @Test
    void the_handshake_shows_the_verify_token_and_the_secret() {
        control.post(
                "/webhooks",
                "url=" + receiver.url() + "?a=b&registered_events[]=intervention.opened&verify_token=t%26k&secret="
                        + SECRET);

        Request handshake = receiver.handshake();

        assertThat(handshake.query())
                .matches("a=b&hub\\.mode=subscribe&hub\\.challenge=[0-9a-f-]{36}&hub\\.verify_token=t%26k");
        assertThat(handshake.header("X-Dimelo-Secret")).isEqualTo(SECRET);
    }

    @Test
    void nothing_is_posted_before_the_challenge_came_back_and_what_happened_meanwhile_is_posted_then() {
        CountDownLatch answer = new CountDownLatch(1);
        receiver.beforeHandshake = () -> await(answer);
        register();
        receiver.handshake();
        scenario.opened();
        awaitUntil(() -> waiting() == 1);

        assertThat(receiver.hasDelivery()).isFalse();
        answer.countDown();

        assertThat(receiver.delivery().types()).containsExactly("intervention.opened");
    }

    @Test
    void a_webhook_whose_receiver_does_not_know_the_challenge_is_disabled() {
        receiver.knowsChallenge = false;
        register();
        scenario.opened();
        awaitUntil(() -> webhook().getString("webhook_status").equals("invalid"));

        assertThat(webhook().getBoolean("active")).isFalse();
        assertThat(waiting()).isZero();
        assertThat(receiver.hasDelivery()).isFalse();
    }

    @Test
    void a_new_secret_needs_a_new_handshake() {
        registered();
        String webhook = "/webhooks/" + webhook().getString("id");

        scenario.asAgent().put(webhook, "name=same&secret=" + SECRET);
        scenario.asAgent().put(webhook, "secret=another");

        assertThat(receiver.handshake().header("X-Dimelo-Secret")).isEqualTo("another");
        scenario.opened();
        assertThat(receiver.delivery().header("X-Dimelo-Secret")).isEqualTo("another");
    }

    // ---- what is posted ----

    @Test
    void a_delivery_is_as_documented() {
        registered();
        InterventionId id = scenario.opened();

        Request delivery = receiver.delivery();

        assertThat(delivery.header("X-Dimelo-Secret")).isEqualTo(SECRET);
        assertThat(delivery.header("Content-Type")).isEqualTo("application/json");
        assertThat(delivery.body())
                .isEqualTo(("""
                {"id":"d00000000000000000000001","domain_id":1,"events":[\
                {"type":"intervention.opened","id":"e00000000000000000000001","user_id":"%s",\
                "issued_at":1716282000000,"resource":{"type":"intervention","id":"%s","metadata":{\
                "source_id":"%s","thread_id":"%s","user_id":"%s","identity_id":"%s","category_ids":[],\
                "closed_at":null,"deferred_at":null,"custom_field_values":{}}}}]}""")
                        .formatted(
                                scenario.agent.value(),
                                id.value(),
                                scenario.chat.value(),
                                scenario.thread.value(),
                                scenario.agent.value(),
                                read(id).getString("identity_id")));
    }

    @Test
    void each_change_of_an_intervention_causes_its_events_in_one_delivery() {
        UserId colleague = world.agent(scenario.chat);
        world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        registered();
        TestClient api = scenario.asAgent();
        String content = scenario.message().value();
        String id = api.post("/interventions", "content_id=" + content).json().getString("id");
        String path = "/interventions/" + id;
        api.put(path + "/reassign", "user_id=" + colleague.value());
        api.put(path + "/reassign", "user_id=" + colleague.value());
        api.put(path + "/update_categories", "category_ids[]=late");
        api.put(path, "custom_field_values[order]=4711");
        control.post("/agent_replies", "intervention_id=" + id + "&user_id=" + colleague.value());
        control.post("/comments", "intervention_id=" + id + "&user_id=" + colleague.value());
        control.post("/deferrals", "intervention_id=" + id + "&until=2024-05-21T10:00:00Z");
        control.post("/clock", "seconds=7200");
        control.post("/deferrals", "intervention_id=" + id + "&until=2024-05-22T10:00:00Z");
        control.delete("/deferrals?intervention_id=" + id);
        api.put(path + "/close");
        control.post(
                "/customer_messages",
                "thread_id=" + scenario.thread.value() + "&identity_id=" + scenario.customer.value());
        api.put(path + "/close");
        api.post("/interventions", "content_id=" + content);
        String other = one(scenario.opened());
        api.delete(other + "/cancel");

        assertThat(types(13))
                .containsExactly(
                        List.of("intervention.opened"),
                        List.of("intervention.assigned", "intervention.user_updated"),
                        List.of("intervention.recategorized"),
                        List.of("intervention.custom_fields_updated"),
                        List.of("intervention.deferred"),
                        List.of("intervention.reactivated"),
                        List.of("intervention.deferred"),
                        List.of("intervention.reactivated"),
                        List.of("intervention.closed"),
                        List.of("intervention.reopened"),
                        List.of("intervention.closed"),
                        List.of("intervention.reopened", "intervention.assigned", "intervention.user_updated"),
                        List.of("intervention.opened"));
        assertThat(receiver.delivery().types()).containsExactly("intervention.canceled");
    }

    @Test
    void metadata_shows_the_intervention_as_it_was_at_the_time_of_the_event() {
        registered();
        InterventionId id = scenario.replied();
        world.as(scenario.agent)
                .categorize(id, HashSet.of(CategoryId.of("b"), CategoryId.of("a")))
                .get();
        world.defer(id, START.plusSeconds(3600));
        world.as(scenario.agent).close(id).get();
        world.as(scenario.agent).categorize(id, HashSet.empty()).get();
        receiver.delivery();

        assertThat(metadata().getJsonArray("category_ids").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(metadata().getString("deferred_at")).isEqualTo("2024-05-21T10:00:00.000Z");
        assertThat(metadata().isNull("closed_at"))
                .as("as in the published event of a close")
                .isTrue();
        assertThat(metadata().getString("closed_at")).isEqualTo("2024-05-21T09:00:00.000Z");
    }

    @Test
    void the_end_of_a_deferral_is_issued_at_its_date_and_by_nobody() {
        registered();
        InterventionId id = scenario.opened();
        world.defer(id, START.plusSeconds(3600));
        world.advance(Duration.ofHours(5));
        receiver.delivery();
        assertThat(receiver.delivery().events().get(0).containsKey("user_id")).isFalse();

        JsonObject ended = receiver.delivery().events().get(0);

        assertThat(ended.getString("type")).isEqualTo("intervention.reactivated");
        assertThat(ended.getJsonNumber("issued_at").longValue())
                .isEqualTo(START.plusSeconds(3600).toEpochMilli());
        assertThat(ended.containsKey("user_id")).isFalse();
    }

    @Test
    void concurrent_requests_lose_and_double_no_event() throws InterruptedException {
        InterventionId id = scenario.opened();
        registered();
        int threads = 4;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int thread = 0; thread < threads; thread++) {
            String name = "category_ids[]=" + thread + "-";
            pool.execute(() -> IntStream.range(0, each)
                    .forEach(number -> scenario.asAgent().put(one(id) + "/update_categories", name + number)));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        java.util.Set<String> seen = new java.util.HashSet<>();
        for (int number = 0; number < threads * each; number++) {
            Request delivery = receiver.delivery();
            assertThat(delivery.types()).containsExactly("intervention.recategorized");
            seen.add(delivery.events()
                    .get(0)
                    .getJsonObject("resource")
                    .getJsonObject("metadata")
                    .getJsonArray("category_ids")
                    .toString());
        }
        assertThat(seen).hasSize(threads * each);
        awaitUntil(() -> waiting() == 0);
        assertThat(receiver.hasDelivery()).isFalse();
    }

    @Test
    void refused_and_failed_requests_cause_no_events() {
        InterventionId id = scenario.opened();
        registered();
        scenario.asAgent().put(one(id) + "/close");
        control.post("/faults", "operation=categorize&drop=before");
        assertThatThrownBy(() -> scenario.asAgent().put(one(id) + "/update_categories", "category_ids[]=a"))
                .isInstanceOf(java.io.UncheckedIOException.class);
        scenario.asAgent().put(one(id) + "/update_categories", "category_ids[]=b");

        assertThat(receiver.delivery().body()).contains("[\"b\"]");
    }

    @Test
    void only_registered_types_are_posted_and_nothing_to_a_webhook_for_staging() {
        try (WebhookReceiver staging = new WebhookReceiver()) {
            scenario.emulator().webhooks().register(receiver.url(), "", "intervention.canceled");
            control.post(
                    "/webhooks", "staging_use=true&registered_events[]=intervention.canceled&url=" + staging.url());
            awaitValid();
            InterventionId id = scenario.opened();
            scenario.asAgent().delete(one(id) + "/cancel");

            assertThat(receiver.delivery().types()).containsExactly("intervention.canceled");
            assertThat(staging.hasDelivery()).isFalse();
        }
    }

    @Test
    void each_webhook_gets_the_same_event() {
        try (WebhookReceiver second = new WebhookReceiver()) {
            registered();
            scenario.emulator().webhooks().register(second.url(), "");
            awaitValid();
            scenario.opened();

            Request one = receiver.delivery();
            Request other = second.delivery();
            assertThat(other.events()).isEqualTo(one.events());
            assertThat(other.id()).isNotEqualTo(one.id());
            assertThat(other.header("X-Dimelo-Secret")).isEmpty();
        }
    }

    @Test
    void a_webhook_gets_nothing_that_happened_before_it_was_registered() {
        try (WebhookReceiver second = new WebhookReceiver()) {
            registered();
            scenario.opened();
            scenario.emulator().webhooks().register(second.url(), "");
            awaitValid();
            InterventionId later = scenario.opened();

            assertThat(second.delivery().body()).contains(later.value());
        }
    }

    @Test
    void requests_to_the_api_do_not_wait_for_a_receiver_that_does_not_respond() {
        CountDownLatch never = new CountDownLatch(1);
        receiver.beforeResponse = () -> await(never);
        registered();
        InterventionId id = scenario.replied();
        receiver.delivery();

        assertThat(scenario.asAgent().put(one(id) + "/close").status()).isEqualTo(200);
        assertThat(scenario.emulator().webhooks().attempts()).isEmpty();
        never.countDown();
        assertThat(receiver.delivery().types()).containsExactly("intervention.closed");
    }

    // ---- errors ----

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 500})
    void anything_but_200_is_an_error_and_the_same_delivery_is_posted_again(int status) {
        receiver.responds(status);
        registered();
        scenario.opened();
        Request first = receiver.delivery();
        awaitUntil(() -> attempts() == 1);
        assertThat(scenario.emulator().webhooks().attempts().head().status()).containsExactly(status);

        control.post("/clock", "seconds=32");

        assertThat(receiver.delivery().body()).isEqualTo(first.body());
    }

    @Test
    void a_delivery_is_posted_again_on_the_documented_schedule_and_then_lost() {
        receiver.responds(500, 500, 500, 500, 500, 500);
        registered();
        scenario.opened();
        String id = receiver.delivery().id();
        int[] waits = {32, 4 * 60, 17 * 60, 52 * 60, 2 * 60 * 60};
        for (int tried = 1; tried <= waits.length; tried++) {
            int attempt = tried;
            awaitUntil(() -> attempts() == attempt);
            DeliveryAttempt failed = scenario.emulator().webhooks().attempts().last();
            assertThat(failed.retryAt()).containsExactly(world.now().plusSeconds(waits[tried - 1]));
            control.post("/clock", "seconds=" + waits[tried - 1]);
            assertThat(receiver.delivery().id()).isEqualTo(id);
        }
        awaitUntil(() -> attempts() == 6);

        assertThat(scenario.emulator().webhooks().attempts().last().isLost()).isTrue();
        assertThat(waiting()).isZero();
    }

    @Test
    void a_retry_is_not_due_a_second_early_and_later_deliveries_do_not_wait_for_it() {
        receiver.responds(503);
        registered();
        scenario.opened();
        String failed = receiver.delivery().id();
        awaitUntil(() -> attempts() == 1);

        control.post("/clock", "seconds=31");
        scenario.opened();
        assertThat(receiver.delivery().id()).isNotEqualTo(failed);
        awaitUntil(() -> attempts() == 2);
        assertThat(waiting()).isEqualTo(1);
        control.post("/clock", "seconds=1");

        assertThat(receiver.delivery().id()).isEqualTo(failed);
    }

    @Test
    void a_response_that_takes_too_long_is_an_error() {
        CountDownLatch never = new CountDownLatch(1);
        receiver.beforeResponse = () -> await(never);
        // Long enough for the handshake, however slow the machine is.
        try (EngageEmulator impatient =
                EngageEmulator.start(world, EmulatorSettings.defaults().withWebhookTimeout(Duration.ofSeconds(10)))) {
            impatient.webhooks().register(receiver.url(), SECRET);
            scenario.opened();
            receiver.delivery();
            awaitUntil(() -> !impatient.webhooks().attempts().isEmpty());

            assertThat(impatient.webhooks().attempts().head().status()).isEmpty();
            assertThat(impatient.webhooks().attempts().head().retryAt()).isNotEmpty();
        } finally {
            never.countDown();
        }
    }

    @Test
    void three_errors_in_four_attempts_pause_a_webhook_until_it_is_activated_again() {
        registered();
        receiver.responds(200, 200, 200, 200, 200);
        receiver.responds(java.util.Collections.nCopies(15, 500).toArray(Integer[]::new));
        for (int number = 1; number <= 20; number++) {
            int count = number;
            scenario.opened();
            awaitUntil(() -> attempts() == count);
        }
        assertThat(webhook().getString("webhook_status")).isEqualTo("paused");
        assertThat(webhook().getBoolean("active")).isFalse();
        scenario.opened();
        control.post("/clock", "seconds=32");
        assertThat(waiting()).as("what has happened since is lost").isEqualTo(15);

        scenario.asAgent().put("/webhooks/" + webhook().getString("id"), "active=true");

        awaitUntil(() -> waiting() == 0);
        assertThat(webhook().getString("webhook_status")).isEqualTo("valid");
    }

    // ---- faults of deliveries ----

    @Test
    void the_next_deliveries_can_be_lost() {
        registered();
        control.post("/delivery_faults", "lose=true&skip=1&times=2");
        IntStream.range(0, 4).forEach(number -> scenario.opened());

        List<String> ids = List.of(receiver.delivery().id(), receiver.delivery().id());

        assertThat(ids).containsExactly(delivery(1), delivery(4));
        assertThat(scenario.emulator()
                        .webhooks()
                        .attempts()
                        .filter(DeliveryAttempt::isLost)
                        .map(DeliveryAttempt::deliveryId))
                .containsExactly(delivery(2), delivery(3));
        assertThat(control.get("/delivery_faults").json().getJsonArray("faults"))
                .isEmpty();
    }

    @Test
    void the_next_deliveries_can_be_doubled() {
        registered();
        control.post("/delivery_faults", "double=true");
        scenario.opened();
        scenario.opened();

        assertThat(Vector.fill(3, receiver::delivery).map(Request::id))
                .containsExactly(delivery(1), delivery(1), delivery(2));
    }

    @Test
    void the_next_deliveries_can_be_delayed_by_the_emulated_clock() {
        registered();
        scenario.emulator().webhooks().plan(DeliveryFault.delay(Duration.ofMinutes(10), 1));
        scenario.opened();
        scenario.opened();
        assertThat(receiver.delivery().id()).isEqualTo(delivery(2));
        awaitUntil(() -> waiting() == 1);

        control.post("/clock", "seconds=600");

        assertThat(receiver.delivery().id()).isEqualTo(delivery(1));
    }

    @Test
    void the_next_deliveries_can_be_shuffled_in_an_order_that_the_seed_decides() {
        registered();
        List<List<String>> orders = new ArrayList<>();
        for (int seed : new int[] {7, 7, 8}) {
            control.post("/delivery_faults", "shuffle=" + seed + "&times=6");
            List<String> opened = IntStream.range(0, 6)
                    .mapToObj(number -> scenario.opened().value())
                    .toList();
            List<String> posted = IntStream.range(0, 6)
                    .mapToObj(number -> receiver.delivery()
                            .events()
                            .get(0)
                            .getJsonObject("resource")
                            .getString("id"))
                    .toList();
            assertThat(posted).containsExactlyInAnyOrderElementsOf(opened).isNotEqualTo(opened);
            orders.add(posted.stream()
                    .map(id -> String.valueOf(opened.indexOf(id)))
                    .toList());
        }

        assertThat(orders.get(1)).isEqualTo(orders.get(0));
        assertThat(orders.get(2)).isNotEqualTo(orders.get(0));
    }

    @Test
    void the_next_deliveries_can_be_merged_into_one() {
        registered();
        control.post("/delivery_faults", "merge=true&times=3");
        IntStream.range(0, 4).forEach(number -> scenario.opened());

        assertThat(receiver.delivery().types()).hasSize(3).containsOnly("intervention.opened");
        assertThat(receiver.delivery().id()).isEqualTo(delivery(4));
    }

    @Test
    void deliveries_that_a_fault_holds_are_posted_when_it_is_forgotten() {
        registered();
        control.post("/delivery_faults", "shuffle=1&times=5");
        scenario.opened();
        awaitUntil(() -> control.get("/delivery_faults")
                        .json()
                        .getJsonArray("faults")
                        .getJsonObject(0)
                        .getInt("times")
                == 4);

        control.delete("/delivery_faults");

        assertThat(receiver.delivery().id()).isEqualTo(delivery(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "times=2",
                "lose=true&double=true",
                "lose=false",
                "shuffle=x",
                "lose=true&times=0",
                "lose=true&skip=1001"
            })
    void a_fault_with_a_mistake_is_refused(String fault) {
        assertThat(control.post("/delivery_faults", fault).status()).isEqualTo(422);
        assertThat(control.get("/delivery_faults").json().getJsonArray("faults"))
                .isEmpty();
    }

    // ---- tenants, state and safety ----

    @Test
    void each_tenant_has_its_own_webhooks() {
        registered();
        World world = World.startingAt(START, Ids.PREDICTABLE);
        var source = world.source();
        UserId agent = world.agent(source);
        try (WebhookReceiver second = new WebhookReceiver();
                Tenant tenant = scenario.emulator().addTenant("other", world)) {
            tenant.webhooks().register(second.url(), "");
            awaitUntil(() -> !second.handshake().query().isEmpty());
            world.as(agent)
                    .create(world.customerMessage(world.thread(source), world.customer()))
                    .get();

            assertThat(second.delivery().types()).containsExactly("intervention.opened");
            assertThat(receiver.hasDelivery()).isFalse();
            assertThat(control.get("/webhooks").json().getJsonArray("webhooks")).hasSize(1);
        }
    }

    @Test
    void a_reset_removes_webhooks_and_causes_no_events() {
        registered();
        InterventionId id = scenario.opened();
        receiver.delivery();

        control.post("/reset", "");
        register();
        receiver.handshake();
        awaitValid();

        assertThat(scenario.asAgent().get(one(id)).status()).isEqualTo(404);
        scenario.opened();
        assertThat(receiver.delivery().id()).as("counted from the beginning").isEqualTo(delivery(1));
    }

    @Test
    void an_import_causes_no_events() {
        registered();
        scenario.opened();
        receiver.delivery();
        String state = control.get("/state").text();
        InterventionId gone = scenario.opened();
        receiver.delivery();

        control.send("PUT", "/state", "application/json", state);
        InterventionId next = scenario.opened();

        assertThat(next).isEqualTo(gone);
        assertThat(receiver.delivery().types()).containsExactly("intervention.opened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/hook", "http://10.0.0.1/", "http://127.0.0.1.example.org/", "http://[::2]/"})
    void webhooks_to_other_machines_need_a_setting(String url) {
        assertThatThrownBy(() -> scenario.emulator().webhooks().register(URI.create(url), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--allow-remote-webhooks");

        try (EngageEmulator permissive =
                EngageEmulator.start(world, EmulatorSettings.defaults().withRemoteWebhooks(true))) {
            TestClient control = TestClient.withoutToken(permissive.baseUri().resolve("/_emulator"));
            String inactive = "active=false&registered_events[]=intervention.opened&url=" + url;
            assertThat(control.post("/webhooks", inactive).status()).isEqualTo(200);
        }
    }

    @Test
    void secrets_are_neither_in_records_nor_in_the_journal() {
        TestClient.Response created = scenario.asAgent()
                .post(
                        "/webhooks?secret=" + SECRET,
                        "active=false&registered_events[]=intervention.opened&verify_token=" + SECRET + "2&secret="
                                + SECRET + "&url=" + receiver.url());

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text().replace(SECRET + "2", "")).doesNotContain(SECRET);
        assertThat(scenario.journal().toString()).contains("registered_events").doesNotContain(SECRET);
    }

    // ---- helpers ----

    private void register() {
        scenario.emulator().webhooks().register(receiver.url(), SECRET);
    }

    private void registered() {
        register();
        receiver.handshake();
        awaitValid();
    }

    private void awaitValid() {
        awaitUntil(() -> control.get("/webhooks").json().getJsonArray("webhooks").getValuesAs(JsonObject.class).stream()
                .allMatch(webhook -> webhook.getString("webhook_status").equals("valid")));
    }

    private JsonObject webhook() {
        return control.get("/webhooks").json().getJsonArray("webhooks").getJsonObject(0);
    }

    private int waiting() {
        return webhook().getInt("waiting");
    }

    private int attempts() {
        return scenario.emulator().webhooks().attempts().size();
    }

    private List<List<String>> types(int deliveries) {
        return IntStream.range(0, deliveries)
                .mapToObj(number -> receiver.delivery().types())
                .toList();
    }

    private JsonObject metadata() {
        return receiver.delivery().events().get(0).getJsonObject("resource").getJsonObject("metadata");
    }

    private JsonObject read(InterventionId id) {
        return scenario.asAgent().get(one(id)).json();
    }

    private static String delivery(int number) {
        return "d%023d".formatted(number);
    }

    private static void awaitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("awaited for 60 seconds").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
