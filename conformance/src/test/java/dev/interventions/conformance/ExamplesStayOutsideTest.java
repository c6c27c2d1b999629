package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples depend on the published modules, and no module depends on them. */
class ExamplesStayOutsideTest {

    private static final String EXAMPLE = "interventions-example-";

    @Test
    void no_module_names_an_example() {
        assertThat(pomsIn(ProjectFolder.root()))
                .hasSizeGreaterThan(5)
                .allSatisfy(pom -> assertThat(Files.readString(pom)).doesNotContain(EXAMPLE));
    }

    @Test
    void no_example_is_published() {
        assertThat(pomsIn(ProjectFolder.root().resolve("examples")))
                .isNotEmpty()
                .allSatisfy(pom -> assertThat(Files.readString(pom))
                        .contains("<artifactId>" + EXAMPLE, "<maven.deploy.skip>true</maven.deploy.skip>"));
    }

    private static Seq<Path> pomsIn(Path folder) {
        try (Stream<Path> modules = Files.list(folder)) {
            return List.ofAll(modules.map(module -> module.resolve("pom.xml")).filter(Files::isRegularFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
