package dev.interventions.webhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookRequest;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.InMemoryEventStore;
import dev.interventions.webhooks.store.WebhookEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookHttpHandlerTest {

    private static final String SECRET = "a-plain-secret";
    private static final int SENDERS = 16;
    private static final int DELIVERIES = 40;

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhook", new WebhookHttpHandler(WebhookReceiver.of(store, WebhookSecrets.of(SECRET))));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_handshake_returns_its_decoded_challenge() throws Exception {
        HttpResponse<String> response = send(to("?hub.mode=subscribe&hub.challenge=11%2058&hub.verify_token")
                .header(WebhookRequest.SECRET_HEADER, SECRET)
                .GET()
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("11 58");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void a_delivery_is_stored() throws Exception {
        assertThat(send(delivery("{\"events\":[{\"id\":\"e1\",\"type\":\"t\"}]}"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(storedIds()).containsExactly("e1");
    }

    @Test
    void a_header_that_was_sent_twice_is_no_secret() throws Exception {
        HttpRequest request = to("").header(WebhookRequest.SECRET_HEADER, SECRET)
                .header(WebhookRequest.SECRET_HEADER, SECRET)
                .POST(BodyPublishers.ofString("{\"events\":[]}"))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void a_malformed_query_is_no_failure_of_the_server() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address() + "?a=%41&&=&b"))
                .header(WebhookRequest.SECRET_HEADER, SECRET)
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void sixteen_senders_of_doubled_shuffled_and_malformed_deliveries_store_each_acknowledged_event_once()
            throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                Random random = new Random(seed + sender);
                calls.add(() -> sendMany(random, acknowledged));
            }
            for (Future<Void> call : senders.invokeAll(calls)) {
                call.get();
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(storedIds())
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /** Senders share ids, so that each event is delivered several times. */
    private Void sendMany(Random random, Set<String> acknowledged) throws Exception {
        for (int number = 0; number < DELIVERIES; number++) {
            String first = "e" + random.nextInt(SENDERS * DELIVERIES / 2);
            String second = "e" + random.nextInt(SENDERS * DELIVERIES / 2);
            String body = "{\"events\":[{\"id\":\"" + first + "\",\"type\":\"intervention.closed\"},{\"id\":\"" + second
                    + "\",\"type\":\"intervention.opened\"}]}";
            boolean isMalformed = random.nextInt(100) == 0;
            HttpResponse<String> response =
                    send(delivery(isMalformed ? body.substring(0, random.nextInt(body.length())) : body));
            if (response.statusCode() == 200) {
                acknowledged.add(first);
                acknowledged.add(second);
            }
            assertThat(response.statusCode()).isEqualTo(isMalformed ? 400 : 200);
        }
        return null;
    }

    private List<String> storedIds() {
        return store.claim(10_000, Duration.ofMinutes(1))
                .get()
                .flatMap(EventBatch::events)
                .map(WebhookEvent::id)
                .asJava();
    }

    private HttpRequest delivery(String body) {
        return to("").header(WebhookRequest.SECRET_HEADER, SECRET)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder to(String query) {
        return HttpRequest.newBuilder(URI.create(address() + query)).timeout(Duration.ofSeconds(60));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook";
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }
}
