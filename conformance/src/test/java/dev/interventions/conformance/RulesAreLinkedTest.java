package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.tck.rules.RuleBook;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Javadoc that mentions a rule links to it in the rule book. */
class RulesAreLinkedTest {

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)rules\\.html#([^\"]*)\">([^<]*)</a>");
    private static final Pattern NOT_PROSE = Pattern.compile("\\{@code [^}]*}|" + LINK);

    private static final String FOLDER_OF_PAGE = "{@docRoot}/doc-files/";

    /** The documents for hosts and authors of adapters. */
    private static final Seq<String> MODULES = List.of("domain", "ports", "adapter-inmemory", "tck");

    @Test
    void every_mention_of_a_rule_is_a_link_to_that_rule() throws IOException {
        Seq<String> ids = RuleBook.shipped().ids();

        for (String module : MODULES) {
            Seq<String> comments = javadocOf(module);
            assertThat(comments.flatMap(comment -> unlinked(comment, ids)))
                    .as(module)
                    .isEmpty();
            assertThat(comments.flatMap(RulesAreLinkedTest::links))
                    .as(module)
                    .isNotEmpty()
                    .allSatisfy(link -> {
                        assertThat(link.group(1)).isEqualTo(FOLDER_OF_PAGE);
                        assertThat(link.group(2)).isEqualTo(link.group(3)).isIn(ids);
                    });
        }
    }

    @Test
    void the_page_that_is_linked_has_an_anchor_for_every_rule() throws IOException {
        String page = Files.readString(ProjectFolder.root().resolve("domain/src/main/javadoc/doc-files/rules.html"));

        assertThat(RuleBook.shipped().ids())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(page).containsOnlyOnce("id=\"" + id + "\""));
    }

    @Test
    void reports_a_mention_without_a_link() {
        Seq<String> ids = List.of("A-1", "A-2", "A-3");
        String comment = "/** {@code A-1}, <a href=\"doc-files/rules.html#A-2\">A-2</a>, A-3 and A-4. */";

        assertThat(unlinked(comment, ids)).containsExactly("A-3 in " + comment);
        assertThat(links(comment).map(link -> link.group(2))).containsExactly("A-2");
    }

    private static Seq<String> unlinked(String comment, Seq<String> ids) {
        String prose = NOT_PROSE.matcher(comment).replaceAll("");
        return ids.filter(
                        id -> Pattern.compile("\\b" + id + "\\b").matcher(prose).find())
                .map(id -> id + " in " + comment);
    }

    private static Seq<MatchResult> links(String comment) {
        return List.ofAll(LINK.matcher(comment).results());
    }

    private static Seq<String> javadocOf(String module) throws IOException {
        Path sources = ProjectFolder.root().resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return List.ofAll(files.filter(file -> file.toString().endsWith(".java")))
                    .flatMap(file -> List.ofAll(JAVADOC.matcher(read(file)).results()))
                    .map(MatchResult::group);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
