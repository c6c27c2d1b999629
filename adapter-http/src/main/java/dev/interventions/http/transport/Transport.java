package dev.interventions.http.transport;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.connection.SafeHttpClient;
import dev.interventions.http.redaction.FailureLog;
import dev.interventions.http.redaction.Redactor;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.ResponseReader.BodyTooLargeException;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.function.Supplier;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.pool.PoolStats;

/**
 * Attempts requests, each once. This is the only way to the network and back. Whatever goes wrong comes back as a value that says
 * no more than was seen; at the deadline, or when the caller is interrupted, the watchdog cuts the attempt.
 */
public final class Transport implements AutoCloseable {

    private static final List<Class<? extends IOException>> MALFORMED = List.of(
            BodyTooLargeException.class,
            ClientProtocolException.class,
            MalformedChunkCodingException.class,
            MessageConstraintException.class);

    private static final int LONGEST_REQUEST_LINE = 8192;

    private final TransportSettings settings;
    private final String basePath;

    private final SafeHttpClient client;
    private final Cancellation cancellation;
    private final Watchdog watchdog;

    public Transport(TransportSettings settings, Cancellation cancellation, DnsResolver resolver) {
        this.settings = settings;
        this.basePath = URI.create(settings.baseUri().toASCIIString()).getRawPath();
        this.client = new SafeHttpClient(settings.connections(), resolver);
        this.cancellation = cancellation;
        // Last: had something failed before, its thread would be left over.
        this.watchdog = Watchdog.looking(cancellation, client::closeIdle);
        cancellation.onCancel(client::close);
    }

    /** The response to this request, whatever its status; or why there is none. */
    public Either<FailedAttempt, Response> attempt(EncodedRequest request, Token token, Deadline deadline) {
        if (cancellation.isCancelled()) {
            return Either.left(new FailedAttempt(closed(), false));
        }
        HttpUriRequestBase sent = request.toSend();
        sent.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        sent.setHeader(HttpHeaders.ACCEPT, "application/json");
        sent.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        HttpClientContext context = HttpClientContext.create();
        Thread caller = Thread.currentThread();
        Watchdog.Watched watched = watchdog.watch(deadline, () -> client.cancel(sent, caller));
        try {
            ResponseReader reader = new ResponseReader(token, settings.maxBodyBytes());
            Response response = client.execute(sent, context, reader);
            return SafeHttpClient.hasBegunToSend(context)
                    ? Either.right(response)
                    : Either.left(new FailedAttempt(
                            new Unavailable.Unreachable("the proxy answers " + response.status()
                                    + " and lets nothing through to the service"),
                            false));
        } catch (IOException | RuntimeException failure) {
            // Unchecked ones too: a call that is interrupted or cancelled ends in one of many types.
            FailureLog.failed("an attempt to " + request.method() + " got no response", failure, Redactor.of(token));
            boolean mayHaveArrived = SafeHttpClient.hasBegunToSend(context);
            return Either.left(new FailedAttempt(seen(failure, mayHaveArrived, token, deadline), mayHaveArrived));
        } finally {
            watched.end();
        }
    }

    public static Unavailable closed() {
        return new Unavailable.ClientClosed("the client was closed while the call was in progress");
    }

    /** Waits; {@code cancel} ends the wait, and is called again and again from the moment at which the client is closed. */
    public <T> T cancellable(Runnable cancel, Supplier<T> wait) {
        Watchdog.Watched watched = watchdog.watch(cancel);
        try {
            return wait.get();
        } finally {
            watched.end();
        }
    }

    private Unavailable seen(Exception failure, boolean mayHaveArrived, Token token, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new Unavailable.Interrupted("the calling thread was interrupted");
        }
        if (cancellation.isCancelled()) {
            return closed();
        }
        if (deadline.isOver()) {
            return new Unavailable.DeadlineExceeded("there was no response in time");
        }
        if (MALFORMED.exists(type -> type.isInstance(failure))) {
            return new Unavailable.MalformedResponse(
                    "the response can't be read: " + Redactor.of(token).reason(failure));
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return new Unavailable.Unreachable(
                    "none of the " + settings.connections().maxConnections() + " connections was free within "
                            + settings.connections().leaseTimeout().toMillis() + " ms");
        }
        if (failure instanceof SocketTimeoutException && mayHaveArrived) {
            return new Unavailable.DeadlineExceeded("the service was silent for "
                    + settings.connections().responseTimeout().toMillis() + " ms");
        }
        return new Unavailable.Unreachable(
                (mayHaveArrived ? "the connection was lost: " : "there is no connection to the service: ")
                        + Redactor.of(token).reason(failure));
    }

    /** The request as it is attempted, unless its line is too long: many servers and proxies refuse that, or close the connection. */
    public Either<InterventionError, EncodedRequest> encode(Request request) {
        EncodedRequest encoded = EncodedRequest.of(
                request, settings.baseUri(), basePath, settings.writesAsForm() && request.mayHaveBody());
        int length = encoded.lengthOfRequestLine();
        return length > LONGEST_REQUEST_LINE ? Either.left(tooLong(request, length)) : Either.right(encoded);
    }

    private InterventionError tooLong(Request request, int length) {
        String whatToDo = request.mayHaveBody() && !settings.writesAsForm()
                ? "have the parameters sent in the body, by HttpSettings.sendingWritesAsForm(), or write less at once"
                : "ask for less at once";
        return new Refused.InvalidRequest("the request line has " + length + " bytes, but can have at most "
                + LONGEST_REQUEST_LINE + ": " + whatToDo);
    }

    /** Where requests go. */
    public URI baseUri() {
        return settings.baseUri();
    }

    /** What the connections are doing now. */
    public PoolStats connections() {
        return client.connections();
    }

    /** Gives back what is left after the cancellation and the end of the last attempt. */
    @Override
    public void close() {
        watchdog.close();
    }
}
