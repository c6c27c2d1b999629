package dev.interventions.emulator.http;

import java.time.Duration;

/**
 * What a client can use up of a server.
 *
 * @param headTime from the first byte of a request to the end of its head
 * @param bodyTime from there to the end of its body
 * @param bodyBytes of a body, without its framing
 */
public record HttpLimits(Duration headTime, Duration bodyTime, int bodyBytes) {

    static final Duration IDLE_TIME = Duration.ofSeconds(30);
    static final Duration ANSWER_TIME = Duration.ofSeconds(30);
    static final Duration LINGER_TIME = Duration.ofSeconds(2);
    static final int CONNECTIONS = 1024;
    static final int LINE_BYTES = 64 * 1024;
    static final int HEADERS_BYTES = 64 * 1024;
    static final int HEADERS = 100;
    static final int CHUNK_LINE_BYTES = 1024;
}
