package dev.interventions.benchmarks.emulator;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How soon the emulator responds after its start, and how many requests it responds to in a second, beside Undertow, which sends the same
 * bytes. Both servers and the load generator are processes of their own, and the servers take turns.
 */
public final class EmulatorSpeed {

    private static final int INTERVENTIONS = 1_000;
    private static final int STARTS = 10;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final long ROUND_MILLIS = 2_000;
    private static final Map<String, String> TARGETS = new TreeMap<>(
            Map.of("one", "/1.0/interventions/" + BenchmarkSeed.idOf(7), "list", "/1.0/interventions?limit=150"));

    private final Path jar;
    private final Path files;

    private EmulatorSpeed(Path jar, Path files) {
        this.jar = jar;
        this.files = files;
    }

    /** Arguments: the runnable jar, and what to measure: {@code start}, {@code requests}, or both if it is left out. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        EmulatorSpeed speed = new EmulatorSpeed(Path.of(arguments[0]), Files.createTempDirectory("emulator-speed"));
        String what = arguments.length > 1 ? arguments[1] : "";
        if (!what.equals("requests")) {
            speed.measureStart();
        }
        if (!what.equals("start")) {
            speed.measureRequests();
        }
    }

    // ---- start ----

    private void measureStart() throws IOException, InterruptedException {
        List<Double> emulator = new ArrayList<>();
        List<Double> undertow = new ArrayList<>();
        for (int start = 0; start <= STARTS; start++) {
            int port = freePort();
            emulator.add(millisToResponse(port, "/_emulator/health", emulator(port)));
            undertow.add(millisToResponse(port, "/hello", undertow(port)));
        }
        // The first ones read the jars from the disk.
        System.out.printf(
                Locale.ROOT,
                "first response: emulator %.0f ms, Undertow %.0f ms (medians of %d)%n",
                median(emulator.subList(1, emulator.size())),
                median(undertow.subList(1, undertow.size())),
                STARTS);
    }

    @SuppressWarnings("try") // The process only has to be stopped.
    private static double millisToResponse(int port, String path, List<String> command)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (JavaProcess process = JavaProcess.start(command)) {
            while (!FirstResponse.isThere(port, path)) {
                Thread.sleep(1);
            }
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<String> emulator(int port, String... more) {
        List<String> command = new ArrayList<>(List.of("-jar", jar.toString(), "--port", String.valueOf(port)));
        command.addAll(List.of(more));
        return command;
    }

    private List<String> undertow(int port) {
        // Without the other libraries of this module, which would have to be searched.
        String classPath = String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.matches(".*(undertow|xnio|jboss|wildfly|smallrye|benchmarks.target).*"))
                        .toList());
        return List.of("-classpath", classPath, UndertowServer.class.getName(), String.valueOf(port));
    }

    // ---- requests ----

    private void measureRequests() throws IOException, InterruptedException {
        Path seed = Files.writeString(files.resolve("seed.json"), BenchmarkSeed.with(INTERVENTIONS));
        try (JavaProcess emulator = JavaProcess.start(emulator(0, "--seed", seed.toString()))) {
            int emulatorPort = URI.create(emulator.line()).getPort();
            List<String> command = new ArrayList<>(undertow(0));
            for (Map.Entry<String, String> target : TARGETS.entrySet()) {
                command.add(Files.write(files.resolve(target.getKey()), body(emulatorPort, target.getValue()))
                        .toString());
            }
            try (JavaProcess undertow = JavaProcess.start(command);
                    JavaProcess generator = JavaProcess.start(LoadGenerator.class)) {
                int undertowPort = Integer.parseInt(undertow.line());
                for (Map.Entry<String, String> target : TARGETS.entrySet()) {
                    compare(
                            target.getKey(),
                            generator,
                            new Subject(emulator, emulatorPort, target.getValue()),
                            new Subject(undertow, undertowPort, "/" + target.getKey()));
                }
            }
        }
    }

    private record Subject(JavaProcess process, int port, String target) {

        Rate rate(JavaProcess generator, long millis) throws IOException {
            long cpu = process.cpu().toNanos();
            generator.send(port + " " + target + " " + millis);
            String[] counted = generator.line().split(" ");
            double responses = Double.parseDouble(counted[0]);
            return new Rate(
                    responses / Double.parseDouble(counted[1]) * 1e9,
                    (process.cpu().toNanos() - cpu) / 1e3 / responses);
        }
    }

    /** How many requests were responded to in a second, and how much processor time of the server each took. */
    private record Rate(double perSecond, double cpuMicros) {}

    private static void compare(String name, JavaProcess generator, Subject emulator, Subject undertow)
            throws IOException {
        emulator.rate(generator, WARM_UP_MILLIS);
        undertow.rate(generator, WARM_UP_MILLIS);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double generatorBefore = generator.cpu().toNanos();
            Rate ours = emulator.rate(generator, ROUND_MILLIS);
            double generatorBetween = generator.cpu().toNanos();
            Rate theirs = undertow.rate(generator, ROUND_MILLIS);
            ratios.add(ours.perSecond() / theirs.perSecond());
            System.out.printf(
                    Locale.ROOT,
                    "%s: emulator %.0f/s (%.0f us of CPU), Undertow %.0f/s (%.0f us of CPU): %.2f; generator busy %.2f, %.2f%n",
                    name,
                    ours.perSecond(),
                    ours.cpuMicros(),
                    theirs.perSecond(),
                    theirs.cpuMicros(),
                    ratios.get(round),
                    (generatorBetween - generatorBefore) / 1e6 / ROUND_MILLIS,
                    (generator.cpu().toNanos() - generatorBetween) / 1e6 / ROUND_MILLIS);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f of Undertow's requests in a second (median of %d)%n",
                name,
                median(ratios),
                ROUNDS);
    }

    private static byte[] body(int port, String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header("Authorization", "Bearer susan-token")
                .build();
        HttpResponse<byte[]> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
