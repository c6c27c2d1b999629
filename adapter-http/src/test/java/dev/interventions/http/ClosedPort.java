package dev.interventions.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A port on which no process listens or can begin to listen. */
final class ClosedPort implements AutoCloseable {

    private final Socket bound = new Socket();

    ClosedPort() {
        try {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/1.0");
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}
