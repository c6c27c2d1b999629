package dev.interventions.records;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.interventions.domain.Intervention;
import dev.interventions.records.field.Field;
import dev.interventions.records.field.FieldValues;
import dev.interventions.records.field.InterventionFields;
import dev.interventions.records.field.MalformedValueException;
import dev.interventions.records.field.Utf8;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Interventions as CSV (RFC 4180): UTF-8 without a byte order mark, separated by commas, a first row with the names of the columns, one row
 * for each intervention. The columns are the fields of {@link InterventionJson}, with the same forms of instants and durations; an empty
 * cell is an absent value.
 *
 * <ul>
 * <li>Columns with several values hold JSON: {@code category_ids} a list, {@code custom_fields} an object. <li>Text and ids that a
 * spreadsheet would take as a formula, since they begin with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a line break, are written
 * with an apostrophe before them. So are text that begins with an apostrophe, and empty text. Reading removes one apostrophe
 * (<em>choice</em>).
 * </ul>
 *
 * <p>An intervention that was written is read back as an equal one, with the same exception as {@link InterventionJson}.
 */
public final class InterventionCsv {

    private InterventionCsv() {}

    /**
     * A writer to this stream, which begins with the names of the columns. It refuses text with an unpaired surrogate, and text of more
     * than {@link InterventionJson#MAX_LENGTH} characters.
     */
    public static RecordWriter writer(OutputStream out) {
        return new Writer(CsvWriter.builder().build(out, StandardCharsets.UTF_8));
    }

    /**
     * The interventions in this stream, which are read during the iteration; only one iteration is possible. The separator can also be a
     * semicolon, as spreadsheets write it; then the first line contains one. Columns can have any order, and unknown ones are ignored; only
     * {@code id} is required. A malformed row is an error, and reading continues with the next one. The caller closes the stream.
     */
    public static Iterable<Either<RecordError, Intervention>> read(InputStream in) {
        return new Records<>(new CsvRows<>(in, Option.none(), InterventionCsv::columns));
    }

    private static CsvRows.Columns<Intervention> columns(List<String> names) {
        Seq<Tuple2<Field<?>, Integer>> fields = Vector.ofAll(names)
                .zipWithIndex()
                .flatMap(column -> InterventionFields.named(column._1).map(field -> Tuple.of(field, column._2)));
        return cells -> {
            FieldValues values = new FieldValues();
            fields.forEach(column -> read(cells.get(column._2), column._1, values));
            return InterventionFields.intervention(values);
        };
    }

    private static <T> void read(String cell, Field<T> field, FieldValues values) {
        if (cell.isEmpty()) {
            return;
        }
        try {
            values.put(field, field.type().fromCell().apply(cell));
        } catch (MalformedValueException malformed) {
            throw malformed.in(field.name());
        }
    }

    private static final class Writer implements RecordWriter {

        private final CsvWriter csv;

        private Writer(CsvWriter csv) {
            this.csv = csv;
            csv.writeRecord(InterventionFields.ALL.map(Field::name));
        }

        @Override
        public void write(Intervention intervention) throws IOException {
            Seq<String> row = InterventionFields.ALL.map(field -> cell(field, intervention));
            requireWritable(intervention, row);
            try {
                csv.writeRecord(row);
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
        }

        private static void requireWritable(Intervention intervention, Seq<String> row) {
            if (!row.forAll(Utf8::canHold)) {
                throw new IllegalArgumentException(
                        "intervention " + intervention.id().value() + " has a text with an unpaired surrogate");
            }
            if (row.exists(cell -> cell.length() > CsvRows.MAX_CELL)) {
                throw new IllegalArgumentException("intervention "
                        + intervention.id().value() + " has more than " + CsvRows.MAX_CELL + " characters in a cell");
            }
        }

        private static <T> String cell(Field<T> field, Intervention intervention) {
            return field.of(intervention).map(field.type().toCell()).getOrElse("");
        }

        @Override
        public void flush() throws IOException {
            csv.flush();
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }
}
