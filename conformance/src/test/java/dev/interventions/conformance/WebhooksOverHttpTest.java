package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ensure} over HTTP, where responses of the emulator are lost. All webhooks are inactive, so that nothing is posted. */
class WebhooksOverHttpTest {

    private static final SubscriptionSettings SETTINGS = SubscriptionSettings.of(
                    URI.create("http://127.0.0.1:9/hook"), "intervention.closed")
            .withActive(false);

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"));
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final EngageEmulator emulator = EngageEmulator.start(world);
    private final EngageClient client =
            EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(agent)));
    private final Webhooks webhooks = client.webhooks();

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create_webhook&drop=after",
                "create_webhook&drop=before",
                "create_webhook&status=502&applied=true",
                "create_webhook&truncate=20",
                "create_webhook&malformed=true",
                "list_webhooks&drop=before",
                "list_webhooks&drop=before&skip=1"
            })
    void ensuring_creates_one_webhook_whatever_is_lost(String fault) throws Exception {
        plan(fault);

        webhooks.ensure(SETTINGS);
        Subscription ensured = webhooks.ensure(SETTINGS).get();

        assertThat(ensured.shows(SETTINGS)).isTrue();
        assertThat(webhooks.list(PageRequest.first()).get().count()).isEqualTo(1);
    }

    private void plan(String fault) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(emulator.baseUri().resolve("/_emulator/faults?operation=" + fault))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
