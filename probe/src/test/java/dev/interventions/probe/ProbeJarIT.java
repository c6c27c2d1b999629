package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProbeJarIT {

    @TempDir
    Path folder;

    private Process run(Map<String, String> variables, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder process = new ProcessBuilder(
                        Stream.concat(Stream.of(java, "-jar", System.getProperty("probe.jar")), Stream.of(arguments))
                                .toList())
                .directory(folder.toFile());
        process.environment().keySet().removeAll(List.of(Credentials.BASE_URI, Credentials.TOKEN));
        process.environment().putAll(variables);
        return process.start();
    }

    private static String text(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void reads_an_account_and_writes_a_ledger_with_its_version() throws Exception {
        try (TestAccount account = TestAccount.good()) {
            Process probe =
                    run(Map.of(Credentials.BASE_URI, account.baseUri().toString(), Credentials.TOKEN, account.token()));

            assertThat(text(probe.getInputStream())).contains("proven           LIST-3     list-updated");
            assertThat(text(probe.getErrorStream())).isEmpty();
            assertThat(probe.waitFor()).isZero();
            assertThat(Files.readString(folder.resolve("ledger.json")))
                    .containsPattern("\"suite\": \"\\d+\\.\\d+\\.\\d+.*\"");
        }
    }

    @Test
    void without_an_account_the_message_says_what_to_do() throws Exception {
        Process probe = run(Map.of());

        assertThat(text(probe.getErrorStream()))
                .isEqualToIgnoringNewLines("interventions-probe: no account: set INTERVENTIONS_BASE_URI and"
                        + " INTERVENTIONS_TOKEN, or name a file that has them with --account");
        assertThat(probe.waitFor()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void prints_its_version() throws Exception {
        Process probe = run(Map.of(), "--version");

        assertThat(text(probe.getInputStream())).matches("interventions-probe \\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(probe.waitFor()).isZero();
    }
}
