package dev.interventions.reliability.budget;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A network with faults between a budget and its store. It is independent of the store's protocol. */
final class StoreProxy implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(60);
    private static final long TOO_LONG = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    /** Keeps the port when nothing listens, so that no other socket gets it. */
    private final Socket reservation = new Socket();

    private final int port;
    private volatile int store;
    private volatile ServerSocket listener;
    private volatile NetworkFault fault = NetworkFault.NONE;

    StoreProxy(int store) throws IOException {
        this.store = store;
        reservation.setReuseAddress(true);
        reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.port = reservation.getLocalPort();
        this.listener = listening(port);
        accept(listener);
    }

    private static ServerSocket listening(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return listener;
        } catch (IOException inUse) {
            listener.close();
            throw inUse;
        }
    }

    /** A process that another test has just started may still hold the listener that was closed. */
    private static ServerSocket listeningAgain(int port) throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                return listening(port);
            } catch (BindException inUse) {
                if (System.nanoTime() - start > TIMEOUT) {
                    throw inUse;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    int port() {
        return port;
    }

    void begin(NetworkFault next) throws IOException {
        fault = next;
        if (next == NetworkFault.REFUSES_CONNECTIONS) {
            listener.close();
            connections.forEach(Connection::reset);
        }
    }

    void end() throws IOException {
        if (fault == NetworkFault.REFUSES_CONNECTIONS) {
            listener = listeningAgain(port);
            accept(listener);
        }
        fault = NetworkFault.NONE;
    }

    /** Sets the port of the store, after another server has replaced it. */
    void switchTo(int otherStore) {
        store = otherStore;
        connections.forEach(Connection::reset);
    }

    private void accept(ServerSocket from) {
        inBackground(() -> {
            while (true) {
                Socket client = from.accept();
                try {
                    new Connection(client, new Socket(InetAddress.getLoopbackAddress(), store)).open();
                } catch (IOException storeIsDown) {
                    reset(client);
                }
            }
        });
    }

    @Override
    public void close() throws IOException {
        listener.close();
        reservation.close();
        connections.forEach(Connection::reset);
    }

    private static void reset(Socket socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.close();
        } catch (IOException closed) {
            // It is closed.
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | UncheckedIOException closed) {
                        // The end of a connection, or of the proxy.
                    }
                },
                "store-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;

        /** Whether the store has forgotten it. */
        private volatile boolean isForgotten;

        private Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void open() {
            connections.add(this);
            inBackground(() -> forward(client, server, this::request));
            inBackground(() -> forward(server, client, this::reply));
        }

        private void forward(Socket from, Socket to, Forwarding forwarding) throws IOException {
            byte[] buffer = new byte[8_192];
            try {
                for (int length = from.getInputStream().read(buffer);
                        length >= 0;
                        length = from.getInputStream().read(buffer)) {
                    forwarding.forward(Arrays.copyOf(buffer, length), to.getOutputStream());
                }
            } finally {
                end();
            }
        }

        private void request(byte[] bytes, OutputStream to) throws IOException {
            if (isForgotten && fault != NetworkFault.NEVER_REPLIES) {
                reset();
            }
            to.write(bytes);
        }

        private void reply(byte[] bytes, OutputStream to) throws IOException {
            switch (fault) {
                case NEVER_REPLIES -> isForgotten = true;
                case RESETS_IN_A_REPLY -> {
                    to.write(bytes, 0, bytes.length / 2);
                    reset();
                }
                case CLOSES_IN_A_REPLY -> {
                    to.write(bytes, 0, bytes.length / 2);
                    end();
                }
                case SENDS_NOISE -> {
                    to.write(noise());
                    end();
                }
                case DELAYS_REPLIES -> late(DELAY, bytes, to);
                case DELAYS_REPLIES_TOO_LONG -> late(TOO_LONG, bytes, to);
                default -> unlessForgotten(bytes, to);
            }
        }

        private void late(long nanos, byte[] bytes, OutputStream to) throws IOException {
            LockSupport.parkNanos(nanos);
            unlessForgotten(bytes, to);
        }

        private void unlessForgotten(byte[] bytes, OutputStream to) throws IOException {
            if (!isForgotten) {
                to.write(bytes);
            }
        }

        /** The same each time. */
        private static byte[] noise() {
            byte[] noise = new byte[500];
            new Random(7).nextBytes(noise);
            return noise;
        }

        private void reset() {
            StoreProxy.reset(client);
            end();
        }

        private void end() {
            connections.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException closed) {
                // It is closed.
            }
        }
    }

    private interface Forwarding {
        void forward(byte[] bytes, OutputStream to) throws IOException;
    }
}
