package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests of published clients and samples, with the original bytes except for tokens and hosts. Each file names its sender, the status of
 * the response and parts of its body, and ends with the request.
 */
class PublishedClientsTest {

    private static final String SENDER = "# Sent by ";
    private static final String STATUS = "# Status ";
    private static final String BODY = "# Body ";

    static Stream<String> requests() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".http"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void get_the_documented_response(String request) throws IOException {
        String file = read(request);

        String response = responseTo(file);

        assertThat(response).startsWith("HTTP/1.1 " + only(STATUS, file).get(0) + " ");
        assertThat(response).contains(only(BODY, file));
    }

    @Test
    void send_each_operation_in_a_query_a_form_and_json() throws IOException {
        List<String> heads = requests().map(PublishedClientsTest::read).toList();

        for (String operation : List.of("POST", "/close", "/cancel", "/reassign", "/update_categories")) {
            assertThat(heads).filteredOn(head -> head.contains(operation)).hasSizeGreaterThan(1);
        }
        assertThat(heads)
                .allMatch(head ->
                        only(SENDER, head).size() == 1 && !only(BODY, head).isEmpty());
    }

    private static String responseTo(String file) throws IOException {
        Seed seed = SeedReader.read(read("seed.json")).get();
        EmulatorSettings settings = EmulatorSettings.defaults();
        try (EngageEmulator emulator = EngageEmulator.start(Tenants.beginningWith(seed, seed, settings), settings);
                RawClient client = new RawClient(emulator.baseUri())) {
            return client.send(wireForm(file)).end().rest();
        }
    }

    /** The request in the file, whose lines end with a line feed only. */
    private static String wireForm(String file) {
        String request = file.replaceAll("(?m)^#.*\n", "");
        int end = request.indexOf("\n\n");
        String body = request.substring(end + 2).stripTrailing();
        return request.substring(0, end).replace("\n", "\r\n") + "\r\n\r\n" + body;
    }

    private static List<String> only(String prefix, String file) {
        return file.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    private static String read(String name) {
        try {
            return Files.readString(folder().resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(PublishedClientsTest.class.getResource("clients"), "clients")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
