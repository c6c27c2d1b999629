package dev.interventions.benchmarks.emulator;

import dev.interventions.benchmarks.report.Rounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Measures how soon the emulator responds after the start of its process, in comparison with a minimal Undertow server. */
final class EmulatorStart {

    private static final int STARTS = 10;
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private EmulatorStart() {}

    static void measure(String jar) throws IOException, InterruptedException {
        String archive = Files.createTempDirectory("emulator-start")
                .resolve("emulator.jsa")
                .toString();
        Subject withArchive = Subject.emulator(
                "emulator with an archive of classes",
                jar,
                "-XX:SharedArchiveFile=" + archive,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
        Subject writingArchive = Subject.emulator("", jar, "-XX:ArchiveClassesAtExit=" + archive, "-XX:+UseSerialGC");
        double unused = writingArchive.millisToResponse();
        List<Subject> subjects = List.of(
                Subject.emulator("emulator", jar),
                withArchive,
                new Subject("Undertow", "/hello", UndertowServer::command));
        Map<Subject, List<Double>> times = new LinkedHashMap<>();
        for (int start = 0; start <= STARTS; start++) {
            for (Subject subject : subjects) {
                double millis = subject.millisToResponse();
                // The first start of each reads the jars from the disk.
                if (start > 0) {
                    times.computeIfAbsent(subject, none -> new ArrayList<>()).add(millis);
                }
            }
        }
        times.forEach((subject, millis) -> System.out.printf(
                Locale.ROOT,
                "%s: first response after %.0f ms (median of %d)%n",
                subject.name(),
                Rounds.median(millis),
                STARTS));
    }

    /**
     * A server.
     *
     * @param path what it responds to with a 200
     * @param command the arguments of a JVM that runs it on this port
     */
    private record Subject(String name, String path, IntFunction<List<String>> command) {

        static Subject emulator(String name, String jar, String... options) {
            return new Subject(name, "/_emulator/health", port -> {
                List<String> arguments = new ArrayList<>(List.of(options));
                arguments.addAll(List.of("-jar", jar, "--port", String.valueOf(port)));
                return arguments;
            });
        }

        @SuppressWarnings("try") // The process only has to be stopped.
        double millisToResponse() throws IOException, InterruptedException {
            int port = freePort();
            long begin = System.nanoTime();
            try (JavaProcess process = JavaProcess.start(command.apply(port))) {
                while (!responds(port, path)) {
                    Thread.sleep(1);
                }
                return (System.nanoTime() - begin) / 1e6;
            }
        }
    }

    private static boolean responds(int port, String path) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(socket.getInputStream().readNBytes(OK.length), OK);
        } catch (IOException e) {
            // The server doesn't listen yet.
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
