package dev.interventions.budget.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Between clients and a server: forwards what they send, holds it back, or cuts the connections. */
final class FaultyNetwork implements AutoCloseable {

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final Object gate = new Object();
    private boolean frozen;
    private boolean serverSpokeLast = true;

    FaultyNetwork(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often a client has sent something since the server sent something. */
    int roundTrips() {
        return roundTrips.get();
    }

    /** Holds everything back, also from new connections. */
    void freeze() {
        synchronized (gate) {
            frozen = true;
        }
    }

    void thaw() {
        synchronized (gate) {
            frozen = false;
            gate.notifyAll();
        }
    }

    void cut() {
        sockets.forEach(FaultyNetwork::closeQuietly);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
        thaw();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(host, port);
            sockets.add(client);
            sockets.add(server);
            start(() -> forward(client, server, false));
            start(() -> forward(server, client, true));
        }
    }

    private void forward(Socket from, Socket to, boolean isServer) throws IOException {
        byte[] buffer = new byte[8_192];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            pass(isServer);
            out.write(buffer, 0, length);
        }
        closeQuietly(to);
    }

    private void pass(boolean isServer) {
        synchronized (gate) {
            while (frozen) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (!isServer && serverSpokeLast) {
                roundTrips.incrementAndGet();
            }
            serverSpokeLast = isServer;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The end of a connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is closed.
        }
    }
}
