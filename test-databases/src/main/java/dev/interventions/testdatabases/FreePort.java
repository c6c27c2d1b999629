package dev.interventions.testdatabases;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for servers that are restarted on the same port. */
public final class FreePort {

    /** The system gives other ports to clients, and to servers that ask for any; so none of these takes the port of a server that is down. */
    private static final int FIRST = 10_000;

    private static final int LAST = 32_000;

    private FreePort() {}

    public static int find() {
        int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException inUse) {
            return find();
        }
    }
}
