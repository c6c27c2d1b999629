package dev.interventions.conformance;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of {@code docs/rules.md}. */
public record RuleBook(Seq<Row> rows) {

    private static final String DOCUMENT = "docs/rules.md";
    private static final Pattern ID = Pattern.compile("[A-Z]+-\\d+");

    /** Where a rule holds, and so where a test has to name it. */
    public enum Place {
        DOMAIN,
        PORT,
        WIRE
    }

    /** One rule. */
    public record Row(String id, String sentence, Seq<Place> places) {}

    /** The document of the project in whose folder, or in one below, this runs. */
    public static RuleBook ofThisProject() throws IOException {
        return parse(Files.readString(root().resolve(DOCUMENT)));
    }

    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(DOCUMENT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no folder from here upwards has " + DOCUMENT));
    }

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
