package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

    private static final Path RULES = Path.of(System.getProperty("basedir", ""))
            .resolve("../docs/rules.md")
            .normalize();

    @ParameterizedTest
    @EnumSource
    void a_rule_has_the_id_and_the_sentence_of_the_documentation(Rule rule) throws IOException {
        String row = "^\\| " + Pattern.quote(rule.id()) + " \\| (.*?) \\|";

        assertThat(Pattern.compile(row, Pattern.MULTILINE)
                        .matcher(Files.readString(RULES))
                        .results()
                        .map((MatchResult found) -> found.group(1).replace("`", "")))
                .containsExactly(rule.sentence());
    }

    @Test
    void no_two_rules_share_an_id() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
    }
}
