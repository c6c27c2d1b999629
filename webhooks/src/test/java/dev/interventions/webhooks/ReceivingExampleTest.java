package dev.interventions.webhooks;

import static dev.interventions.webhooks.DeliveryBuilder.closed;
import static dev.interventions.webhooks.DeliveryBuilder.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.ReceivingExample;
import com.sun.net.httpserver.HttpServer;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.inmemory.World;
import dev.interventions.webhooks.store.InMemoryEventStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceivingExampleTest {

    private final World world = World.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final InMemoryInterventions interventions = world.as(agent);
    private final CountDownLatch copied = new CountDownLatch(1);
    private final ConcurrentHashMap<InterventionId, Intervention> copy = new ConcurrentHashMap<>() {
        @Override
        public Intervention put(InterventionId id, Intervention intervention) {
            Intervention previous = super.put(id, intervention);
            copied.countDown();
            return previous;
        }
    };

    @Test
    void copies_the_intervention_that_an_event_names() throws Exception {
        Intervention opened = interventions
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get();
        HttpServer server = new ReceivingExample(copy)
                .start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        InMemoryEventStore.create(),
                        interventions,
                        "secret");
        try {
            assertThat(status(server, delivery(closed("e1", opened.id().value()))))
                    .isEqualTo(200);

            assertThat(copied.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(copy).containsOnly(java.util.Map.entry(opened.id(), opened));
        } finally {
            server.stop(0);
        }
    }

    private static int status(HttpServer server, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook"))
                .header(WebhookRequest.SECRET_HEADER, "secret")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
