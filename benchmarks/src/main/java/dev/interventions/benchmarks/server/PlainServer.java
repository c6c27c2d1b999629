package dev.interventions.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * An HTTP server on the loopback address that does as little as possible: one thread for each connection, GET only, and responses
 * that exist before they are asked for. Connections are kept alive, and counted, so that a client that doesn't keep them is noticed.
 */
public final class PlainServer implements AutoCloseable {

    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int BACKLOG = 256;

    private final ServerSocket socket;
    private final Function<String, byte[]> responses;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "plain-server");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong connections = new AtomicLong();

    private PlainServer(ServerSocket socket, Function<String, byte[]> responses) {
        this.socket = socket;
        this.responses = responses;
    }

    /** Starts a server. The function gives the whole {@linkplain #response response} for the target of a request. */
    public static PlainServer start(Function<String, byte[]> responses) throws IOException {
        ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        PlainServer server = new PlainServer(socket, responses);
        server.threads.execute(server::accept);
        return server;
    }

    /** A response, head and body. */
    public static byte[] response(int status, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " X\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                        + body.length + "\r\nCache-Control: max-age=0, private, must-revalidate\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] response = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, response, head.length, body.length);
        return response;
    }

    /** How many connections were made so far. */
    public long connections() {
        return connections.get();
    }

    /** The base URI of the API. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/1.0");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The server has been closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            byte[] head = new byte[MAX_HEAD_BYTES];
            while (readHead(in, head)) {
                out.write(responses.apply(target(head)));
            }
        } catch (IOException closed) {
            // The client has closed the connection.
        }
    }

    /** Clients wait for the response, so that nothing follows the head. */
    private static boolean readHead(InputStream in, byte[] head) throws IOException {
        int length = 0;
        while (!endsHead(head, length)) {
            int read = in.read(head, length, head.length - length);
            if (read <= 0) {
                return false;
            }
            length += read;
        }
        return true;
    }

    private static boolean endsHead(byte[] head, int length) {
        return length >= 4
                && head[length - 1] == '\n'
                && head[length - 2] == '\r'
                && head[length - 3] == '\n'
                && head[length - 4] == '\r';
    }

    private static String target(byte[] head) {
        int begin = indexOfSpace(head, 0) + 1;
        return new String(head, begin, indexOfSpace(head, begin) - begin, StandardCharsets.ISO_8859_1);
    }

    private static int indexOfSpace(byte[] head, int from) {
        int index = from;
        while (head[index] != ' ') {
            index++;
        }
        return index;
    }
}
