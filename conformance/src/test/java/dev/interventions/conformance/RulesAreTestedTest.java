package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Rule;
import dev.interventions.tck.rules.DocumentedRule;
import dev.interventions.tck.rules.DocumentedRule.Place;
import dev.interventions.tck.rules.RuleBook;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

class RulesAreTestedTest {

    private static final Map<Place, Seq<String>> TEST_FOLDERS = HashMap.of(
            Place.DOMAIN, List.of("domain/src/test/java"),
            Place.PORT, List.of("tck/src/main/java", "ports/src/test/java"),
            Place.WIRE, List.of("adapter-http/src/test/java", "emulator/src/test/java"));

    @Test
    void every_rule_is_named_by_a_test_of_each_place_where_it_holds() {
        assertThat(coverage().untested().mkString("\n")).isEmpty();
    }

    @Test
    void every_tag_of_a_test_names_a_rule() {
        assertThat(coverage().unknown().mkString("\n")).isEmpty();
    }

    @Test
    void every_rule_is_documented_once() {
        assertThat(RuleBook.shipped().ids()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void the_domain_names_its_rules_by_the_ids_and_words_of_the_document() {
        for (Rule rule : Rule.values()) {
            assertThat(RuleBook.shipped().find(rule.id()).map(DocumentedRule::sentence))
                    .as("%s", rule)
                    .isEqualTo(Option.some(rule.sentence()));
        }
    }

    // ---- the check itself ----

    private static final RuleBook PLANTED = RuleBook.parse("""
      | id | rule | source | holds in |
      |---|---|---|---|
      | A-1 | tea is hot | guide | domain, port |
      | A-2 | milk comes last | choice | wire |
      """);

    @Test
    void reports_a_rule_that_a_place_does_not_test() {
        RuleCoverage coverage = new RuleCoverage(PLANTED, HashMap.of(Place.DOMAIN, HashSet.of("A-1", "A-2")));

        assertThat(coverage.untested())
                .containsExactly("A-1 has no test in PORT: tea is hot", "A-2 has no test in WIRE: milk comes last");
    }

    @Test
    void reports_a_tag_that_is_no_rule() {
        RuleCoverage coverage = new RuleCoverage(PLANTED, HashMap.of(Place.PORT, HashSet.of("A-1", "A-9")));

        assertThat(coverage.unknown()).containsExactly("a test in PORT names A-9, which is no rule");
    }

    @Test
    void counts_tags_on_test_methods_only() throws IOException {
        JavaFileObject source = source("""
        class BrewingTest {
          @Test @Tag("A-1") @org.junit.jupiter.api.Tag(value = "A-2") void brews() {}
          @Tag("A-3")
          @ParameterizedTest(name = "{0} (hot)")
          @ValueSource(strings = {"@Tag(\\"NO-1\\")", "b"})
          void brews_each(String kind) {}
          @RepeatedTest(3) @Tag("A-4") void brews_again() {}
          @Tag("NO-2") void is_no_test() {}
          // @Test @Tag("NO-3")
          /* @Test @Tag("NO-4") void is_a_comment() {} */
          @Test void has_no_tag() {}
          @Nested @Tag("NO-5") class WithMilk {
            @Test @Tag("A-5") void brews() {}
          }
        }
        """);

        assertThat(TaggedTests.tagsInSources(List.of(source)))
                .containsExactlyInAnyOrder("A-1", "A-2", "A-3", "A-4", "A-5");
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///BrewingTest.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    // ---- locations ----

    private static RuleCoverage coverage() {
        Path root = ProjectFolder.root();
        return new RuleCoverage(
                RuleBook.shipped(),
                TEST_FOLDERS.mapValues(folders -> TaggedTests.tagsInFolders(folders.map(root::resolve))));
    }
}
