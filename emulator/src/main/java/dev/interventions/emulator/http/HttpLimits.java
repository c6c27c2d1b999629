package dev.interventions.emulator.http;

import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * Limits for a client of a server.
 *
 * @param headTime the maximum time from the first byte of a request to the end of its head
 * @param bodyTime the maximum time from the end of the head to the end of the body
 * @param bodyBytes the maximum size of a body without its framing, by the path of its request
 */
public record HttpLimits(Duration headTime, Duration bodyTime, ToIntFunction<String> bodyBytes) {

    /** With one limit for the bodies of all requests. */
    public HttpLimits(Duration headTime, Duration bodyTime, int bodyBytes) {
        this(headTime, bodyTime, path -> bodyBytes);
    }

    static final Duration IDLE_TIME = Duration.ofSeconds(30);
    static final Duration RESPONSE_TIME = Duration.ofSeconds(30);
    static final Duration LINGER_TIME = Duration.ofSeconds(2);
    static final int CONNECTIONS = 1024;
    static final int LINE_BYTES = 64 * 1024;
    static final int HEADERS_BYTES = 64 * 1024;
    static final int HEADERS = 100;
    static final int SMALL_BODY_BYTES = 16 * 1024;
    static final int CHUNK_LINE_BYTES = 1024;
}
