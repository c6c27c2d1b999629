package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.TestClient.Response;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import io.vavr.Tuple;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The README's example with curl: its responses are written by hand, and the emulator's have to be the same. */
class ReadmeTest {

    private static final Pattern STEP =
            Pattern.compile("```sh\\n(curl [^\\n]*)\\n```\\n```json\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern SEED = Pattern.compile("```json\\n(\\{\\n.*?)\\n```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String AND_MORE = "…";

    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void every_step_of_the_example_with_curl_gets_the_written_response() throws IOException {
        Seed sample = SeedReader.read(sampleSeed()).get();
        List<MatchResult> steps = STEP.matcher(readme).results().toList();
        assertThat(steps)
                .isNotEmpty()
                .hasSameSizeAs(
                        readme.lines().filter(line -> line.startsWith("curl ")).toList());

        try (EngageEmulator emulator = EngageEmulator.start(
                new Tenants(sample.world(), sample.tokens(), EmulatorSettings.defaults(), Option.some(() -> sample)),
                EmulatorSettings.defaults())) {
            SoftAssertions softly = new SoftAssertions();
            for (MatchResult step : steps) {
                Response response = curl(step.group(1), emulator.baseUri());
                JsonObject written = Json.readObject(step.group(2)).get();
                softly.assertThat(shownOf(response.json(), written))
                        .as(step.group(1))
                        .isEqualTo(withoutAndMore(written));
                softly.assertThat(response.status()).as(step.group(1)).isEqualTo(written.getInt("status", 200));
            }
            softly.assertAll();
        }
    }

    @Test
    void a_command_that_stays_in_the_foreground_is_the_last_line_of_its_block() {
        assertThat(readme).contains("```sh\njava -jar ").doesNotContainPattern("\njava -jar [^\n&]*\n(?!```)");
    }

    @Test
    void the_seed_of_the_documentation_has_no_mistake() {
        String seed = SEED.matcher(readme).results().findFirst().orElseThrow().group(1);

        assertThat(SeedReader.read(seed)).isNotEmpty();
    }

    private static String sampleSeed() throws IOException {
        try (var sample = Main.class.getResourceAsStream("sample-seed.json")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The fields of a response that the README shows: all, or those next to {@code "…"}. */
    private static Map<String, JsonValue> shownOf(JsonObject response, JsonObject written) {
        if (!written.containsKey(AND_MORE)) {
            return response;
        }
        return Vector.ofAll(response.entrySet())
                .filter(field -> written.containsKey(field.getKey()))
                .toJavaMap(field -> Tuple.of(field.getKey(), field.getValue()));
    }

    private static Map<String, JsonValue> withoutAndMore(JsonObject written) {
        return Vector.ofAll(written.entrySet())
                .filter(field -> !field.getKey().equals(AND_MORE))
                .toJavaMap(field -> Tuple.of(field.getKey(), field.getValue()));
    }

    /** Sends what curl would send for this line. */
    private static Response curl(String line, URI api) {
        List<String> words = WORD.matcher(line)
                .results()
                .map(word -> Vector.of(word.group(1), word.group(2), word.group(3))
                        .find(part -> part != null)
                        .get())
                .map(word -> word.replace("$API", api.toString())
                        .replace("$CONTROL", api.resolve("/_emulator").toString())
                        .replace("$ALICE", "Authorization: Bearer alice-token")
                        .replace("$BOB", "Authorization: Bearer bob-token"))
                .toList();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        List<String> data = new ArrayList<>();
        String method = "";
        String type = "application/x-www-form-urlencoded";
        for (int at = 1; at < words.size(); at++) {
            switch (words.get(at)) {
                case "-s" -> {}
                case "-X" -> method = words.get(++at);
                case "-d" -> data.add(words.get(++at));
                case "-H" -> {
                    String[] header = words.get(++at).split(": ", 2);
                    if (header[0].equals("Content-Type")) {
                        type = header[1];
                    } else {
                        request.header(header[0], header[1]);
                    }
                }
                default -> request.uri(URI.create(words.get(at)));
            }
        }
        if (!data.isEmpty()) {
            request.header("Content-Type", type);
        }
        String chosen = !method.isEmpty() ? method : data.isEmpty() ? "GET" : "POST";
        return TestClient.withoutToken(api)
                .send(request.method(chosen, BodyPublishers.ofString(String.join("&", data))));
    }
}
