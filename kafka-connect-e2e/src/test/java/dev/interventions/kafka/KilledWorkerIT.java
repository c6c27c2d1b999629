package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin jar in a worker that is killed with SIGKILL while it copies. */
class KilledWorkerIT {

    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final int KILLS = Integer.getInteger("e2e.kills", 2);
    private static final int INTERVENTIONS = Integer.getInteger("e2e.interventions", 4_000);

    private Path directory;
    private EmbeddedBroker broker;
    private BusyAccount account;
    private String secrets;

    @BeforeEach
    void start() throws IOException {
        Path parent = Files.createDirectories(Path.of(System.getProperty("work.directory")));
        directory = Files.createTempDirectory(parent, "run");
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        account = new BusyAccount(INTERVENTIONS);
        secrets = Worker.write(directory.resolve("secrets.properties"), Map.of("token", account.token()));
    }

    @AfterEach
    void stop() {
        account.close();
        broker.close();
    }

    @Test
    void its_topic_becomes_equal_to_the_account() throws InterruptedException {
        Map<String, String> connector = account.connector(broker.address(), secrets);
        account.startWriting(7);
        try (TopicView topic = new TopicView(broker.address(), "interventions")) {
            for (int kill = 1; kill <= KILLS; kill++) {
                Worker worker = Worker.standalone(directory, broker.address(), connector);
                int enough = topic.keys().size() + INTERVENTIONS / 5;
                await(worker, () -> topic.update().keys().size() >= enough);
                worker.kill();
            }
            try (Worker worker = Worker.standalone(directory, broker.address(), connector)) {
                account.stopWriting();
                Map<String, Map<String, Object>> expected = account.expected();
                await(worker, () -> topic.update().compacted().equals(expected));

                assertThat(topic.tombstones()).isPositive();
                assertThat(worker.log()).doesNotContain(account.token());
            }
        }
    }

    @Test
    void with_exactly_once_delivery_nothing_is_written_twice() throws Exception {
        Map<String, String> connector = account.connector(broker.address(), secrets);
        // Without comparisons, the task relies on the stored offset alone.
        connector.put("cancelled", "ignore");
        connector.put("overlap.ms", "0");
        // The first poll after the copy reads the newest again.
        String newest = account.openAnHourLater().value();
        int port = EmbeddedBroker.freePort();
        try (TopicView topic = new TopicView(broker.address(), "interventions")) {
            for (int kill = 1; kill <= KILLS; kill++) {
                Worker worker = Worker.distributed(directory, broker.address(), port);
                if (kill == 1) {
                    await(worker, () -> isCreated(port, connector));
                }
                int enough = topic.keys().size() + INTERVENTIONS / 5;
                await(worker, () -> topic.update().keys().size() >= enough);
                worker.kill();
            }
            try (Worker worker = Worker.distributed(directory, broker.address(), port)) {
                await(worker, () -> topic.update().compacted().size() == INTERVENTIONS + 1);
            }

            assertThat(topic.update().keys().stream().filter(key -> !key.equals(newest)))
                    .hasSize(INTERVENTIONS)
                    .doesNotHaveDuplicates();
        }
    }

    private static boolean isCreated(int port, Map<String, String> connector) {
        String json = connector.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/connectors/interventions/config"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 201 || response.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Worker worker, BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(worker.isAlive())
                    .as(() -> "the worker is alive: " + worker.log())
                    .isTrue();
            assertThat(System.nanoTime())
                    .as(() -> "within " + BOUND + ": " + worker.log())
                    .isLessThan(end);
        }
    }
}
