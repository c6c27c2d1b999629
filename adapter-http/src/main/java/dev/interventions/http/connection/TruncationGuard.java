package dev.interventions.http.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * The input of a connection while the response can't be complete, such as within its head or a chunk. If the input ends here, the response
 * was truncated; HttpClient itself would accept a short head, or report a malformed chunk.
 */
final class TruncationGuard extends FilterInputStream {

    private boolean mayEnd;

    private TruncationGuard(InputStream received, boolean mayEnd) {
        super(received);
        this.mayEnd = mayEnd;
    }

    /** The input within a response that isn't complete yet. */
    static InputStream expectingMore(InputStream received) {
        return new TruncationGuard(received, false);
    }

    /** Parses the heads of responses. Leaves input that ends before the first byte to HttpClient. */
    static DefaultHttpResponseParser headParser(Http1Config config) {
        return new DefaultHttpResponseParser(config) {
            @Override
            public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream received)
                    throws IOException, HttpException {
                return super.parse(buffer, new TruncationGuard(received, buffer.length() == 0));
            }
        };
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return checked(super.read(bytes, offset, length));
    }

    private int checked(int read) throws IOException {
        if (read >= 0) {
            mayEnd = false;
        } else if (!mayEnd) {
            throw new ConnectionClosedException("the response was truncated");
        }
        return read;
    }
}
