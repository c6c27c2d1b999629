package dev.interventions.http.connection;

import java.io.FilterInputStream;
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
 * A connection that differs from HttpClient's own in three ways. It logs neither headers nor bytes, since they show the token; HttpClient's
 * own can't be configured so, nor extended in 5.4. It is stale as soon as it has received unrequested bytes, which HttpClient's own would
 * take for the response to the next request. And it distinguishes a truncated response from a malformed one.
 */
final class SafeConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final Timeout MIN_TIMEOUT = Timeout.ofMilliseconds(1);

    private volatile boolean closed;
    private boolean stale;
    private Timeout socketTimeout = Timeout.INFINITE;

    /** HttpClient's buffer of received bytes that were not read yet. */
    private @Nullable SessionInputBuffer buffer;

    /** Whether the end of the response's body wasn't read yet. */
    private boolean hasUnreadBody;

    SafeConnection(Http1Config config) {
        super(config, null, null, null, null, null, any -> TruncationGuard.headParser(config));
    }

    /** Whether a byte or the end of the input was received. Doesn't wait, since it is called before each request. */
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
     * TLS may receive messages that are not application data, such as session tickets. Only a read through TLS can distinguish them; since
     * that may wait, it is done only if the underlying socket has bytes.
     */
    private boolean hasInput(SSLSocket tls, Socket underlying) throws IOException {
        if (tls.getInputStream().available() > 0) {
            return true;
        }
        return underlying.getInputStream().available() > 0 ? hasApplicationData() : hasInput(underlying);
    }

    private boolean hasApplicationData() throws IOException {
        try {
            awaitInput(MIN_TIMEOUT);
            return true;
        } catch (SocketTimeoutException noData) {
            return false;
        }
    }

    /** Only a channel can be read without waiting. If a byte is read, it is lost, so the connection can't be used again. */
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
        InputStream body = super.createContentInputStream(
                length,
                buffer,
                length == ContentLengthStrategy.CHUNKED ? TruncationGuard.expectingMore(received) : received);
        hasUnreadBody = length != 0;
        return hasUnreadBody ? new Body(body) : body;
    }

    /** Whether another request can be sent. */
    @Override
    public boolean isConsistent() {
        return !hasUnreadBody && super.isConsistent();
    }

    private final class Body extends FilterInputStream {

        private Body(InputStream received) {
            super(received);
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return checked(super.read(bytes, offset, length));
        }

        private int checked(int read) {
            hasUnreadBody &= read >= 0;
            return read;
        }
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    /** The flag is checked after binding and set before closing, so that no socket stays open. */
    @Override
    protected void bind(SocketHolder holder) throws IOException {
        super.bind(holder);
        if (closed) {
            super.close(CloseMode.IMMEDIATE);
            throw new InterruptedIOException("the connection was closed while it was being opened");
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
