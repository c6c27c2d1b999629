package dev.interventions.cli.terminal;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A table whose columns are as wide as the longest text among the first rows, or wider. On a terminal, the last columns are left out if they don't
 * fit into a line. No text is truncated.
 */
public final class Table {

    private static final String GAP = "  ";

    /**
     * A column.
     *
     * @param title its title
     * @param width how wide it is at least, since later rows may have longer texts than the first ones
     */
    public record Column(String title, int width) {

        /** A column that is at least as wide as its title. */
        public static Column of(String title) {
            return new Column(title, title.length());
        }
    }

    private final Console console;
    private final Vector<Column> columns;
    private Vector<Integer> widths = Vector.empty();

    /** A table with these columns, the most important first. */
    public Table(Console console, Vector<Column> columns) {
        this.console = console;
        this.columns = columns;
    }

    /** Writes these rows, each with a cell for each column, and before the first ones the titles. */
    public void print(Seq<? extends Seq<Line>> rows) {
        if (widths.isEmpty()) {
            widths = fitting(columns.zipWithIndex(
                    (column, index) -> rows.map(row -> row.get(index).width())
                            .append(column.width())
                            .max()
                            .get()));
            row(columns.map(column -> Line.of(Line.Style.BOLD, column.title())));
        }
        rows.forEach(this::row);
    }

    private Vector<Integer> fitting(Vector<Integer> wanted) {
        Terminal terminal = console.terminal();
        Vector<Integer> ends = wanted.scanLeft(-GAP.length(), (end, width) -> end + GAP.length() + width)
                .tail();
        int number =
                ends.filter(end -> !terminal.out() || end <= terminal.width()).length();
        return wanted.take(Math.max(1, number));
    }

    private void row(Seq<Line> cells) {
        Line line = cells.take(widths.length())
                .zipWithIndex((cell, column) -> column + 1 < widths.length() ? padded(cell, column) : cell)
                .reduce(Line::and);
        console.print(line);
    }

    private Line padded(Line cell, int column) {
        return cell.and(" ".repeat(Math.max(0, widths.get(column) - cell.width())) + GAP);
    }
}
