package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.probe.Behavior.ServiceResponse;
import dev.interventions.probe.wire.Json;
import io.vavr.collection.Vector;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neither output nor ledger has the token or a value of the account. */
@Timeout(120)
class SecretsTest {

    /** Shorter texts are words such as Closed. */
    private static final int SHORTEST = 9;

    private final Set<String> values = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void a_complete_run_shows_none() throws IOException {
        showsNone((call, service) -> service.respond(call));
    }

    @Test
    void contradictions_show_none() throws IOException {
        showsNone((call, service) -> service.respond(call)
                .withEach(record -> ServiceResponse.change(record, "closed_at", Json.text("2011-01-01T11:11:11Z"))));
    }

    @Test
    void a_surprise_shows_none() throws IOException {
        showsNone((call, service) -> call.is("PUT", "/close")
                ? new ServiceResponse(
                        500, "{\"id\":{\"" + call.id() + "\":\"a-secret-value\"},\"customer-name\":\"paul-jones\"}")
                : service.respond(call));
    }

    private void showsNone(Behavior behavior) throws IOException {
        Behavior recorded = (call, service) -> {
            ServiceResponse response = behavior.respond(call, service);
            Json.read(response.body()).forEach(this::record);
            return response;
        };
        Path file = folder.resolve("ledger.json");
        try (TestAccount account = new TestAccount(recorded)) {
            ProbeProcess lines = ProbeProcess.at(account);
            lines.run(ProbeProcess.everything(account, file));
            ProbeProcess json = ProbeProcess.at(account);
            json.run(Vector.of(ProbeProcess.everything(account, file))
                    .append("--json")
                    .toJavaArray(String[]::new));

            values.add(account.token());
            values.add("127.0.0.1");
            values.add("a-secret-value");
            values.add("customer-name");
            assertThat(values).hasSizeGreaterThan(30).contains("carla-smith", "gold-customer", account.replied.value());
            assertThat(lines.out() + lines.err() + json.out() + json.err() + Files.readString(file))
                    .doesNotContain(values);
        }
    }

    private void record(JsonValue value) {
        switch (value.getValueType()) {
            case STRING -> add(((JsonString) value).getString());
            case ARRAY -> value.asJsonArray().forEach(this::record);
            case OBJECT -> record(value.asJsonObject());
            default -> {}
        }
    }

    private void record(JsonObject object) {
        object.values().forEach(this::record);
        if (object.containsKey("custom_fields")) {
            object.getJsonObject("custom_fields").keySet().forEach(this::add);
        }
    }

    private void add(String text) {
        if (text.length() >= SHORTEST) {
            values.add(text);
        }
    }
}
