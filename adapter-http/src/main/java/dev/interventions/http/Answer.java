package dev.interventions.http;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * What came back for a request.
 *
 * @param status the HTTP status
 * @param retryAfter how long the service asks to wait
 * @param body the body, inflated; of an answer other than 200 only its beginning
 * @param token the token that was sent, which no text made of this answer may show
 */
@SuppressWarnings("ArrayRecordComponent") // It is handed on once, and never compared.
record Answer(int status, Option<Duration> retryAfter, byte[] body, Token token) {

    private static final int OK = 200;
    private static final int LONGEST_QUOTE = 200;

    static boolean isSuccess(int status) {
        return status == OK;
    }

    boolean isSuccess() {
        return isSuccess(status);
    }

    /** A text of the service's, fit to be shown to people and to be logged: without the token, on one line, and not long. */
    String quote(String text) {
        String line =
                token.maskedIn(text).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
