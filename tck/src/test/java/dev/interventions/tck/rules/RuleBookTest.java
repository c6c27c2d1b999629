package dev.interventions.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.tck.rules.DocumentedRule.Place;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    @Test
    void comes_with_the_rules_of_the_document() {
        assertThat(RuleBook.shipped().find("CLOSE-2"))
                .isEqualTo(Option.some(new DocumentedRule(
                        "CLOSE-2",
                        "an intervention without agent reply can't be closed",
                        "close",
                        "close",
                        List.of(Place.DOMAIN, Place.PORT))));
        assertThat(RuleBook.shipped().find("FIELDS-1").get().section()).isEqualTo("custom-fields");
        assertThat(RuleBook.shipped().find("WIRE-12")).isNotEmpty();
        assertThat(RuleBook.shipped().find("CLOSE-99")).isEmpty();
    }

    @Test
    void refuses_a_rule_with_a_missing_cell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleBook.parse("| TEA-1 | tea is hot | guide |"))
                .withMessageContaining("TEA-1 | tea is hot | guide");
    }

    @Test
    void reads_rows_under_their_headings() {
        RuleBook book = RuleBook.parse("""
            # Tea
            ## Hot tea
            | id | rule | source | holds in |
            |---|---|---|---|
            | TEA-1 | tea is hot | guide, choice | domain, port |
            ## Milk
            | MILK-10 | milk comes last | ours | wire |
            """);

        assertThat(book.ids()).containsExactly("TEA-1", "MILK-10");
        assertThat(book.find("TEA-1").get().broken())
                .isEqualTo("TEA-1 is broken: tea is hot (docs/rules.md#hot-tea, source: guide, choice)");
        assertThat(book.find("MILK-10").get().broken())
                .isEqualTo("MILK-10 is broken: milk comes last (docs/rules.md#milk, source: ours)");
    }
}
