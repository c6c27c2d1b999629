package com.example.webhooks;

import io.vavr.collection.Vector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;

/** Sends events to a receiving process, kills it several times, and compares the acknowledged events with the store at the end. */
final class KilledReceiver {

    private static final long POLL_MILLIS = 2;

    private final Vector<Delivery> deliveries;
    private final Senders senders;
    private final int events;
    private final int kills;
    private final Path folder;

    private KilledReceiver(int events, int kills, Path folder) {
        this.events = events;
        this.kills = kills;
        this.folder = folder;
        deliveries = Delivery.of(events, new Random(1));
        senders = new Senders(deliveries);
    }

    /** Arguments: how many events, senders and kills. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Result result =
                run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println(result);
        if (!result.isComplete()) {
            throw new IllegalStateException("events are missing or stored twice");
        }
    }

    static Result run(int events, int senders, int kills) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("webhooks");
        try {
            KilledReceiver run = new KilledReceiver(events, kills, folder);
            long begin = System.nanoTime();
            run.run(senders);
            return run.result(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } finally {
            delete(folder);
        }
    }

    /** Kills each process when it has acknowledged its part of the events, and lets the last one handle the rest. */
    private void run(int number) throws IOException, InterruptedException {
        senders.start(number);
        for (int kill = 1; kill <= kills; kill++) {
            Process receiver = start();
            long part = (long) events * kill / (kills + 1);
            while (receiver.isAlive() && senders.acknowledged().size() < part) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            // SIGKILL: no handler, no flush.
            receiver.destroyForcibly().waitFor();
        }
        Process receiver = start();
        while (receiver.isAlive() && !senders.haveFinished()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        receiver.getOutputStream().close();
        if (receiver.waitFor() != 0) {
            throw new IllegalStateException("the receiver ended with an error; see its output above");
        }
    }

    private Process start() throws IOException {
        Process receiver = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Receiver.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (port == null) {
            throw new IllegalStateException("the receiver didn't start; see its output above");
        }
        senders.sendTo(Integer.parseInt(port));
        return receiver;
    }

    private Result result(long millis) throws IOException, SQLException {
        Map<String, Long> stored = stored();
        Map<String, Long> handled;
        try (Stream<String> lines = Files.lines(Receiver.handled(folder))) {
            handled = lines.collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        }
        return new Result(
                senders,
                deliveries.size(),
                events,
                kills,
                senders.acknowledged().stream()
                        .filter(id -> stored.getOrDefault(id, 0L) == 1)
                        .count(),
                stored.size(),
                senders.acknowledged().stream().filter(handled::containsKey).count(),
                handled.values().stream().filter(times -> times > 1).count(),
                millis);
    }

    /** How often each event is in the store. */
    private Map<String, Long> stored() throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        JdbcConnectionPool database = Receiver.database(folder);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet ids = statement.executeQuery("SELECT id FROM webhook_events")) {
            while (ids.next()) {
                rows.merge(ids.getString(1), 1L, Long::sum);
            }
        } finally {
            database.dispose();
        }
        return rows;
    }

    /**
     * The numbers of a run.
     *
     * @param deliveries how many deliveries were sent, including the doubled and the malformed ones
     * @param events how many events were sent, without those of malformed deliveries
     * @param storedOnce how many of the acknowledged events are in the store exactly once
     * @param stored how many events are in the store in all
     * @param handled how many of the acknowledged events were handled
     * @param handledAgain how many were handled more than once
     */
    record Result(
            Senders senders,
            int deliveries,
            int events,
            int kills,
            long storedOnce,
            long stored,
            long handled,
            long handledAgain,
            long millis) {

        boolean isComplete() {
            return senders.acknowledged().size() == events
                    && storedOnce == events
                    && stored == events
                    && handled == events
                    && senders.unexpected() == 0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d deliveries in %d requests, %d of them without a response, %d kills, %.0f s.%n"
                            + "%d malformed deliveries were rejected; %d responses were unexpected.%n"
                            + "%d events were sent and %d acknowledged; %d of these are in the store exactly once, which has %d.%n"
                            + "%d of them were handled, %d more than once.",
                    deliveries,
                    senders.requests(),
                    senders.withoutResponse(),
                    kills,
                    millis / 1000.0,
                    senders.rejected(),
                    senders.unexpected(),
                    events,
                    senders.acknowledged().size(),
                    storedOnce,
                    stored,
                    handled,
                    handledAgain);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
