package dev.interventions.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection as HttpClient makes them, but for two things. It logs neither headers nor bytes, since they show the token; HttpClient's
 * own can't be told to, nor, in 5.4, be extended. And it is stale as soon as something has come that nobody asked for: HttpClient's
 * own would take it for the answer to the next request.
 */
final class SafeConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** Closed connections are looked for only among those that were idle for so long, since looking takes a millisecond. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private volatile boolean closed;
    private Timeout socketTimeout = Timeout.INFINITE;
    private long idleSince = System.nanoTime() - IDLE_NANOS;
    private boolean waitsForInput = true;

    SafeConnection(Http1Config config) {
        super(config, null, null, null, null, null, new DefaultHttpResponseParserFactory(config));
    }

    /** Whether a byte or the end of the input has come. */
    @Override
    public boolean isStale() throws IOException {
        if (!isOpen()) {
            return true;
        }
        waitsForInput = System.nanoTime() - idleSince >= IDLE_NANOS;
        try {
            awaitInput(SHORTEST);
            return true;
        } catch (SocketTimeoutException nothingHasCome) {
            return false;
        } finally {
            waitsForInput = true;
        }
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new Holder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new Holder(sslSocket, socket));
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
        idleSince = System.nanoTime();
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

    /** Its input can be asked for what is there, without waiting. */
    private final class Holder extends SocketHolder {

        Holder(Socket socket) {
            super(socket);
        }

        Holder(SSLSocket sslSocket, Socket socket) {
            super(sslSocket, socket);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            InputStream raw = getBaseSocket().getInputStream();
            return new FilterInputStream(socket.getInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (!waitsForInput && in.available() == 0 && raw.available() == 0) {
                        throw new SocketTimeoutException("nothing has come");
                    }
                    return in.read(buffer, offset, length);
                }
            };
        }
    }
}
