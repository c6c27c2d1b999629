package dev.interventions.http.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a request: leases a connection, opens it if it is new, sends the request and lets the response be handled, on the
 * thread that created it. Any thread may cancel it.
 *
 * <p>It uses HttpClient's pool and connections, but not its chain of handlers: what the chain adds (retries, redirects, cookies,
 * authentication, content encodings) isn't wanted here, and the chain is expensive even without it.
 */
public final class RequestExecution {

    /** Names executions in HttpClient's log. */
    private static final String LOG_ID = "interventions";

    private final HttpClientConnectionManager connections;
    private final CancellableDnsResolver names;
    private final Route route;
    private final Protocol protocol;
    private final ClassicHttpRequest request;
    private final HttpClientContext context = HttpClientContext.create();
    private final Thread caller = Thread.currentThread();

    /** Held while a cancellation closes the connection, so that it isn't returned to the pool and leased by another execution meanwhile. */
    private final ReentrantLock cancelling = new ReentrantLock();

    private @Nullable ConnectionEndpoint leased;
    private volatile @Nullable LeaseRequest lease;
    private volatile boolean cancelled;
    private boolean startedSending;

    RequestExecution(
            HttpClientConnectionManager connections,
            CancellableDnsResolver names,
            Route route,
            Protocol protocol,
            ClassicHttpRequest request) {
        this.connections = connections;
        this.names = names;
        this.route = route;
        this.protocol = protocol;
        this.request = request;
    }

    /** Sends the request and returns what the handler makes of the response: the service's, or the proxy's if it opens no tunnel. */
    public <T> T run(HttpClientResponseHandler<T> handler) throws IOException {
        ConnectionEndpoint connection = lease();
        TimeValue keepAlive = null;
        try {
            ClassicHttpResponse refusal = connection.isConnected() ? null : connect(connection);
            if (refusal != null) {
                return handler.handleResponse(refusal);
            }
            connection.setSocketTimeout(route.responseTimeout());
            protocol.addHeaders(request, context);
            failIfCancelled();
            startedSending = true;
            ClassicHttpResponse response = execute(connection, request);
            T result = handler.handleResponse(response);
            keepAlive = protocol.keepAlive(request, response, context);
            return result;
        } catch (HttpException malformed) {
            throw new ClientProtocolException(malformed.getMessage(), malformed);
        } finally {
            release(connection, keepAlive);
        }
    }

    private ConnectionEndpoint lease() throws IOException {
        LeaseRequest waiting = connections.lease(LOG_ID, route.toService(), route.leaseTimeout(), null);
        lease = waiting;
        ConnectionEndpoint connection = null;
        try {
            failIfCancelled();
            connection = waiting.get(route.leaseTimeout());
            setLeased(connection);
            return connection;
        } catch (TimeoutException none) {
            throw new ConnectionRequestTimeoutException(none.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a connection");
        } catch (ExecutionException failed) {
            throw new IOException("no connection could be leased", failed.getCause());
        } finally {
            if (connection == null) {
                waiting.cancel();
            }
        }
    }

    private void setLeased(@Nullable ConnectionEndpoint connection) {
        cancelling.lock();
        try {
            leased = connection;
        } finally {
            cancelling.unlock();
        }
    }

    /** Opens the connection. Returns the proxy's response if it opens no tunnel. */
    private @Nullable ClassicHttpResponse connect(ConnectionEndpoint connection) throws IOException, HttpException {
        failIfCancelled();
        connections.connect(connection, null, context);
        if (!route.isTunnelled()) {
            return null;
        }
        connection.setSocketTimeout(route.responseTimeout());
        ClassicHttpRequest connect = new BasicClassicHttpRequest(
                Method.CONNECT.name(), route.target(), route.target().toHostString());
        protocol.addHeadersForProxy(connect, context);
        ClassicHttpResponse response = execute(connection, connect);
        if (response.getCode() != HttpStatus.SC_OK) {
            return response;
        }
        connections.upgrade(connection, context);
        return null;
    }

    private ClassicHttpResponse execute(ConnectionEndpoint connection, ClassicHttpRequest toSend)
            throws IOException, HttpException {
        return connection.execute(LOG_ID, toSend, protocol::exchange, context);
    }

    /**
     * Ends the execution, whatever it waits for, unless it is just about to wait. So this must be called again until the execution has ended.
     */
    public void cancel() {
        cancelled = true;
        LeaseRequest waiting = lease;
        if (waiting != null) {
            waiting.cancel();
        }
        closeLeased();
        names.cancelWait(caller);
    }

    /** The connection remains leased: if HttpClient is creating another one in its place, the next cancellation closes that. */
    private void closeLeased() {
        cancelling.lock();
        try {
            if (leased != null) {
                leased.close(CloseMode.IMMEDIATE);
            }
        } finally {
            cancelling.unlock();
        }
    }

    private void failIfCancelled() throws IOException {
        if (cancelled) {
            throw new InterruptedIOException("the request was cancelled");
        }
    }

    /** Returns the connection to the pool, which closes it unless it can be used again. */
    private void release(ConnectionEndpoint connection, @Nullable TimeValue keepAlive) {
        setLeased(null);
        if (keepAlive == null) {
            connection.close(CloseMode.IMMEDIATE);
        }
        connections.release(connection, null, keepAlive == null ? TimeValue.ZERO_MILLISECONDS : keepAlive);
    }

    /** Whether a part of the request may have reached the service. */
    public boolean hasStartedSending() {
        return startedSending;
    }
}
