package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmulatorJarIT {

    @Test
    void prints_only_its_base_uri_when_it_is_ready_and_ends_when_terminated() throws Exception {
        Process emulator = run("--port", "0");
        try (BufferedReader out = emulator.inputReader(StandardCharsets.UTF_8)) {
            URI api = URI.create(out.readLine());

            assertThat(new TestClient(api, "alice-token").get("/interventions").status())
                    .isEqualTo(200);
            assertThat(TestClient.withoutToken(api).get("/interventions").status())
                    .isEqualTo(401);

            // Process.destroy would close its streams.
            emulator.toHandle().destroy();
            assertThat(emulator.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
            assertThat(errorsOf(emulator)).isEmpty();
        } finally {
            emulator.destroyForcibly();
        }
    }

    @Test
    void serves_the_world_of_a_seed_file(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.json"), """
        {"users": [{"id": "u1", "token": "secret-1"}]}
        """);
        Process emulator = run("--seed", seed.toString(), "--rate-limit", "1");
        try (BufferedReader out = emulator.inputReader(StandardCharsets.UTF_8)) {
            TestClient caller = new TestClient(URI.create(out.readLine()), "secret-1");

            assertThat(caller.get("/interventions").status()).isEqualTo(200);
            assertThat(caller.get("/interventions").status()).isEqualTo(429);
        } finally {
            emulator.destroyForcibly();
        }
    }

    @Test
    void exits_with_2_and_reports_the_place_of_a_mistake_in_the_seed(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.json"), """
        {"users": [{"id": "u1", "reads": ["s9"]}]}
        """);
        Process emulator = run("--seed", seed.toString());

        assertThat(emulator.waitFor()).isEqualTo(2);
        assertThat(errorsOf(emulator)).contains("/users/0/reads/0: there is no source \"s9\"");
        assertThat(emulator.inputReader().readLine()).isNull();
    }

    @Test
    void prints_its_version_and_usage() throws Exception {
        Process version = run("--version");
        assertThat(version.waitFor()).isZero();
        assertThat(version.inputReader().readLine()).matches("interventions-emulator [0-9]+\\.[0-9]+\\.[0-9]+.*");

        Process help = run("--help");
        assertThat(help.waitFor()).isZero();
        assertThat(help.inputReader().readLine()).startsWith("Usage: interventions-emulator");
    }

    private static Process run(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = System.getProperty("emulator.jar");
        List<String> command = Stream.concat(Stream.of(java, "-jar", jar), Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command).start();
    }

    private static String errorsOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
