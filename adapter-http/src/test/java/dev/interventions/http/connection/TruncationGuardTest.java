package dev.interventions.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TruncationGuardTest {

    @Test
    void each_byte_is_read_and_the_end_is_a_truncation() throws Exception {
        try (InputStream guarded = TruncationGuard.expectingMore(stream("a\0b"))) {
            assertThat(guarded.read()).isEqualTo('a');
            assertThat(guarded.read()).isZero();
            assertThat(guarded.read(new byte[5], 0, 5)).isEqualTo(1);
            assertThatThrownBy(guarded::read)
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessage("the response was truncated");
        }
    }

    @Test
    void a_connection_that_ends_before_a_response_has_none() throws Exception {
        assertThat(parse("")).isNull();
    }

    @Test
    void a_head_that_ends_within_is_truncated() {
        assertThatThrownBy(() -> parse("HTTP/1.1 200 OK\r\nContent-"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("the response was truncated");
    }

    private static @Nullable ClassicHttpResponse parse(String head) throws Exception {
        return TruncationGuard.headParser(Http1Config.DEFAULT).parse(new SessionInputBufferImpl(1024), stream(head));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
