package dev.interventions.emulator.http;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A response: a status and its reason phrase, headers other than those of the framing and the date, and a body.
 *
 * @param body must not be changed
 * @param cutAfter the number of bytes of the body after which the connection is dropped; none to send the whole body
 * @param stream the body instead, if it is produced while it is sent; the connection is closed after it
 * @param date the date of the response; the time of the machine's clock if it is absent
 */
@SuppressWarnings("ArrayRecordComponent") // Responses are not compared, and copying a large body would take time.
public record HttpResponse(
        int status,
        String reason,
        Map<String, String> headers,
        byte[] body,
        Option<Integer> cutAfter,
        Option<Stream> stream,
        Option<Instant> date) {

    /** A body that is produced while it is sent, on the thread of its connection. */
    public interface Stream {

        /** Writes the body, and returns at its end. {@code client} throws {@link java.io.UncheckedIOException} when the client is gone. */
        void writeTo(Consumer<String> client);
    }

    /** A response without a stream. */
    public HttpResponse(int status, String reason, Map<String, String> headers, byte[] body, Option<Integer> cutAfter) {
        this(status, reason, headers, body, cutAfter, Option.none(), Option.none());
    }

    /** A response that is sent completely, its body in UTF-8. */
    public HttpResponse(int status, String reason, Map<String, String> headers, String body) {
        this(status, reason, headers, body.getBytes(StandardCharsets.UTF_8), Option.none());
    }

    /** A response whose body is produced while it is sent. */
    public HttpResponse(int status, String reason, Map<String, String> headers, Stream stream) {
        this(status, reason, headers, new byte[0], Option.none(), Option.some(stream), Option.none());
    }

    /** The same with this date. */
    public HttpResponse dated(Instant moment) {
        return new HttpResponse(status, reason, headers, body, cutAfter, stream, Option.some(moment));
    }
}
