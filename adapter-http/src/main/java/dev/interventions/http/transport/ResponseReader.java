package dev.interventions.http.transport;

import dev.interventions.http.redaction.Token;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.jspecify.annotations.Nullable;

/** Receives a response, of which it takes only so many bytes, and decodes nothing of it. */
public final class ResponseReader implements HttpClientResponseHandler<Response> {

    /** Enough for a message; the status of an error response decides. */
    private static final int ERROR_BODY_BYTES = 64 * 1024;

    private final Token token;
    private final int maxBodyBytes;

    ResponseReader(Token token, int maxBodyBytes) {
        this.token = token;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public Response handleResponse(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        // Or else HttpClient would read what is left of the body, which may have no end; so it closes the connection.
        response.setEntity(null);
        byte[] received = Response.isSuccess(response.getCode()) ? wholeBody(entity) : beginningOfBody(entity);
        ResponseBody body = new ResponseBody(received, contentEncoding(response), maxBodyBytes);
        return new Response(response.getCode(), retryAfter(response), body, token);
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
        } catch (IOException lost) {
            // The status has been seen, and it alone decides.
            return new byte[0];
        }
    }

    /**
     * The body, and if it is longer than that, one byte more than it may have. The stream is not closed, which would read on; a body
     * that was read to its end sets its connection free for the next request.
     */
    private static byte[] read(HttpEntity entity, int most) throws IOException {
        InputStream content = entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        long length = entity.getContentLength();
        return length >= 0 && length <= most
                ? announced(content, (int) length)
                : content.readNBytes(most == Integer.MAX_VALUE ? most : most + 1);
    }

    /** Read without the buffers that a body of unknown length needs. HttpClient fails if fewer bytes come, and never gives more. */
    private static byte[] announced(InputStream content, int length) throws IOException {
        byte[] body = new byte[length];
        int read = content.readNBytes(body, 0, length);
        // The end has to be read too, or else the connection isn't free.
        return content.read() < 0 && read == length ? body : Arrays.copyOf(body, read);
    }

    private static Option<Duration> retryAfter(ClassicHttpResponse response) {
        return Option.of(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(Header::getValue)
                .flatMap(RetryAfter::parse);
    }

    /** A successful response's body is longer than the settings allow, as it was received or after decoding. */
    static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooLargeException(int maxBodyBytes) {
            super("the body has more than " + maxBodyBytes + " bytes");
        }
    }
}
