package dev.interventions.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Intervention;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Seq<String> read(InputStream in) {
        return List.ofAll(JsonLines.read(in))
                .map(record -> record.fold(
                        RecordError::message, intervention -> intervention.id().value()));
    }

    @Test
    void interventions_are_read_back_in_the_order_in_which_they_were_written() throws IOException {
        Seq<Intervention> written = new RandomInterventions(5).take(500);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = JsonLines.writer(out)) {
            for (Intervention intervention : written) {
                writer.write(intervention);
            }
        }

        Seq<Either<RecordError, Intervention>> read =
                List.ofAll(JsonLines.read(new ByteArrayInputStream(out.toByteArray())));

        assertThat(read.map(Either::get)).isEqualTo(written);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(written.size());
    }

    @Test
    void an_error_names_its_line_and_reading_continues_with_the_next() {
        assertThat(read(bytes("{\"id\":\"a\"}\n\n{\"id\":\"b\"\r\n{\"id\":\"c\"}\r\n  \n{\"id\":7}\n{\"id\":\"d\"}")))
                .containsExactly("a", "line 3: ends before its JSON does", "c", "line 6: id is not a text", "d");
    }

    @Test
    void bytes_that_are_not_utf_8_are_an_error_of_their_line() {
        byte[] lines = "{\"id\":\"a\"}\n{\"status\":\"é\"}\n{\"id\":\"b\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(new ByteArrayInputStream(lines))).containsExactly("a", "line 2: is not UTF-8", "b");
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        assertThat(read(bytes("\uFEFF{\"id\":\"a\"}\n"))).containsExactly("a");
    }

    @Test
    void an_empty_stream_has_no_records() {
        assertThat(read(bytes(""))).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_is_an_error_and_is_not_kept() {
        InputStream tooLong = new SequenceInputStream(new Endless("x", 17L * 1024 * 1024), bytes("\n{\"id\":\"a\"}\n"));

        assertThat(read(tooLong)).containsExactly("line 1: has more than 16777216 bytes", "a");
    }

    @Test
    void records_are_read_one_at_a_time() {
        Endless endless = new Endless("{\"id\":\"a\"}\n", Long.MAX_VALUE);

        Iterator<Either<RecordError, Intervention>> records =
                JsonLines.read(endless).iterator();

        for (int number = 0; number < 10; number++) {
            assertThat(records.next().isRight()).isTrue();
        }
        assertThat(endless.read).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void a_stream_that_fails_ends_with_an_error() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk failure");
            }
        };
        Iterator<Either<RecordError, Intervention>> records = JsonLines.read(
                        new SequenceInputStream(bytes("{\"id\":\"a\"}\n"), failing))
                .iterator();

        assertThat(records.next().isRight()).isTrue();
        assertThat(records.next().getLeft())
                .isInstanceOf(RecordError.Unreadable.class)
                .returns(
                        "line 2: the file can't be read any further: java.io.IOException: disk failure",
                        RecordError::message);
        assertThat(records.hasNext()).isFalse();
    }

    @Test
    void a_stream_is_read_once() {
        Iterable<Either<RecordError, Intervention>> records = JsonLines.read(bytes(""));
        records.iterator();

        assertThatThrownBy(records::iterator).isInstanceOf(IllegalStateException.class);
    }

    /** A text again and again, and how many bytes of it were read. */
    private static final class Endless extends InputStream {

        private final byte[] text;
        private final long length;
        private long read;

        private Endless(String text, long length) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.length = length;
        }

        @Override
        public int read() {
            return read == length ? -1 : text[(int) (read++ % text.length)];
        }
    }
}
