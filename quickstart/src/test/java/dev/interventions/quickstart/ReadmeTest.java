package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the README and of the documents are parts of the compiled files that they name. */
class ReadmeTest {

    private static final Pattern EXAMPLE = Pattern.compile("<!-- (\\S+\\.java) -->\n```java\n(.*?)```", Pattern.DOTALL);

    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("docs/rules.md")))
            .findFirst()
            .orElseThrow();

    @Test
    void has_one_example_for_each_task() throws IOException {
        assertThat(examples()).hasSize(16);
    }

    @TestFactory
    Stream<DynamicTest> contains_only_code_that_is_compiled() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1),
                        () -> assertThat(withoutIndentation(text(ROOT.resolve(example.group(1)))))
                                .contains(withoutIndentation(example.group(2)))));
    }

    private static List<MatchResult> examples() throws IOException {
        try (Stream<Path> documents =
                Stream.concat(Stream.of(ROOT.resolve("README.md")), Files.list(ROOT.resolve("docs")))) {
            return documents
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> EXAMPLE.matcher(text(file)).results())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
