package dev.interventions.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy between the adapter and the service, on real sockets, which injects the planned fault into each request. */
final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final String ELSEWHERE = "/elsewhere";

    private final URI service;
    private final FaultPlan plan;
    private final ServerSocket listener = listening();
    private final ServerSocket trap = listening();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Queue<HttpMessage> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger trapped = new AtomicInteger();
    private final Lateness lateness;
    private final ClientDeadline deadline;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });

    FaultProxy(URI service, FaultPlan plan, Lateness lateness) {
        this(service, plan, lateness, ClientDeadline.IN_REAL_TIME);
    }

    FaultProxy(URI service, FaultPlan plan, Lateness lateness, ClientDeadline deadline) {
        this.service = service;
        this.plan = plan;
        this.lateness = lateness;
        this.deadline = deadline;
        inBackground(() -> {
            while (true) {
                Socket client = listener.accept();
                connections.add(client);
                inBackground(() -> serve(client));
            }
        });
        inBackground(() -> {
            while (true) {
                Socket caught = trap.accept();
                connections.add(caught);
                inBackground(() -> trap(caught));
            }
        });
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI baseUri() {
        return at(listener, service.getPath());
    }

    private static URI at(ServerSocket socket, String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** All requests that arrived. */
    List<HttpMessage> received() {
        return List.copyOf(received);
    }

    /** Whether no client followed a redirect. */
    boolean noRedirectWasFollowed() {
        return trapped.get() == 0;
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            client.setTcpNoDelay(true);
            boolean goesOn = true;
            while (goesOn) {
                HttpMessage request = HttpMessage.read(client.getInputStream());
                received.add(request);
                goesOn = plan.of(request)
                        .on(new ProxiedRequest(client, service, at(trap, ELSEWHERE), lateness, deadline, request));
            }
        } finally {
            connections.remove(client);
        }
    }

    /** Counts only requests of a redirect: the port may have been another test's, whose client still tries it. */
    private void trap(Socket client) throws IOException {
        try (client) {
            if (HttpMessage.read(client.getInputStream()).head().contains(" " + ELSEWHERE)) {
                trapped.incrementAndGet();
            }
        } finally {
            connections.remove(client);
        }
    }

    /** Ends all connections, and waits until late requests are forwarded. */
    @Override
    public void close() throws IOException {
        listener.close();
        trap.close();
        lateness.end();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a connection of the proxy does not end");
            }
        } catch (InterruptedException neverInterrupted) {
            throw new IllegalStateException(neverInterrupted);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void inBackground(Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (IOException theClientOrTheTestHasGone) {
                // Nothing is left to do.
            }
        });
    }
}
