package dev.interventions.http.transport;

import dev.interventions.http.redaction.Token;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A response.
 *
 * @param status the HTTP status
 * @param date the time on the service's clock, in whole seconds
 * @param retryAfter how long the service asks to wait
 * @param requestId the id that the service gave the request; as it was received, so it may be any text
 * @param body the body; of a response other than 200 only its beginning
 * @param token the token that was sent; no text made from this response may show it, see {@link Token#redact}
 */
public record Response(
        int status,
        Option<Instant> date,
        Option<Duration> retryAfter,
        Option<String> requestId,
        ResponseBody body,
        Token token) {

    private static final int OK = 200;

    public static boolean isSuccess(int status) {
        return status == OK;
    }

    public boolean isSuccess() {
        return isSuccess(status);
    }

    /** The same response, but with a Retry-After of at most this. */
    public Response limitingRetryAfter(Duration longest) {
        return retryAfter.exists(asked -> asked.compareTo(longest) > 0)
                ? new Response(status, date, Option.some(longest), requestId, body, token)
                : this;
    }
}
