package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's documents, as files that link to each other and to the sources. */
class DocumentsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_to_a_file(Path document) {
        assertThat(linksOf(document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void the_walkthrough_enters_each_class_once() {
        List<String> links = linksOf(PROJECT.resolve("docs/walkthrough.md"));

        assertThat(links).filteredOn(link -> link.endsWith(".java")).hasSizeGreaterThan(20);
        assertThat(links).doesNotHaveDuplicates();
    }

    private static Stream<Path> documents() {
        return Stream.concat(markdownIn(PROJECT, 1), markdownIn(PROJECT.resolve("docs"), Integer.MAX_VALUE));
    }

    private static Stream<Path> markdownIn(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> linksOf(Path document) {
        return LINK.matcher(text(document))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
