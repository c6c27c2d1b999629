package dev.interventions.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection as HttpClient makes them, but one that logs neither headers nor bytes: they show the token. HttpClient's own can't be
 * told to, nor, in 5.4, be extended.
 */
final class SilentConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private volatile boolean closed;
    private Timeout socketTimeout = Timeout.INFINITE;

    SilentConnection(Http1Config config) {
        super(config, null, null, null, null, null, ignored -> new SilentParser(config));
    }

    /** Reads past what is no status line, as HttpClient's own parser does, but doesn't log it. */
    private static final class SilentParser extends DefaultHttpResponseParser {

        SilentParser(Http1Config config) {
            super(config);
        }

        @Override
        protected @Nullable ClassicHttpResponse createMessage(CharArrayBuffer line) throws IOException {
            try {
                return super.createMessage(line);
            } catch (HttpException noStatusLine) {
                return null;
            }
        }
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    /** Both ways to bind end here; looking after binding, and closing after saying so, leaves no gap for a socket to stay open. */
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
