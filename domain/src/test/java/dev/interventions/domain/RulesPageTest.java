package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Javadoc's rule book is generated from {@code docs/rules.md}. */
class RulesPageTest {

    private static final Path HERE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path DOCUMENT = HERE.resolve("../docs/rules.md");
    private static final Path PAGE = HERE.resolve("src/main/javadoc/doc-files/rules.html");

    @Test
    void the_page_is_generated_from_the_document() throws IOException {
        String page = MarkdownPage.of(Files.readString(DOCUMENT));
        if (Boolean.getBoolean("interventions.pages.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("write it again with: mvn test -pl domain -Dtest='*PageTest' -Dinterventions.pages.write=true")
                .hasContent(page);
    }

    @Test
    void a_document_is_rendered_as_headings_paragraphs_and_tables_whose_ids_are_anchors() {
        assertThat(MarkdownPage.of("""
                # Tea

                Is **hot** & *good*,
                as `a < b` [says](https://example.org/tea), unlike [milk](../milk.md).

                ## Who drinks it
                | id | rule |
                |---|---|
                | TEA-1 | it is `hot` |

                ## Who doesn't
                | who | rule |
                |---|---|
                | none | it follows TEA-1 |
                """)).isEqualTo("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <title>Tea</title>
                </head>
                <body>
                <h1>Tea</h1>
                <p>Is <strong>hot</strong> &amp; <em>good</em>,
                as <code>a &lt; b</code> <a href="https://example.org/tea">says</a>, unlike milk.</p>
                <h2>Who drinks it</h2>
                <table>
                <caption>Who drinks it</caption>
                <tr><th scope="col">id</th><th scope="col">rule</th></tr>
                <tr id="TEA-1"><td>TEA-1</td><td>it is <code>hot</code></td></tr>
                </table>
                <h2>Who doesn't</h2>
                <table>
                <caption>Who doesn't</caption>
                <tr><th scope="col">who</th><th scope="col">rule</th></tr>
                <tr><td>none</td><td>it follows TEA-1</td></tr>
                </table>
                </body>
                </html>
                """);
    }
}
