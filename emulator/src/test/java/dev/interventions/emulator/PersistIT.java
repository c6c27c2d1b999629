package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.TestClient.Response;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process while clients write. {@code -Demulator.kills=N} sets how often. */
@Timeout(600)
class PersistIT {

    private static final int KILLS = Integer.getInteger("emulator.kills", 3);
    private static final int CLIENTS = 4;
    private static final int PAGE = 150;
    private static final int WRITES_BEFORE_KILL = 100;

    /** Whether each intervention is closed, by the last response that showed it. */
    private final Map<String, Boolean> answered = new ConcurrentHashMap<>();

    /** The interventions whose close was sent and not answered. */
    private final Map<String, Boolean> unanswered = new ConcurrentHashMap<>();

    private final AtomicInteger nextMessage = new AtomicInteger();

    @Test
    void a_kill_loses_no_write_that_was_answered(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("states.jsonl");
        Path seed = Files.writeString(folder.resolve("seed.json"), seed(500 * KILLS));
        for (int kill = 0; kill < KILLS; kill++) {
            Process emulator = started(file, seed);
            try {
                TestClient client = client(emulator);
                assertNothingIsLost(client);
                writeUntilKilled(emulator, client);
            } finally {
                emulator.destroyForcibly().waitFor();
            }
        }
        Process emulator = started(file, seed);
        try {
            assertNothingIsLost(client(emulator));
            assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * WRITES_BEFORE_KILL);
        } finally {
            emulator.destroyForcibly().waitFor();
        }
    }

    private void assertNothingIsLost(TestClient client) {
        Map<String, Boolean> found = allIn(client);
        // Each client may have sent one create whose response was lost.
        assertThat(found).hasSizeBetween(answered.size(), answered.size() + KILLS * CLIENTS);
        assertThat(found.keySet()).containsAll(answered.keySet());
        answered.forEach((id, closed) -> {
            if (closed || !unanswered.containsKey(id)) {
                assertThat(found.get(id)).as(id).isEqualTo(closed);
            }
        });
    }

    /** All interventions, and whether they are closed. */
    private static Map<String, Boolean> allIn(TestClient client) {
        Map<String, Boolean> found = new HashMap<>();
        int count = 1;
        for (int offset = 0; offset < count; offset += PAGE) {
            JsonObject page = client.get("/interventions?limit=" + PAGE + "&offset=" + offset)
                    .json();
            count = page.getInt("count");
            page.getJsonArray("records")
                    .getValuesAs(JsonObject.class)
                    .forEach(row -> found.put(row.getString("id"), row.getBoolean("closed")));
        }
        return found;
    }

    private void writeUntilKilled(Process emulator, TestClient client) throws Exception {
        CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_KILL);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> ends = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            ends.add(clients.submit(() -> write(client, enough)));
        }
        assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
        emulator.destroyForcibly().waitFor();
        for (Future<?> end : ends) {
            end.get();
        }
        clients.shutdown();
    }

    /** Opens, answers and closes the intervention on one message after the other until the process is gone. */
    private void write(TestClient client, CountDownLatch enough) {
        TestClient control = new TestClient(client.base().resolve("/_emulator"), client.token());
        try {
            while (true) {
                String content = "c" + nextMessage.getAndIncrement();
                String id = ok(client.post("/interventions", "content_id=" + content))
                        .getString("id");
                answered.put(id, false);
                ok(control.post("/agent_replies", "intervention_id=" + id + "&user_id=u"));
                unanswered.put(id, true);
                ok(client.put("/interventions/" + id + "/close"));
                answered.put(id, true);
                unanswered.remove(id);
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // The process was killed.
        }
    }

    /** A world with this many messages of as many customers. */
    private static String seed(int messages) {
        String customers = IntStream.range(0, messages)
                .mapToObj("{\"id\":\"i%d\"}"::formatted)
                .collect(Collectors.joining(","));
        String contents = IntStream.range(0, messages)
                .mapToObj(number ->
                        "{\"id\":\"c%d\",\"thread_id\":\"t\",\"identity_id\":\"i%d\"}".formatted(number, number))
                .collect(Collectors.joining(","));
        return """
            {"sources":[{"id":"s"}],"threads":[{"id":"t","source_id":"s"}],
             "users":[{"id":"u","token":"secret","permissions":["update_intervention"],"reads":["s"]}],
             "identities":[%s],"contents":[%s]}\
            """.formatted(customers, contents);
    }

    private static JsonObject ok(Response response) {
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return response.json();
    }

    private static Process started(Path file, Path seed) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("emulator.jar"),
                        "--seed",
                        seed.toString(),
                        "--persist",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @SuppressWarnings("resource") // Closing the reader would close the process's output.
    private static TestClient client(Process emulator) throws IOException {
        return new TestClient(URI.create(emulator.inputReader().readLine()), "secret");
    }
}
