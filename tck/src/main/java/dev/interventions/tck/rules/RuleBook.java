package dev.interventions.tck.rules;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** All rules, in the order of the document. */
public record RuleBook(Seq<DocumentedRule> rules) {

    private static final Pattern ID = Pattern.compile("[A-Z]+-\\d+");
    private static final String HEADING = "## ";

    /** The {@code docs/rules.md} that this suite was built with. */
    public static RuleBook shipped() {
        return Shipped.BOOK;
    }

    /** The rows of all tables in a document with a section for each kind of rules. */
    public static RuleBook parse(String document) {
        List<DocumentedRule> rules = List.empty();
        String section = "";
        for (String line : List.ofAll(document.lines())) {
            if (line.startsWith(HEADING)) {
                section = anchor(line.substring(HEADING.length()));
            }
            Seq<String> cells = List.of(line.split("\\|")).map(String::strip).drop(1);
            if (cells.headOption().exists(id -> ID.matcher(id).matches())) {
                rules = rules.append(rule(section, cells));
            }
        }
        return new RuleBook(rules);
    }

    private static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static DocumentedRule rule(String section, Seq<String> cells) {
        if (cells.length() != 4) {
            throw new IllegalArgumentException("the row of a rule must have 4 cells, but this one has " + cells.length()
                    + ": " + cells.mkString(" | "));
        }
        return new DocumentedRule(cells.get(0), cells.get(1), section, cells.get(2), places(cells.get(3)));
    }

    private static Seq<DocumentedRule.Place> places(String cell) {
        return List.of(cell.split(",\\s*")).map(place -> DocumentedRule.Place.valueOf(place.toUpperCase(Locale.ROOT)));
    }

    public Seq<String> ids() {
        return rules.map(DocumentedRule::id);
    }

    public Option<DocumentedRule> find(String id) {
        return rules.find(rule -> rule.id().equals(id));
    }

    /** Read once, when it is first needed. */
    private static final class Shipped {

        private static final RuleBook BOOK = parse(document());

        private static String document() {
            try (InputStream file = RuleBook.class.getResourceAsStream("rules.md")) {
                byte[] bytes = Objects.requireNonNull(file, "rules.md is missing from the TCK")
                        .readAllBytes();
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
