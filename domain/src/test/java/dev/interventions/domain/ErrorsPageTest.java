package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Javadoc's page of errors is generated from {@code docs/errors.md}, which has a section for each error. */
class ErrorsPageTest {

    private static final Path HERE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path DOCUMENT = HERE.resolve("../docs/errors.md");
    private static final Path PAGE = HERE.resolve("src/main/javadoc/doc-files/errors.html");
    private static final Path SOURCES = HERE.resolve("src/main/java/dev/interventions/domain");

    static Stream<Class<?>> errors() {
        return Stream.of(Refused.class, Unavailable.class, InterventionError.class)
                .flatMap(tier -> Stream.of(tier.getPermittedSubclasses()))
                .filter(Class::isRecord);
    }

    @Test
    void the_page_is_generated_from_the_document() throws IOException {
        String page = MarkdownPage.of(Files.readString(DOCUMENT));
        if (Boolean.getBoolean("interventions.pages.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("write it again with: mvn test -pl domain -Dtest='*PageTest' -Dinterventions.pages.write=true")
                .hasContent(page);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void every_error_has_a_section_that_says_what_happened_and_what_to_do(Class<?> error) throws IOException {
        assertThat(section(error)).contains("**What happened:** ").contains("**What to do:** ");
        assertThat(MarkdownPage.of(Files.readString(DOCUMENT))).containsOnlyOnce("id=\"" + anchor(error) + "\"");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void the_javadoc_of_every_error_links_to_its_section(Class<?> error) throws IOException {
        Class<?> file = error.getNestHost();

        assertThat(Files.readString(SOURCES.resolve(file.getSimpleName() + ".java")))
                .containsOnlyOnce("doc-files/errors.html#" + anchor(error) + "\"");
    }

    private static String section(Class<?> error) throws IOException {
        return Stream.of(Files.readString(DOCUMENT).split("(?m)^(?=#)"))
                .filter(section -> section.startsWith("### " + error.getSimpleName() + "\n"))
                .findFirst()
                .orElse("");
    }

    private static String anchor(Class<?> error) {
        return error.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
