package dev.interventions.http.transport;

import dev.interventions.http.redaction.Token;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What came back for a request.
 *
 * @param status the HTTP status
 * @param retryAfter how long the service asks to wait
 * @param body the body; of a response other than 200 only its beginning
 * @param token the token that was sent, which no text made of this response may show, see {@link Token#quote}
 */
public record Response(int status, Option<Duration> retryAfter, ResponseBody body, Token token) {

    private static final int OK = 200;

    public static boolean isSuccess(int status) {
        return status == OK;
    }

    public boolean isSuccess() {
        return isSuccess(status);
    }

    /** The same, but asking to wait for no longer than this. */
    public Response retryingWithin(Duration longest) {
        return new Response(
                status, retryAfter.map(asked -> asked.compareTo(longest) > 0 ? longest : asked), body, token);
    }
}
