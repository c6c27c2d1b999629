package dev.interventions.benchmarks.emulator;

import dev.interventions.benchmarks.report.Rounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How soon the emulator responds after the start of its process, beside Undertow with a handler that says hello. */
final class EmulatorStart {

    private static final int STARTS = 10;
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private EmulatorStart() {}

    static void measure(String jar) throws IOException, InterruptedException {
        List<Double> emulator = new ArrayList<>();
        List<Double> undertow = new ArrayList<>();
        // The first of each reads the jars from the disk, and doesn't count.
        for (int start = 0; start <= STARTS; start++) {
            int port = freePort();
            emulator.add(
                    millisToResponse(port, "/_emulator/health", List.of("-jar", jar, "--port", String.valueOf(port))));
            undertow.add(millisToResponse(port, "/hello", UndertowServer.command(port)));
        }
        System.out.printf(
                Locale.ROOT,
                "first response: emulator %.0f ms, Undertow %.0f ms (medians of %d)%n",
                Rounds.median(emulator.subList(1, emulator.size())),
                Rounds.median(undertow.subList(1, undertow.size())),
                STARTS);
    }

    @SuppressWarnings("try") // The process only has to be stopped.
    private static double millisToResponse(int port, String path, List<String> command)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (JavaProcess process = JavaProcess.start(command)) {
            while (!responds(port, path)) {
                Thread.sleep(1);
            }
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static boolean responds(int port, String path) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(socket.getInputStream().readNBytes(OK.length), OK);
        } catch (IOException e) {
            // It doesn't listen yet.
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
