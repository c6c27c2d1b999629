package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.tck.rules.DocumentedRule;
import dev.interventions.tck.rules.RuleBook;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/fidelity.md} with the rules, and with the tests that it names. */
class FidelityTest {

    /** Rules about the requests of a client, and its reading of responses: the emulator has no part in them. */
    private static final Set<String> CLIENT_SIDE = HashSet.of(
            "AUTH-2",
            "STATE-1",
            "STATE-2",
            "STATE-3",
            "STATE-5",
            "WIRE-1",
            "WIRE-2",
            "WIRE-3",
            "WIRE-4",
            "WIRE-6",
            "COMMENT-13",
            "JOURNAL-6");

    private static final String ID = "[A-Z]+-\\d+";
    private static final int CELLS_OF_RULE = 5;
    private static final int CELLS_OF_OTHER = 4;

    private final Path root = ProjectFolder.root();
    private final Seq<Seq<String>> rows = rows();

    FidelityTest() throws IOException {}

    /** A row of a table. */
    private record Row(Option<String> rule, String behavior, String source, String test, String evidence) {

        static Row of(Seq<String> cells) {
            boolean isRule = cells.length() == CELLS_OF_RULE;
            Seq<String> rest = isRule ? cells.tail() : cells;
            return new Row(Option.when(isRule, cells.head()), rest.get(0), rest.get(1), rest.get(2), rest.get(3));
        }

        /** The evidence that a source gives; observations of the service have a date. */
        boolean isConsistent() {
            return evidence.matches("proven on \\d{4}-\\d{2}-\\d{2}.*") || evidence.equals(evidenceOf(source));
        }

        private static String evidenceOf(String source) {
            if (source.equals("choice")) {
                return "choice";
            }
            return source.contains("choice") ? "inferred" : "documented";
        }
    }

    @Test
    void every_rule_on_the_service_has_a_row_with_its_words_and_source() {
        Seq<DocumentedRule> onService = RuleBook.shipped()
                .rules()
                .reject(rule -> rule.source().equals("ours"))
                .reject(rule -> CLIENT_SIDE.contains(rule.id()));

        assertThat(behaviors()
                        .filter(row -> row.rule().isDefined())
                        .map(row -> row.rule().get() + " | " + row.behavior() + " | " + row.source()))
                .containsExactlyElementsOf(
                        onService.map(rule -> rule.id() + " | " + rule.sentence() + " | " + rule.source()));
    }

    @Test
    void the_evidence_is_what_the_source_gives() {
        assertThat(behaviors().reject(Row::isConsistent)).isEmpty();
    }

    @Test
    void every_row_names_a_test_and_that_of_a_rule_has_its_tag() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Row row : behaviors()) {
            Option<Path> test = fileOf(row.test());
            softly.assertThat(test).as("%s", row).isNotEmpty();
            if (test.isDefined() && row.rule().isDefined()) {
                softly.assertThat(TaggedTests.tagsInSources(sourcesOf(test.get())))
                        .as("%s", row)
                        .contains(row.rule().get());
            }
        }
        softly.assertAll();
    }

    /** The file of a test; for one that runs a contract against the emulator, that of the contract. */
    private Option<Path> fileOf(String test) throws IOException {
        String name =
                test.startsWith("Http") ? test.substring("Http".length()).replaceFirst("Test$", "Contract") : test;
        for (String module : List.of("emulator/src/test/java", "tck/src/main/java", "domain/src/test/java")) {
            try (Stream<Path> files = Files.walk(root.resolve(module))) {
                Option<Path> found = Option.ofOptional(
                        files.filter(file -> file.getFileName().toString().equals(name + ".java"))
                                .findFirst());
                if (found.isDefined()) {
                    return found;
                }
            }
        }
        return Option.none();
    }

    private static Iterable<? extends javax.tools.JavaFileObject> sourcesOf(Path file) {
        return javax.tools.ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, null, null)
                .getJavaFileObjects(file);
    }

    private Seq<Row> behaviors() {
        return rows.map(Row::of);
    }

    private Seq<Seq<String>> rows() throws IOException {
        return List.ofAll(Files.readAllLines(ProjectFolder.root().resolve("docs/fidelity.md")))
                .dropUntil("## Rules"::equals)
                .filter(line -> line.startsWith("| "))
                .map(line -> (Seq<String>)
                        List.of(line.split("\\|")).map(String::strip).tail())
                .reject(cells -> cells.last().equals("evidence"))
                .filter(cells -> cells.length() == CELLS_OF_OTHER
                        || (cells.length() == CELLS_OF_RULE && cells.head().matches(ID)));
    }
}
