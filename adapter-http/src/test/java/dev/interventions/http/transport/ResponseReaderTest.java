package dev.interventions.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.ResponseReader.BodyTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.apache.hc.core5.http.io.entity.BasicHttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    private static final int MAX_BYTES = 10;
    private static final int UNKNOWN = -1;

    private final ResponseReader reader =
            new ResponseReader(Token.parse("token-of-the-test").get(), MAX_BYTES);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MAX_BYTES})
    void a_body_that_is_not_too_long_is_read_to_its_end(int length) throws IOException {
        for (int declared : new int[] {length, UNKNOWN}) {
            Sevens content = new Sevens(length);

            assertThat(read(200, content, declared).beginning()).isEqualTo(sevens(length));
            assertThat(content.isEndSeen).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {MAX_BYTES + 1, UNKNOWN, Integer.MAX_VALUE})
    void of_a_body_that_is_too_long_one_byte_more_than_the_limit_is_read(long declared) {
        Sevens content = new Sevens(Long.MAX_VALUE);

        assertThatThrownBy(() -> read(200, content, declared))
                .isInstanceOf(BodyTooLargeException.class)
                .hasMessage("the body has more than 10 bytes");
        assertThat(content.count).isEqualTo(MAX_BYTES + 1);
    }

    @Test
    void a_body_that_ends_before_its_declared_length_has_only_what_was_received() throws IOException {
        assertThat(read(200, new Sevens(3), 5).beginning()).isEqualTo(sevens(3));
    }

    @Test
    void of_an_error_the_first_64_KiB_are_read_whatever_the_limit_is() throws IOException {
        Sevens content = new Sevens(Long.MAX_VALUE);

        assertThat(read(500, content, UNKNOWN).beginning()).isEqualTo(sevens(64 * 1024));
        assertThat(content.count).isEqualTo(64 * 1024 + 1);
    }

    @Test
    @Tag("WIRE-7")
    void the_status_of_an_error_decides_even_if_its_body_never_arrives() throws IOException {
        assertThat(read(404, new Silence(), 9).beginning()).isEmpty();
        assertThatThrownBy(() -> read(200, new Silence(), 9)).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void a_response_without_a_body_has_an_empty_one(int status) throws IOException {
        assertThat(reader.handleResponse(new BasicClassicHttpResponse(status))
                        .body()
                        .beginning())
                .isEmpty();
    }

    private ResponseBody read(int status, InputStream content, long declaredLength) throws IOException {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setEntity(new BasicHttpEntity(content, declaredLength, null));
        return reader.handleResponse(response).body();
    }

    private static byte[] sevens(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    /** What a socket does while nothing arrives. */
    private static final class Silence extends InputStream {

        @Override
        public int read() throws IOException {
            throw new SocketTimeoutException("Read timed out");
        }
    }

    /** As many bytes as given, all of them 7. */
    private static final class Sevens extends InputStream {

        private final long length;
        private long count;
        private boolean isEndSeen;

        Sevens(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            if (count == length) {
                isEndSeen = true;
                return -1;
            }
            count++;
            return 7;
        }
    }
}
