package dev.interventions.records;

import dev.interventions.domain.Intervention;
import dev.interventions.records.RecordError.Malformed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Interventions as JSON Lines: UTF-8, one {@linkplain InterventionJson object} on each line. */
public final class JsonLines {

    private JsonLines() {}

    /** A writer to this stream. */
    public static RecordWriter writer(OutputStream out) {
        return new Writer(new BufferedOutputStream(out));
    }

    /**
     * The interventions in this stream, which are read during the iteration; only one iteration is possible. Blank lines and a byte order
     * mark are skipped. A malformed line is an error, and reading continues with the next one. The caller closes the stream.
     */
    public static Iterable<Either<RecordError, Intervention>> read(InputStream in) {
        return new Records<>(new Source(new Lines(in, InterventionJson.MAX_LENGTH)));
    }

    private static final class Writer implements RecordWriter {

        private final OutputStream out;

        private Writer(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(Intervention intervention) throws IOException {
            out.write((InterventionJson.write(intervention) + '\n').getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private static final class Source implements Records.Source<Intervention> {

        private final Lines lines;

        private Source(Lines lines) {
            this.lines = lines;
        }

        @Override
        public Option<Either<RecordError, Intervention>> next() throws IOException {
            Option<Either<String, String>> line = lines.next();
            while (line.exists(read -> read.exists(String::isBlank))) {
                line = lines.next();
            }
            return line.map(read -> read.fold(
                    reason -> Either.left(new Malformed(lines.number(), reason)),
                    json -> InterventionJson.parse(lines.number(), json)));
        }

        @Override
        public long line() {
            return lines.number();
        }
    }
}
