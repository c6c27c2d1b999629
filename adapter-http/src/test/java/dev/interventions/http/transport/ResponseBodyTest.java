package dev.interventions.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ResponseBodyTest {

    private static final String TEXT = "a text with an \u00e9, which has two bytes";
    private static final byte[] CONTENT = TEXT.getBytes(StandardCharsets.UTF_8);

    @Test
    void a_body_that_is_read_byte_by_byte_is_the_same() throws IOException {
        assertThat(byteByByte(ResponseBody.of(CONTENT))).isEqualTo(TEXT);
        assertThat(byteByByte(body(gzip(), "gzip"))).isEqualTo(TEXT);
        assertThat(byteByByte(body(deflated(false), "deflate"))).isEqualTo(TEXT);
        assertThat(byteByByte(body(deflated(true), "deflate"))).isEqualTo(TEXT);
    }

    @Test
    void the_optional_fields_of_a_gzip_header_are_skipped() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        // Header CRC, extra field, name and comment.
        gzip.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 5, 6});
        gzip.writeBytes(new byte[] {3, 0, 'x', 'y', 'z'});
        gzip.writeBytes("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
        gzip.writeBytes(new byte[] {9, 9});
        gzip.writeBytes(deflated(true));
        CRC32 checksum = new CRC32();
        checksum.update(CONTENT);
        littleEndian((int) checksum.getValue(), gzip::write);
        littleEndian(CONTENT.length, gzip::write);

        assertThat(byteByByte(body(gzip.toByteArray(), "gzip"))).isEqualTo(TEXT);
    }

    @Test
    void reading_into_no_space_reads_nothing() throws IOException {
        try (InputStream content = InflatedContent.gzip(gzip())) {
            assertThat(content.read(new byte[1], 0, 0)).isZero();
            assertThat(content.readAllBytes()).isEqualTo(CONTENT);
            assertThat(content.read(new byte[1], 0, 0)).isZero();
        }
    }

    @Test
    void a_body_shows_nothing_of_its_content() {
        assertThat(ResponseBody.of(CONTENT)).hasToString("ResponseBody[" + CONTENT.length + " bytes]");
    }

    private static void littleEndian(int value, IntConsumer bytes) {
        for (int index = 0; index < 4; index++) {
            bytes.accept(value >>> (8 * index) & 0xff);
        }
    }

    private static ResponseBody body(byte[] received, String encoding) {
        return new ResponseBody(received, encoding, 1_000);
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(CONTENT);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(boolean withoutHeader) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, withoutHeader);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes, deflater)) {
            deflated.write(CONTENT);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static String byteByByte(ResponseBody body) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream content = body.content(Deadline.in(Duration.ofMinutes(1), TimeSource.SYSTEM))) {
            for (int next = content.read(); next >= 0; next = content.read()) {
                read.write(next);
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
