package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.probe.check.Check;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/probe.md} and {@code docs/rules.md} say the same as the checks. */
class DocumentTest {

    private static String document(String name) throws IOException {
        return Files.readString(
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/" + name));
    }

    @Test
    void the_document_lists_the_checks() throws IOException {
        String rows = Vector.of(Check.values())
                .map(check -> "| " + check.rule() + " | `" + check.label() + "` | " + need(check) + " | "
                        + check.claim() + " |\n")
                .mkString();

        assertThat(document("probe.md"))
                .contains("| rule | check | needs | claim |\n|---|---|---|---|\n" + rows + "\n");
    }

    private static String need(Check check) {
        return check.need().startsWith("--") ? "`" + check.need() + "`" : check.need();
    }

    @Test
    void each_check_has_a_documented_rule() throws IOException {
        String rules = document("rules.md");

        assertThat(Check.values()).allMatch(check -> rules.contains("\n| " + check.rule() + " | "));
    }
}
