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
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisServer;

/**
 * Several processes that share one limit in one Redis. Shows every second how many requests of each process the emulator received in the
 * last span, and at the end whether any span exceeded the limit.
 */
final class Fleet {

    /** More than the fleet sends, so that only the fleet's own limit has an effect. */
    private static final int UNLIMITED = 1_000_000;

    private final Demonstration demonstration;
    private final EngageEmulator emulator;
    private final Processes processes;

    /** When the emulator was started, which is when the times in its journal begin. */
    private final long begin = System.nanoTime();

    private Fleet(Demonstration demonstration, EngageEmulator emulator, Processes processes) {
        this.demonstration = demonstration;
        this.emulator = emulator;
        this.processes = processes;
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
                Processes processes =
                        Processes.start(demonstration, emulator.baseUri().toString(), emulator.tokenOf(agent))) {
            new Fleet(demonstration, emulator, processes).show();
        }
    }

    private void show() throws IOException, InterruptedException {
        System.out.printf(
                "%d processes share %d requests in any %d s. A new Redis begins with one span in which nothing is sent.%n%n",
                demonstration.processes(),
                demonstration.limit(),
                demonstration.span().toSeconds());
        Duration end = work();
        Report report =
                new Report(demonstration, arrivals(), processes.attempts(), end, processes.killed(), processes.jumps());
        System.out.printf("%n%s", report.text());
        if (!demonstration.picture().isEmpty()) {
            Files.writeString(Path.of(demonstration.picture()), new Picture(report.arrivals(), demonstration).svg());
        }
        if (!report.broken().isEmpty()) {
            throw new IllegalStateException(String.join(", and ", report.broken()));
        }
    }

    /** Shows the state every second until the time is over, and returns the emulator's time then. */
    private Duration work() throws IOException, InterruptedException {
        Duration now = now();
        while (now.compareTo(demonstration.length()) < 0) {
            TimeUnit.SECONDS.sleep(1);
            now = now();
            if (processes.killed()
                    < demonstration.kills()
                            * now.toMillis()
                            / demonstration.length().toMillis()) {
                processes.killOne();
            }
            processes.changeAClock();
            System.out.println(Bars.line(now, arrivals(), demonstration));
        }
        return now;
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begin);
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
                Integer.parseInt(agent.substring(agent.indexOf(Processes.NAME) + Processes.NAME.length())),
                entry.receivedAfter());
    }
}
