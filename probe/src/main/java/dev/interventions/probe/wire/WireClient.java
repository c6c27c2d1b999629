package dev.interventions.probe.wire;

import dev.interventions.port.budget.RequestBudget;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to one account, within the budget and with limits on time and size. It follows no redirects, keeps no cookies, sends no
 * request twice, and throws a {@link Surprise} if there is no usable response. No message contains the account's name or the token.
 *
 * <p>For one thread.
 */
public final class WireClient {

    /** More than a run needs. Limits the effect of a bug in the probe. */
    private static final int MOST_REQUESTS = 150;

    private static final int MOST_BODY_BYTES = 8 * 1024 * 1024;
    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int OTHER_THAN_SUCCESS = 300;
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /** The statuses of a time-out and of throttling. */
    private static final Set<Integer> PASSING = HashSet.of(408, 429);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIME)
            .build();
    private final Account account;
    private final RequestBudget budget;
    private final Duration callTime;
    private final String userAgent;
    private int sent;

    /**
     * A client of this account.
     *
     * @param budget the budget that permits each request
     * @param callTime the longest time from sending a request to the end of its response
     * @param userAgent the value of the {@code User-Agent} header
     */
    public WireClient(Account account, RequestBudget budget, Duration callTime, String userAgent) {
        this.account = account;
        this.budget = budget;
        this.callTime = callTime;
        this.userAgent = userAgent;
    }

    /** The response to this request with the account's token. */
    public Response send(Request request) {
        return send(request, Option.some(account.authorization()));
    }

    /** The response to this request with another token, or with none. */
    public Response sendAs(Option<String> token, Request request) {
        return send(request, token.map("Bearer "::concat));
    }

    /** The number of requests that were sent. */
    public int sent() {
        return sent;
    }

    private Response send(Request request, Option<String> authorization) {
        if (sent >= MOST_REQUESTS) {
            throw new Surprise("the probe has sent " + sent + " requests, more than it ever needs");
        }
        RequestBudget.Permit permit = budget.acquire("probe", LONGEST_WAIT)
                .getOrElseThrow(error -> new Surprise("no request may be sent: " + error.message()));
        try (permit) {
            sent++;
            return checked(response(request, exchange(request, authorization)));
        }
    }

    private static Response checked(Response response) {
        // A redirect, a time-out, throttling or a failure of the service says nothing about a rule.
        int status = response.status();
        boolean isFinal = status < OTHER_THAN_SUCCESS || (status >= REFUSED && status < FAILED);
        if (!isFinal || PASSING.contains(status)) {
            throw response.surprise();
        }
        return response;
    }

    private HttpResponse<byte[]> exchange(Request request, Option<String> authorization) {
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(httpRequest(request, authorization), head -> new BoundedBody(MOST_BODY_BYTES));
        try {
            return call.get(callTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Surprise(request + " had no complete response within " + callTime.toSeconds() + " s");
        } catch (ExecutionException e) {
            // The message isn't shown, since it may name the host.
            throw new Surprise(request + " had no response: " + causeOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Surprise(request + " was interrupted");
        } finally {
            call.cancel(true);
        }
    }

    private static String causeOf(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof IOException
                        && String.valueOf(cause.getMessage()).startsWith("the body has")
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }

    private HttpRequest httpRequest(Request request, Option<String> authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(account.uri(request))
                .method(request.method(), BodyPublishers.noBody())
                .header("Accept", "application/json")
                .header("User-Agent", userAgent);
        return authorization
                .map(value -> builder.header("Authorization", value))
                .getOrElse(builder)
                .build();
    }

    private static Response response(Request request, HttpResponse<byte[]> response) {
        byte[] body = response.body();
        return new Response(
                request,
                response.statusCode(),
                text(body).flatMap(text -> Json.read(text).toOption()),
                body.length);
    }

    private static Option<String> text(byte[] body) {
        try {
            return Option.some(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Option.none();
        }
    }
}
