package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Builds no image: checks that the names in the Dockerfile are those of the build, and that the options exist. */
class DockerfileTest {

    private static final Set<String> INSTRUCTIONS =
            Set.of("FROM", "COPY", "WORKDIR", "ENV", "RUN", "USER", "EXPOSE", "ENTRYPOINT", "CMD");

    private final List<String> lines = Files.readAllLines(Path.of("Dockerfile")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();

    DockerfileTest() throws IOException {}

    @Test
    void has_only_instructions_of_one_line() {
        assertThat(lines).allSatisfy(line -> {
            assertThat(INSTRUCTIONS).contains(line.split(" ", 2)[0]);
            assertThat(line).doesNotEndWith("\\");
        });
        assertThat(lines.get(0)).startsWith("FROM ");
    }

    @Test
    void copies_the_jar_that_the_build_makes() throws IOException {
        String jar = only("COPY").split(" ")[0];

        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<outputFile>${project.build.directory}/" + jar + "</outputFile>");
        assertThat(only("COPY")).isEqualTo(jar + " " + only("WORKDIR") + "/");
        assertThat(started()).startsWith("java", "-jar", jar);
    }

    @Test
    void starts_the_emulator_with_valid_options_on_the_port_that_it_exposes() {
        List<String> options = started().subList(3, started().size());

        CommandLine line = CommandLine.parse(options.toArray(String[]::new)).get();

        assertThat(line.settings().port()).isEqualTo(Integer.parseInt(only("EXPOSE")));
        assertThat(line.settings().isLoopback()).isFalse();
    }

    @Test
    void uses_the_archive_that_it_writes_and_writes_it_with_the_same_options() {
        List<String> options = values("ENV").toList();

        assertThat(only("RUN"))
                .contains("-XX:ArchiveClassesAtExit=emulator.jsa", "|| test -f emulator.jsa")
                .contains(started().get(2));
        assertThat(options.get(1))
                .isEqualTo(options.get(0).replaceFirst("\"$", "") + " -XX:SharedArchiveFile=" + only("WORKDIR")
                        + "/emulator.jsa\"");
    }

    /** The command that a container runs. */
    private List<String> started() {
        return Stream.concat(words(only("ENTRYPOINT")), words(only("CMD"))).toList();
    }

    private static Stream<String> words(String array) {
        try (var reader = jakarta.json.Json.createReader(new StringReader(array))) {
            JsonArray words = reader.readArray();
            return words.getValuesAs(JsonString.class).stream().map(JsonString::getString);
        }
    }

    private String only(String instruction) {
        List<String> values = values(instruction).toList();
        assertThat(values).as(instruction).hasSize(1);
        return values.get(0);
    }

    private Stream<String> values(String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1));
    }
}
