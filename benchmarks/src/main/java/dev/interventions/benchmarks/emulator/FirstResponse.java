package dev.interventions.benchmarks.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks whether a server responds. */
final class FirstResponse {

    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private FirstResponse() {}

    /** Whether there is a server that responds with a 200. */
    static boolean isThere(int port, String path) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return java.util.Arrays.equals(socket.getInputStream().readNBytes(OK.length), OK);
        } catch (IOException e) {
            // It doesn't listen yet.
            return false;
        }
    }
}
