package dev.interventions.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection as HttpClient makes them, but for three things. It logs neither headers nor bytes, since they show the token; HttpClient's
 * own can't be told to, nor, in 5.4, be extended. And it is stale as soon as something has come that nobody asked for: HttpClient's
 * own would take it for the response to the next request. And it distinguishes a truncated response from a malformed one.
 */
final class SafeConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** Looking costs each call so much; an account's limit of requests lets one through in 120 times that. */
    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private volatile boolean closed;
    private Timeout socketTimeout = Timeout.INFINITE;

    SafeConnection(Http1Config config) {
        super(config, null, null, null, null, null, any -> TruncationGuard.headParser(config));
    }

    /** Whether a byte or the end of the input has come. */
    @Override
    public boolean isStale() throws IOException {
        if (!isOpen()) {
            return true;
        }
        try {
            awaitInput(SHORTEST);
            return true;
        } catch (SocketTimeoutException nothingHasCome) {
            return false;
        }
    }

    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream received) {
        return super.createContentInputStream(
                length, buffer, length == ContentLengthStrategy.CHUNKED ? TruncationGuard.within(received) : received);
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    /** Looking after binding, and closing after saying so, leaves no gap for a socket to stay open. */
    @Override
    protected void bind(SocketHolder holder) throws IOException {
        super.bind(holder);
        if (closed) {
            super.close(CloseMode.IMMEDIATE);
            throw new InterruptedIOException("the connection was closed while it was made");
        }
        socketTimeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.INFINITE);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }
}
