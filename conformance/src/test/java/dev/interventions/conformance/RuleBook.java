package dev.interventions.conformance;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rows of {@code docs/rules.md}. */
record RuleBook(Seq<Row> rows) {

    private static final Pattern ID = Pattern.compile("[A-Z]+-\\d+");

    /** Where a rule holds, and so where a test has to name it. */
    enum Place {
        DOMAIN,
        PORT,
        WIRE
    }

    /** One rule. */
    record Row(String id, String sentence, Seq<Place> places) {}

    static RuleBook parse(String document) {
        return new RuleBook(List.ofAll(document.lines()).flatMap(RuleBook::row));
    }

    private static Option<Row> row(String line) {
        Seq<String> cells = List.of(line.split("\\|")).map(String::strip).drop(1);
        return Option.when(cells.headOption().exists(id -> ID.matcher(id).matches()), () -> {
            if (cells.length() != 4) {
                throw new IllegalArgumentException("a rule has four cells, but this has not: " + line);
            }
            return new Row(cells.get(0), cells.get(1), places(cells.get(3)));
        });
    }

    private static Seq<Place> places(String cell) {
        return List.of(cell.split(",\\s*")).map(place -> Place.valueOf(place.toUpperCase(Locale.ROOT)));
    }

    Seq<String> ids() {
        return rows.map(Row::id);
    }

    Option<Row> find(String id) {
        return rows.find(row -> row.id().equals(id));
    }
}
