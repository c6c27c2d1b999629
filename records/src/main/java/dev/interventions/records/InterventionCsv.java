package dev.interventions.records;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.interventions.domain.Intervention;
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
 *   <li>Columns with several values hold JSON: {@code category_ids} a list, {@code custom_fields} an object.
 *   <li>Text and ids that a spreadsheet would take as a formula have an apostrophe before them: what begins with {@code =}, {@code +},
 *       {@code -}, {@code @}, a tab or a line break. So do text that begins with an apostrophe and empty text; reading takes one apostrophe
 *       away (<em>choice</em>).
 * </ul>
 *
 * <p>What is written is read back as an equal intervention, with the exception that {@link InterventionJson} has.
 */
public final class InterventionCsv {

    private InterventionCsv() {}

    /** A writer to this stream, which begins with the names of the columns. It refuses text with an unpaired surrogate. */
    public static RecordWriter writer(OutputStream out) {
        return new Writer(CsvWriter.builder().build(out, StandardCharsets.UTF_8));
    }

    /**
     * The interventions in this stream, which are read while they are iterated over, once. The separator may also be a semicolon, which a
     * spreadsheet may have written; then the first line has one. Columns may have any order, and unknown ones are ignored; {@code id} must
     * be there. A malformed row is an error, and reading goes on with the next one. The caller closes the stream.
     */
    public static Iterable<Either<RecordError, Intervention>> read(InputStream in) {
        return new Records<>(new CsvRows<>(in, Option.none(), InterventionCsv::columns));
    }

    private static CsvRows.Columns<Intervention> columns(List<String> names) {
        Seq<Option<Field<?>>> fields = Vector.ofAll(names).map(InterventionFields::named);
        return cells -> {
            FieldValues values = new FieldValues();
            fields.zipWithIndex()
                    .forEach(column -> column._1.forEach(field -> read(cells.get(column._2), field, values)));
            return InterventionFields.intervention(values);
        };
    }

    static <T> void read(String cell, Field<T> field, FieldValues values) {
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
            row.reject(Utf8::canHold).forEach(cell -> {
                throw new IllegalArgumentException(
                        "intervention " + intervention.id().value() + " has a text with an unpaired surrogate");
            });
            try {
                csv.writeRecord(row);
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
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
