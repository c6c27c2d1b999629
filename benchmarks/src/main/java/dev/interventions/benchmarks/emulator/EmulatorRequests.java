package dev.interventions.benchmarks.emulator;

import dev.interventions.benchmarks.report.Rounds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests the emulator responds to in a second, beside Undertow, which sends the same bytes. Both servers and the load generator
 * are processes of their own, and the servers take turns.
 */
final class EmulatorRequests {

    private static final int INTERVENTIONS = 1_000;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final long ROUND_MILLIS = 2_000;
    private static final Map<String, String> TARGETS = new TreeMap<>(
            Map.of("one", "/1.0/interventions/" + BenchmarkSeed.idOf(7), "list", "/1.0/interventions?limit=150"));

    private EmulatorRequests() {}

    static void measure(String jar) throws IOException, InterruptedException {
        Path files = Files.createTempDirectory("emulator-requests");
        Path seed = Files.writeString(files.resolve("seed.json"), BenchmarkSeed.with(INTERVENTIONS));
        try (JavaProcess emulator = JavaProcess.start(List.of("-jar", jar, "--seed", seed.toString()))) {
            int emulatorPort = URI.create(emulator.line()).getPort();
            List<String> command = new ArrayList<>(UndertowServer.command(0));
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
            String[] counted = generator.line().split(" ", -1);
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
                Rounds.median(ratios),
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
}
