package dev.interventions.records;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.interventions.records.field.InterventionFields;
import dev.interventions.records.field.MalformedValueException;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from UTF-8 text in CSV, whose first row names the columns, {@code id} among them. A byte order mark and empty lines are
 * skipped. The separator is the given one, or a semicolon if the first line has one and a comma otherwise.
 */
final class CsvRows<T> implements Records.Source<T> {

    /** No column has nearly as long a value (<em>choice</em>). */
    static final int MAX_CELL = InterventionJson.MAX_LENGTH;

    /** Each quote inside a cell is doubled, and FastCSV reads a few thousand characters ahead. */
    private static final int BUFFER = 2 * MAX_CELL + 64 * 1024;

    private static final int MAX_FIRST_LINE = 64 * 1024;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    /** The columns of a file. */
    interface Columns<T> {

        /** The record in this row, which has a cell for each column. */
        T record(List<String> cells);
    }

    private final Reader in;
    private final QuoteCounter quotes;
    private final Option<Character> separator;
    private final Function<List<String>, Columns<T>> header;
    private @Nullable Iterator<CsvRecord> rows;
    private @Nullable Columns<T> columns;
    private int width;
    private long line = 1;

    /** @param header the columns with these names; throws a {@link MalformedValueException} if they aren't usable */
    CsvRows(InputStream in, Option<Character> separator, Function<List<String>, Columns<T>> header) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), MAX_FIRST_LINE);
        this.quotes = new QuoteCounter(this.in);
        this.separator = separator;
        this.header = header;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Option<Either<RecordError, T>> next() throws IOException {
        if (columns == null) {
            try {
                columns = columns();
            } catch (MalformedValueException malformed) {
                return Option.some(Either.left(new RecordError.Unreadable(line, malformed.reason())));
            }
        }
        Columns<T> known = columns;
        return row().map(cells -> record(known, cells));
    }

    private Columns<T> columns() throws IOException {
        List<String> names = row().getOrElseThrow(
                        () -> new MalformedValueException("the file is empty; its first row must name the columns"));
        requireUsable(names);
        width = names.size();
        return header.apply(names);
    }

    private static void requireUsable(List<String> names) {
        if (!names.contains(InterventionFields.ID.name())) {
            throw new MalformedValueException("there is no column id");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name) && !name.isBlank()) {
                throw new MalformedValueException("there are two columns " + name);
            }
        }
    }

    private Either<RecordError, T> record(Columns<T> known, List<String> cells) {
        if (cells.size() != width) {
            return malformed("has " + cells.size() + " cells, but there are " + width + " columns");
        }
        try {
            return Either.right(known.record(cells));
        } catch (MalformedValueException malformed) {
            return malformed(malformed.reason());
        }
    }

    private Either<RecordError, T> malformed(String reason) {
        return Either.left(new RecordError.Malformed(line, reason));
    }

    private Option<List<String>> row() throws IOException {
        try {
            if (rows == null) {
                rows = rows();
            }
            if (!rows.hasNext()) {
                return Option.none();
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            requireClosedQuotes(rows);
            return Option.some(row.getFields());
        } catch (CsvParseException malformed) {
            throw new MalformedFileException("after line " + line + ", it is not CSV: "
                    + innermost(malformed).getMessage());
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** FastCSV accepts a file that was cut off inside quotes. */
    private void requireClosedQuotes(Iterator<CsvRecord> following) throws IOException {
        if (quotes.areOpenAtEnd() && !following.hasNext()) {
            throw new MalformedFileException("it ends inside quotes");
        }
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }

    private Iterator<CsvRecord> rows() throws IOException {
        skipByteOrderMark();
        return CsvReader.builder()
                .fieldSeparator(separator.isDefined() ? separator.get() : separatorOfFirstLine())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(BUFFER)
                .ofCsvRecord(quotes)
                .iterator();
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
    }

    private char separatorOfFirstLine() throws IOException {
        in.mark(MAX_FIRST_LINE);
        int next = in.read();
        for (int read = 1; next >= 0 && next != '\n' && next != ';' && read < MAX_FIRST_LINE; read++) {
            next = in.read();
        }
        in.reset();
        return next == ';' ? ';' : ',';
    }

    /** Counts quotes while they are read: inside quotes, their number is odd. */
    private static final class QuoteCounter extends FilterReader {

        private boolean areOpen;
        private boolean hasEnded;

        private QuoteCounter(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int number = super.read(buffer, offset, length);
            for (int index = offset; index < offset + number; index++) {
                areOpen ^= buffer[index] == '"';
            }
            hasEnded = number < 0;
            return number;
        }

        private boolean areOpenAtEnd() {
            return areOpen && hasEnded;
        }
    }
}
