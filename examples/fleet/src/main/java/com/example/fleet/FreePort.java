package com.example.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port that is not in use. */
final class FreePort {

    private FreePort() {}

    static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
