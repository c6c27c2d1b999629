package dev.interventions.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
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

    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private volatile boolean closed;
    private boolean stale;
    private Timeout socketTimeout = Timeout.INFINITE;

    /** Where HttpClient keeps what it has received and not yet read. */
    private @Nullable SessionInputBuffer buffer;

    SafeConnection(Http1Config config) {
        super(config, null, null, null, null, null, any -> TruncationGuard.headParser(config));
    }

    /** Whether a byte or the end of the input has come. Doesn't wait, for it is asked before each request. */
    @Override
    public boolean isStale() throws IOException {
        SocketHolder holder = getSocketHolder();
        if (stale || holder == null || !isOpen() || (buffer != null && buffer.length() > 0)) {
            return true;
        }
        SSLSocket tls = holder.getSSLSocket();
        stale = tls == null ? hasInput(holder.getBaseSocket()) : hasInput(tls, holder.getBaseSocket());
        return stale;
    }

    /**
     * Below TLS there may be messages that are not for the application, as session tickets; only TLS can tell. It is asked only if there
     * is anything, since it can't be asked without waiting.
     */
    private boolean hasInput(SSLSocket tls, Socket below) throws IOException {
        if (tls.getInputStream().available() > 0) {
            return true;
        }
        return below.getInputStream().available() > 0 ? arrivesAtOnce() : hasInput(below);
    }

    private boolean arrivesAtOnce() throws IOException {
        try {
            awaitInput(SHORTEST);
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }

    /** Only a channel can be read without waiting. The byte that is read is lost, and so is the connection then. */
    private static boolean hasInput(Socket socket) throws IOException {
        SocketChannel channel = socket.getChannel();
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream received) {
        this.buffer = buffer;
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
