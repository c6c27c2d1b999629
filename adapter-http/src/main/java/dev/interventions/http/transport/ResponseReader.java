package dev.interventions.http.transport;

import dev.interventions.http.redaction.Token;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.jspecify.annotations.Nullable;

/** Reads a response, up to a number of bytes, and decodes nothing. */
public final class ResponseReader implements HttpClientResponseHandler<Response> {

    /** Enough for a message; the status of an error response decides. */
    private static final int ERROR_BODY_BYTES = 64 * 1024;

    private static final String REQUEST_ID = "X-Request-Id";

    private final Token token;
    private final int maxBodyBytes;

    public ResponseReader(Token token, int maxBodyBytes) {
        this.token = token;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public Response handleResponse(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] received = Response.isSuccess(response.getCode()) ? wholeBody(entity) : beginningOfBody(entity);
        ResponseBody body = new ResponseBody(received, contentEncoding(response), maxBodyBytes);
        return new Response(
                response.getCode(), date(response), retryAfter(response), header(response, REQUEST_ID), body, token);
    }

    private static String contentEncoding(ClassicHttpResponse response) {
        if (!response.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return "";
        }
        return Arrays.stream(response.getHeaders(HttpHeaders.CONTENT_ENCODING))
                .map(header -> Option.of(header.getValue()).getOrElse(""))
                .collect(Collectors.joining(","));
    }

    private byte[] wholeBody(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        byte[] body = read(entity, maxBodyBytes);
        if (body.length > maxBodyBytes) {
            throw new BodyTooLargeException(maxBodyBytes);
        }
        return body;
    }

    private static byte[] beginningOfBody(@Nullable HttpEntity entity) {
        if (entity == null) {
            return new byte[0];
        }
        try {
            return read(entity, ERROR_BODY_BYTES);
        } catch (IOException failed) {
            // The status was received, and it alone decides.
            return new byte[0];
        }
    }

    /**
     * The body, or if it is too long, its first {@code maxBytes + 1} bytes. The stream is not closed, since that would read the rest; only
     * a body that was read to its end leaves its connection for the next request.
     */
    private static byte[] read(HttpEntity entity, int maxBytes) throws IOException {
        InputStream content = entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        long length = entity.getContentLength();
        return length >= 0 && length <= maxBytes
                ? readKnownLength(content, (int) length)
                : content.readNBytes(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1);
    }

    /** Reads without the buffers that a body of unknown length needs. HttpClient fails if there are fewer bytes, and never returns more. */
    private static byte[] readKnownLength(InputStream content, int length) throws IOException {
        byte[] body = new byte[length];
        int read = content.readNBytes(body, 0, length);
        // The end must be read too, or the connection isn't freed.
        content.read();
        return read == length ? body : Arrays.copyOf(body, read);
    }

    private static Option<Instant> date(ClassicHttpResponse response) {
        return header(response, HttpHeaders.DATE)
                .flatMap(text -> Try.of(() -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)))
                        .toOption());
    }

    private static Option<Duration> retryAfter(ClassicHttpResponse response) {
        return header(response, HttpHeaders.RETRY_AFTER).flatMap(RetryAfter::parse);
    }

    private static Option<String> header(ClassicHttpResponse response, String name) {
        return Option.of(response.getFirstHeader(name)).flatMap(header -> Option.of(header.getValue()));
    }

    /** A successful response's body is longer than the settings allow, as it was received or after decoding. */
    static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooLargeException(int maxBodyBytes) {
            super("the body has more than " + maxBodyBytes + " bytes");
        }
    }
}
