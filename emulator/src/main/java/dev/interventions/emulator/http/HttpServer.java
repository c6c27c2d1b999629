package dev.interventions.emulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A server for HTTP/1.1 with a thread for each connection and a maximum number of connections. Beyond it, a new connection replaces the one
 * that has waited longest for a complete request, so that idle and half-open connections can't block the server.
 */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int IDLE_THREAD_SECONDS = 10;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final ServerSocket listener;
    private final HttpLimits limits;
    private final RequestHandler handler;
    private final ExecutorService threads;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HttpServer(ServerSocket listener, HttpLimits limits, RequestHandler handler, String threadNames) {
        this.listener = listener;
        this.limits = limits;
        this.handler = handler;
        this.threads = threads(threadNames + "-" + listener.getLocalPort() + "-");
    }

    /**
     * Starts a server at this address. It accepts requests when this method returns. Its threads are daemons, named {@code
     * THREAD_NAMES-PORT-NUMBER}.
     *
     * @throws IOException if it can't listen there
     */
    @SuppressWarnings("resource") // The server closes its listener, and its caller closes the server.
    public static HttpServer start(
            InetSocketAddress address, HttpLimits limits, RequestHandler handler, String threadNames)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(address, BACKLOG);
            listener.setSoTimeout((int) ROUND.toMillis());
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        HttpServer server = new HttpServer(listener, limits, handler, threadNames);
        server.threads.execute(server::accept);
        return server;
    }

    private static ExecutorService threads(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, prefix + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The port on which it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!closed) {
            try {
                admit(listener.accept());
            } catch (SocketTimeoutException e) {
                // No connection in this round.
            } catch (IOException e) {
                // For example, because this process has too many open files.
                makeRoom();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            connections.stream().filter(Connection::isStuck).forEach(Connection::close);
        }
    }

    private void admit(Socket socket) throws IOException {
        if (connections.size() >= HttpLimits.CONNECTIONS && !makeRoom()) {
            socket.close();
            return;
        }
        try {
            serve(new Connection(socket, limits, handler));
        } catch (IOException | RejectedExecutionException e) {
            // The client is gone already, or the server is closing.
            socket.close();
        }
    }

    private void serve(Connection connection) {
        connections.add(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
    }

    /** Closes the connection that has waited longest for a complete request, and returns whether one was waiting. */
    private boolean makeRoom() {
        Optional<Connection> longest = connections.stream()
                .filter(connection -> connection.nanosWithoutRequest() >= 0)
                .max(Comparator.comparingLong(Connection::nanosWithoutRequest));
        longest.ifPresent(connection -> {
            connection.close();
            connections.remove(connection);
        });
        return longest.isPresent();
    }

    /** Stops at once: requests in progress may get no response. Closing again has no effect. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException e) {
            // It counts as closed.
        }
        connections.forEach(Connection::close);
    }
}
