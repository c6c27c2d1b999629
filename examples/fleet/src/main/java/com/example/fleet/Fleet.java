package com.example.fleet;

import com.example.fleet.Arrivals.Arrival;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;

/**
 * Several processes that share one limit by one Redis. Shows every second how many requests of each process the emulator received in the last
 * span, and at the end whether any span had more than the limit.
 */
final class Fleet implements AutoCloseable {

    /** More than the fleet sends, so that what is counted is the fleet's own limit. */
    private static final int UNLIMITED = 1_000_000;

    private static final String NAME = "process-";

    private final Demonstration demonstration;
    private final EngageEmulator emulator;
    private final String token;

    /** When the emulator was started, whose journal counts from then. */
    private final long begin = System.nanoTime();

    private final List<Process> workers = new ArrayList<>();
    private int killed;

    private Fleet(Demonstration demonstration, EngageEmulator emulator, String token) {
        this.demonstration = demonstration;
        this.emulator = emulator;
        this.token = token;
    }

    /** Arguments: the components of a {@link Demonstration}. Without a Redis, one is started. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Demonstration demonstration = Demonstration.of(arguments);
        if (!demonstration.redis().isEmpty()) {
            run(demonstration);
            return;
        }
        int port = FreePort.find();
        RedisServer redis = new RedisServer(port);
        redis.start();
        try {
            run(demonstration.withRedis("redis://127.0.0.1:" + port));
        } finally {
            redis.stop();
        }
    }

    private static void run(Demonstration demonstration) throws IOException, InterruptedException {
        World world = World.startingAt(Instant.now());
        UserId agent = world.agent();
        EmulatorSettings settings =
                EmulatorSettings.defaults().withRequestsPerMinute(UNLIMITED).withJournalOf(UNLIMITED);
        try (EngageEmulator emulator = EngageEmulator.start(world, settings);
                Fleet fleet = new Fleet(demonstration, emulator, emulator.tokenOf(agent))) {
            fleet.show();
        }
    }

    private void show() throws IOException, InterruptedException {
        System.out.printf(
                "%d processes share %d requests in any %d s. A new Redis begins with one span in which nothing is sent.%n%n",
                demonstration.processes(),
                demonstration.limit(),
                demonstration.span().toSeconds());
        for (int process = 0; process < demonstration.processes(); process++) {
            workers.add(start(process));
        }
        Duration end = work();
        Arrivals arrivals = arrivals();
        report(arrivals, end);
        if (!demonstration.picture().isEmpty()) {
            Files.writeString(Path.of(demonstration.picture()), new Picture(arrivals, demonstration).svg());
        }
    }

    private Process start(int process) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        emulator.baseUri().toString(),
                        token,
                        demonstration.redis(),
                        Integer.toString(demonstration.limit()),
                        Long.toString(demonstration.span().toMillis()),
                        NAME + process)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Shows the state every second until the time is over, and returns the emulator's time then. */
    private Duration work() throws IOException, InterruptedException {
        Duration now = now();
        while (now.compareTo(demonstration.length()) < 0) {
            TimeUnit.SECONDS.sleep(1);
            now = now();
            if (killed
                    < demonstration.kills()
                            * now.toMillis()
                            / demonstration.length().toMillis()) {
                killOne();
            }
            System.out.println(Bars.line(now, arrivals(), demonstration));
        }
        return now;
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** In turn; without a chance to end its attempts. */
    private void killOne() throws IOException {
        int process = killed % demonstration.processes();
        workers.get(process).destroyForcibly();
        workers.set(process, start(process));
        killed++;
    }

    private Arrivals arrivals() {
        return new Arrivals(emulator.journal().map(Fleet::arrival).asJava());
    }

    private static Arrival arrival(JournalEntry entry) {
        String agent = entry.headers()
                .find(header -> header._1.toLowerCase(Locale.ROOT).equals("user-agent"))
                .map(header -> header._2)
                .getOrElse("");
        return new Arrival(
                Integer.parseInt(agent.substring(agent.indexOf(NAME) + NAME.length())), entry.receivedAfter());
    }

    private void report(Arrivals arrivals, Duration end) {
        List<Long> numbers = arrivals.byProcess(demonstration.processes());
        long allowed = arrivals.allowed(demonstration, end);
        System.out.printf(
                Locale.ROOT,
                "%n%d requests: %s. %d kills.%nThe most in any %d s: %d of %d. Of what the limit allows: %.1f %%.%n",
                arrivals.all().size(),
                IntStream.range(0, demonstration.processes())
                        .mapToObj(process -> "process " + (process + 1) + " " + numbers.get(process))
                        .collect(Collectors.joining(", ")),
                killed,
                demonstration.span().toSeconds(),
                arrivals.mostInAnySpan(demonstration.span()),
                demonstration.limit(),
                100.0 * arrivals.all().size() / allowed);
    }

    @Override
    public void close() {
        workers.forEach(Process::destroyForcibly);
    }
}
