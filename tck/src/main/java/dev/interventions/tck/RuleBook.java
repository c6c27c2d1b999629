package dev.interventions.tck;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** All rules by id. */
final class RuleBook {

    private static final Pattern ID = Pattern.compile("[A-Z]+-\\d+");
    private static final String HEADING = "## ";

    private final Map<String, DocumentedRule> rules;

    private RuleBook(Map<String, DocumentedRule> rules) {
        this.rules = rules;
    }

    /** The {@code docs/rules.md} that this suite was built with. */
    static RuleBook shipped() {
        return Shipped.BOOK;
    }

    /** The rows of all tables in a document with a section for each kind of rules. */
    static RuleBook parse(String document) {
        Map<String, DocumentedRule> rules = LinkedHashMap.empty();
        String section = "";
        for (String line : List.ofAll(document.lines())) {
            if (line.startsWith(HEADING)) {
                section = anchor(line.substring(HEADING.length()));
            }
            Seq<String> cells = List.of(line.split("\\|")).map(String::strip).drop(1);
            if (cells.length() >= 3 && ID.matcher(cells.head()).matches()) {
                rules = rules.put(cells.head(), new DocumentedRule(cells.get(0), cells.get(1), section, cells.get(2)));
            }
        }
        return new RuleBook(rules);
    }

    private static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    Option<DocumentedRule> find(String id) {
        return rules.get(id);
    }

    /** Read when the first rule is looked up, and once. */
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
