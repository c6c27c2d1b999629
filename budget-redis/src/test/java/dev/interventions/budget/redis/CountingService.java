package dev.interventions.budget.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service that counts the requests of all processes when they arrive. A request and its response are one byte each. */
final class CountingService implements AutoCloseable {

    private static final long MAX_LATENCY = TimeUnit.MILLISECONDS.toNanos(40);

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

    CountingService() throws IOException {
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "counting service");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (connection.getInputStream().read() >= 0) {
                arrivals.add(System.nanoTime());
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_LATENCY));
                connection.getOutputStream().write(1);
            }
        } catch (IOException killed) {
            // The process was killed.
        }
    }

    int requests() {
        return arrivals.size();
    }

    int mostIn(Duration span) {
        List<Long> sorted = new ArrayList<>(arrivals);
        sorted.sort(Long::compare);
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last) - sorted.get(first) >= span.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
