package dev.interventions.webhooks;

import static dev.interventions.webhooks.DeliveryBuilder.bytes;
import static dev.interventions.webhooks.DeliveryBuilder.closed;
import static dev.interventions.webhooks.DeliveryBuilder.delivery;
import static dev.interventions.webhooks.DeliveryBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.webhooks.WebhookOutcome.Handshake;
import dev.interventions.webhooks.WebhookOutcome.NotStored;
import dev.interventions.webhooks.WebhookOutcome.Rejected;
import dev.interventions.webhooks.WebhookOutcome.Stored;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.InMemoryEventStore;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {

    private static final String SECRET = "a-plain-secret";

    private final EventStore store = InMemoryEventStore.create();
    private final WebhookReceiver receiver = WebhookReceiver.of(store, WebhookSecrets.of(SECRET));

    @Test
    void a_handshake_is_answered_with_the_challenge_as_the_whole_body() throws IOException {
        WebhookResponse response = receiver.receive(get(
                HashMap.of("hub.mode", "subscribe", "hub.challenge", "1158201444", "hub.verify_token", "whatever")));

        assertThat(response).isEqualTo(new WebhookResponse(200, "1158201444", new Handshake()));
    }

    @Test
    void a_handshake_without_the_secret_is_rejected() throws IOException {
        WebhookRequest request = new WebhookRequest(
                "GET",
                HashMap.of("hub.mode", "subscribe", "hub.challenge", "1158201444"),
                Option.none(),
                InputStream::nullInputStream);

        assertThat(receiver.receive(request).status()).isEqualTo(401);
    }

    @Test
    void a_get_that_is_no_handshake_is_rejected() throws IOException {
        assertThat(receiver.receive(get(HashMap.of("hub.challenge", "1"))).status())
                .isEqualTo(400);
        assertThat(receiver.receive(get(HashMap.of("hub.mode", "subscribe"))).status())
                .isEqualTo(400);
        assertThat(receiver.receive(get(HashMap.of("hub.mode", "subscribe", "hub.challenge", "x".repeat(1_001))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_delivery_is_acknowledged_after_its_events_are_stored() throws IOException {
        WebhookResponse response = receiver.receive(post(delivery(closed("e1", "i1"), closed("e2", "i2"))));

        assertThat(response).isEqualTo(new WebhookResponse(200, "", new Stored(2, 0)));
        assertThat(stored().map(WebhookEvent::id)).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void an_event_has_all_that_its_delivery_says() throws IOException {
        receiver.receive(post(delivery(closed("e1", "i1"))));

        WebhookEvent event = stored().single();
        assertThat(event)
                .isEqualTo(new WebhookEvent(
                        "e1",
                        EventType.INTERVENTION_CLOSED,
                        Option.some(Instant.ofEpochMilli(1_561_044_728_123L)),
                        Option.some("u1"),
                        "intervention",
                        "i1",
                        "{\"source_id\":\"s1\",\"closed_at\":null}"));
        assertThat(event.intervention()).containsExactly(InterventionId.of("i1"));
    }

    @Test
    void ids_may_be_numbers() throws IOException {
        receiver.receive(post(delivery(event("17", "intervention.opened", "1561044728123", "4711"))));

        assertThat(stored().single().id()).isEqualTo("17");
        assertThat(stored().single().resourceId()).isEqualTo("4711");
    }

    @Test
    void unknown_types_and_fields_are_accepted() throws IOException {
        String body = "{\"new\":[{}],\"events\":[{\"id\":\"e1\",\"type\":\"content.imported\",\"new\":{\"a\":1}}]}";

        assertThat(receiver.receive(post(body)).status()).isEqualTo(200);

        WebhookEvent event = stored().single();
        assertThat(event.type()).isEqualTo(new EventType("content.imported"));
        assertThat(event.intervention()).isEmpty();
        assertThat(event.issuedAt()).isEmpty();
        assertThat(event.metadata()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "1.5", "1e30", "1e999999999", "null", "true"})
    void a_time_that_is_not_in_milliseconds_counts_as_absent(String issuedAt) throws IOException {
        WebhookResponse response =
                receiver.receive(post(delivery(event("\"e1\"", "intervention.opened", issuedAt, "\"i1\""))));

        assertThat(response.status()).isEqualTo(200);
        assertThat(stored().single().issuedAt()).isEmpty();
    }

    @Test
    void a_doubled_delivery_is_acknowledged_and_stored_once() throws IOException {
        receiver.receive(post(delivery(closed("e1", "i1"))));
        WebhookResponse again = receiver.receive(post(delivery(closed("e1", "i1"), closed("e2", "i1"))));

        assertThat(again).isEqualTo(new WebhookResponse(200, "", new Stored(1, 1)));
        assertThat(stored().map(WebhookEvent::id)).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void a_delivery_with_a_defective_event_is_not_acknowledged_and_its_other_events_are_stored() throws IOException {
        WebhookResponse response =
                receiver.receive(post(delivery(closed("e1", "i1"), "{\"type\":\"intervention.closed\"}", "7")));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.outcome()).isEqualTo(new NotStored("event 1 has no usable 'id'; event 2 is not an object"));
        assertThat(stored().map(WebhookEvent::id)).containsExactly("e1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"events\":{}}",
                "{\"events\":[]} x",
                "{\"events\":[],\"events\":[]}",
                "{\"zz\":[",
                "{\"events\":[{\"id\":\"e1\",\"type\":\"t\"}"
            })
    void a_body_that_is_no_delivery_is_rejected(String body) throws IOException {
        WebhookResponse response = receiver.receive(post(body));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.outcome()).isInstanceOf(Rejected.class);
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "\"a\\nb\"", "\"\\ud800\"", "\" \"", "true", "{}"})
    void an_id_that_no_database_stores_is_not_usable(String id) throws IOException {
        WebhookResponse response = receiver.receive(post(delivery(event(id, "t", "1", "\"i1\""))));

        assertThat(response.outcome()).isEqualTo(new NotStored("event 0 has no usable 'id'"));
    }

    @Test
    void metadata_with_an_unpaired_surrogate_can_be_stored() throws IOException {
        receiver.receive(
                post("{\"events\":[{\"id\":\"e1\",\"type\":\"t\",\"resource\":{\"metadata\":{\"a\":\"\\ud800\"}}}]}"));

        assertThat(stored().single().metadata()).isEqualTo("{\"a\":\"?\"}");
    }

    @Test
    void bytes_that_are_not_utf_8_are_rejected() throws IOException {
        byte[] body = bytes("{\"events\":[],\"x\":\"?\"}");
        body[body.length - 3] = (byte) 0xff;

        assertThat(receiver.receive(post(body)).outcome()).isEqualTo(new Rejected("the body is not in UTF-8"));
    }

    @Test
    void a_deeply_nested_body_is_rejected() throws IOException {
        int levels = 500_000;

        assertThat(receiver.receive(post("{\"events\":" + "[".repeat(levels) + "]".repeat(levels) + "}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_number_of_half_a_million_digits_is_no_id_and_no_time() throws IOException {
        String number = "1".repeat(500_000);

        assertThat(receiver.receive(post(delivery(event(number, "t", "1", "1"))))
                        .status())
                .isEqualTo(400);
        assertThat(receiver.receive(post(delivery(event("1", "t", number, "1"))))
                        .status())
                .isEqualTo(400);
        assertThat(stored()).isEmpty();
    }

    @Test
    void reads_no_more_than_the_limit_of_a_body_of_100_megabytes() throws IOException {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return read.incrementAndGet() > 100_000_000 ? -1 : ' ';
            }
        };

        WebhookResponse response =
                receiver.receive(new WebhookRequest("POST", HashMap.empty(), Option.some(SECRET), () -> endless));

        assertThat(response.status()).isEqualTo(413);
        assertThat(read).hasValue(1024 * 1024 + 1);
    }

    @Test
    void a_body_that_arrives_too_slowly_is_rejected() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = ' ';
                return 1;
            }
        };

        WebhookResponse response = WebhookReceiver.of(store, WebhookSecrets.of(SECRET))
                .withBodyTimeout(Duration.ofNanos(1))
                .receive(new WebhookRequest("POST", HashMap.empty(), Option.some(SECRET), () -> endless));

        assertThat(response.status()).isEqualTo(408);
    }

    @Test
    void the_limit_is_inclusive() throws IOException {
        String body = delivery(closed("e1", "i1"));
        int length = bytes(body).length;

        assertThat(receiver.withMaxBodyBytes(length).receive(post(body)).status())
                .isEqualTo(200);
        assertThat(receiver.withMaxBodyBytes(length - 1).receive(post(body)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 64 * 1024 * 1024 + 1})
    void a_limit_that_is_not_positive_or_too_high_is_refused(int limit) {
        assertThatThrownBy(() -> receiver.withMaxBodyBytes(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-plain-secre", "a-plain-secret ", "A-PLAIN-SECRET", "another"})
    void nothing_of_a_request_with_a_wrong_secret_is_read(String wrong) throws IOException {
        WebhookResponse response =
                receiver.receive(new WebhookRequest("POST", HashMap.empty(), Option.some(wrong), () -> {
                    throw new AssertionError("the body was opened");
                }));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.toString()).doesNotContain(SECRET);
    }

    @Test
    void a_request_without_a_secret_is_rejected() throws IOException {
        WebhookRequest request =
                new WebhookRequest("POST", HashMap.empty(), Option.none(), InputStream::nullInputStream);

        assertThat(receiver.receive(request).status()).isEqualTo(401);
    }

    @Test
    void two_secrets_are_valid_while_one_replaces_the_other() throws IOException {
        WebhookReceiver rotating = WebhookReceiver.of(store, WebhookSecrets.of("new-secret", SECRET));

        assertThat(rotating.receive(post(delivery())).status()).isEqualTo(200);
        assertThat(rotating.receive(bearing("new-secret")).status()).isEqualTo(200);
        assertThat(rotating.receive(bearing("another")).status()).isEqualTo(401);
    }

    @Test
    void without_verification_every_request_is_valid() throws IOException {
        WebhookReceiver open = WebhookReceiver.of(store, WebhookSecrets.notVerified());

        assertThat(open.receive(bearing("anything")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with blank", "ümlaut", "line\n"})
    void a_secret_that_the_platform_does_not_accept_is_refused_without_showing_it(String secret) {
        assertThatThrownBy(() -> WebhookSecrets.of(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret of a webhook must be 1 to 255 visible ASCII characters, but this one isn't");
    }

    /** Such as one from an environment variable that isn't set. */
    @Test
    @SuppressWarnings("NullAway")
    void a_missing_secret_is_refused_by_its_name() {
        assertThatThrownBy(() -> WebhookSecrets.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "post"})
    void other_methods_are_rejected(String method) throws IOException {
        WebhookRequest request =
                new WebhookRequest(method, HashMap.empty(), Option.some(SECRET), InputStream::nullInputStream);

        assertThat(receiver.receive(request).status()).isEqualTo(405);
    }

    @Test
    void a_failure_of_the_store_is_not_acknowledged_and_not_shown() throws IOException {
        WebhookReceiver failing = WebhookReceiver.of(
                new FailingStore("the table interventions_event is missing"), WebhookSecrets.of(SECRET));

        WebhookResponse response = failing.receive(post(delivery(closed("e1", "i1"))));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("not all events could be stored");
        assertThat(response.outcome()).isEqualTo(new NotStored("the table interventions_event is missing"));
    }

    @Test
    void a_body_that_breaks_off_stores_nothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> receiver.receive(
                        new WebhookRequest("POST", HashMap.empty(), Option.some(SECRET), () -> broken)))
                .isInstanceOf(IOException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void new_events_are_announced_and_known_ones_are_not() throws IOException {
        AtomicInteger announced = new AtomicInteger();
        WebhookReceiver announcing = receiver.notifying(announced::incrementAndGet);

        announcing.receive(post(delivery(closed("e1", "i1"), closed("e2", "i1"))));
        announcing.receive(post(delivery(closed("e1", "i1"))));

        assertThat(announced).hasValue(1);
    }

    @Test
    void no_secret_is_in_any_text() {
        assertThat(post(delivery()).toString()).doesNotContain(SECRET);
        assertThat(WebhookSecrets.of(SECRET).toString()).doesNotContain(SECRET);
    }

    private Seq<WebhookEvent> stored() {
        return store.claim(100, Duration.ofMillis(1))
                .get()
                .peek(batch -> store.retry(batch, Duration.ZERO))
                .flatMap(EventBatch::events);
    }

    private static WebhookRequest get(Map<String, String> query) {
        return new WebhookRequest("GET", query, Option.some(SECRET), InputStream::nullInputStream);
    }

    private static WebhookRequest post(String body) {
        return post(bytes(body));
    }

    private static WebhookRequest post(byte[] body) {
        return new WebhookRequest("POST", HashMap.empty(), Option.some(SECRET), () -> new ByteArrayInputStream(body));
    }

    private static WebhookRequest bearing(String secret) {
        return new WebhookRequest(
                "POST", HashMap.empty(), Option.some(secret), () -> new ByteArrayInputStream(bytes(delivery())));
    }
}
