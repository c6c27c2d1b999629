package dev.interventions.http.transport;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.connection.RequestExecution;
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
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.pool.PoolStats;

/**
 * Attempts requests, each once. Nothing else in the adapter uses the network. Every failure is returned as a value that says no more than
 * was seen. The watchdog cancels an attempt at its deadline, or when the caller is interrupted.
 */
public final class Transport implements AutoCloseable {

    private static final List<Class<? extends IOException>> MALFORMED = List.of(
            BodyTooLargeException.class,
            ClientProtocolException.class,
            MalformedChunkCodingException.class,
            MessageConstraintException.class);

    private static final int MAX_REQUEST_LINE_LENGTH = 8192;

    private final TransportSettings settings;
    private final String basePath;

    private final SafeHttpClient client;
    private final Cancellation cancellation;
    private final Watchdog watchdog;

    public Transport(TransportSettings settings, Cancellation cancellation, DnsResolver resolver) {
        this.settings = settings;
        this.basePath = URI.create(settings.baseUri().toASCIIString()).getRawPath();
        this.client = new SafeHttpClient(settings.baseUri(), settings.connections(), resolver);
        this.cancellation = cancellation;
        // Last, since its thread would leak if anything failed afterwards.
        this.watchdog = Watchdog.start(cancellation, client::closeIdle);
        cancellation.onCancel(client::close);
    }

    /** The response to this request, whatever its status, or the reason why there is none. */
    public Either<FailedAttempt, Response> attempt(EncodedRequest request, Token token, Deadline deadline) {
        if (cancellation.isCancelled()) {
            return Either.left(new FailedAttempt(clientClosed(), false));
        }
        ClassicHttpRequest httpRequest = request.toSend(client);
        httpRequest.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        httpRequest.setHeader(HttpHeaders.ACCEPT, "application/json");
        httpRequest.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        RequestExecution execution = client.execution(httpRequest);
        Watchdog.Watched watched = watchdog.watch(deadline, execution::cancel);
        try {
            ResponseReader reader = new ResponseReader(token, settings.maxBodyBytes());
            Response response = execution.run(reader);
            return execution.hasStartedSending()
                    ? Either.right(response)
                    : Either.left(new FailedAttempt(
                            new Unavailable.Unreachable(
                                    "the proxy answers " + response.status() + " and forwards nothing to the service"),
                            false));
        } catch (IOException | RuntimeException failure) {
            // Unchecked exceptions too: an interrupted or cancelled attempt may end with many types of exception.
            FailureLog.log("an attempt to " + request.method() + " got no response", failure, Redactor.of(token));
            boolean mayHaveArrived = execution.hasStartedSending();
            return Either.left(new FailedAttempt(errorFor(failure, mayHaveArrived, token, deadline), mayHaveArrived));
        } finally {
            watched.end();
        }
    }

    public static Unavailable clientClosed() {
        return new Unavailable.ClientClosed("the client was closed while the call was in progress");
    }

    /** Waits. Once the client is closed, {@code cancel}, which ends the wait, is called repeatedly. */
    public <T> T cancellable(Runnable cancel, Supplier<T> wait) {
        Watchdog.Watched watched = watchdog.watch(cancel);
        try {
            return wait.get();
        } finally {
            watched.end();
        }
    }

    private Unavailable errorFor(Exception failure, boolean mayHaveArrived, Token token, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new Unavailable.Interrupted("the calling thread was interrupted");
        }
        if (cancellation.isCancelled()) {
            return clientClosed();
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

    /** Encodes a request. Refuses one whose request line is too long, since many servers and proxies refuse it or close the connection. */
    public Either<InterventionError, EncodedRequest> encode(Request request) {
        EncodedRequest encoded = encoded(request);
        int length = encoded.lengthOfRequestLine();
        return length > MAX_REQUEST_LINE_LENGTH ? Either.left(tooLong(request, length)) : Either.right(encoded);
    }

    /** The URI to which this request is sent. */
    public URI uriOf(Request request) {
        URI baseUri = settings.baseUri();
        return URI.create(baseUri.getScheme() + "://" + baseUri.getRawAuthority()
                + encoded(request).target());
    }

    private EncodedRequest encoded(Request request) {
        return EncodedRequest.of(request, basePath, settings.headers(), request.isForm(settings.writesAsForm()));
    }

    private InterventionError tooLong(Request request, int length) {
        String whatToDo = request.mayHaveBody() && !request.isForm(settings.writesAsForm())
                ? "send the parameters in the body with HttpSettings.sendingWritesAsForm(), or write less at once"
                : "request less at once";
        return new Refused.InvalidRequest("the request line has " + length + " bytes, but can have at most "
                + MAX_REQUEST_LINE_LENGTH + ": " + whatToDo);
    }

    /** Where requests go. */
    public URI baseUri() {
        return settings.baseUri();
    }

    /** The current state of the connections. */
    public PoolStats connections() {
        return client.connections();
    }

    /** Ends the watchdog's thread. Called after the cancellation and the end of the last attempt. */
    @Override
    public void close() {
        watchdog.close();
    }
}
