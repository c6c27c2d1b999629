package dev.interventions.emulator.http;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A response: a status and its reason phrase, headers other than those of the framing, and a body.
 *
 * @param body must not be changed
 * @param cutAfter after how many bytes of the body the connection is dropped; none to send all of it
 */
@SuppressWarnings("ArrayRecordComponent") // Responses are not compared, and copying a large body would take time.
public record HttpResponse(
        int status, String reason, Map<String, String> headers, byte[] body, Option<Integer> cutAfter) {

    /** A response that is sent completely, its body in UTF-8. */
    public HttpResponse(int status, String reason, Map<String, String> headers, String body) {
        this(status, reason, headers, body.getBytes(StandardCharsets.UTF_8), Option.none());
    }
}
