package com.example.bulk;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.inmemory.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a process that closes thousands of interventions, kills it before it is finished, and starts another. */
final class KilledRun {

    /** More than are sent. */
    private static final int ALL = 1_000_000;

    private static final long LOOKED_AT_EACH_MILLIS = 5;

    private final Demonstration demonstration;
    private final EngageEmulator emulator;
    private final String token;
    private final Path folder;

    private KilledRun(Demonstration demonstration, EngageEmulator emulator, String token, Path folder) {
        this.demonstration = demonstration;
        this.emulator = emulator;
        this.token = token;
        this.folder = folder;
    }

    /** Arguments: the components of a {@link Demonstration}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Result result = run(Demonstration.of(arguments));
        System.out.println(result);
    }

    static Result run(Demonstration demonstration) throws IOException, InterruptedException {
        World world = World.onClock(new FastClock(demonstration.span()), Ids.RANDOM);
        SourceId source = world.source();
        UserId agent = world.agent(source);
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        List<InterventionId> ids = replied(world, agent, world.thread(source), demonstration.number());
        EmulatorSettings settings = EmulatorSettings.defaults()
                .withJournalOf(ALL)
                .withRequestsPerMinute(demonstration.isLimited() ? demonstration.limit() : ALL);
        Path folder = Files.createTempDirectory("bulk");
        try (EngageEmulator emulator = EngageEmulator.start(world, settings)) {
            Files.write(
                    folder.resolve("ids"),
                    ids.stream().map(InterventionId::value).toList());
            KilledRun run = new KilledRun(demonstration, emulator, emulator.tokenOf(agent), folder);
            run.run();
            return run.result(ids);
        } finally {
            delete(folder);
        }
    }

    private static List<InterventionId> replied(World world, UserId agent, ThreadId thread, int number) {
        InMemoryInterventions interventions = world.as(agent);
        List<InterventionId> ids = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            InterventionId id = interventions
                    .create(world.customerMessage(thread, world.customer()))
                    .get()
                    .id();
            world.agentReply(agent, id);
            ids.add(id);
        }
        return ids;
    }

    /** Kills each process after its share of the interventions, and lets the last one finish. */
    private void run() throws IOException, InterruptedException {
        int part = demonstration.number() / (demonstration.kills() + 1);
        for (int kill = 1; kill <= demonstration.kills(); kill++) {
            Process process = start();
            while (process.isAlive() && emulator.journal().size() < part * kill) {
                TimeUnit.MILLISECONDS.sleep(LOOKED_AT_EACH_MILLIS);
            }
            process.destroyForcibly().waitFor();
        }
        start().waitFor();
    }

    private Process start() throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Closer.class.getName(),
                        emulator.baseUri().toString(),
                        folder.resolve("ids").toString(),
                        folder.resolve("close.jsonl").toString(),
                        Integer.toString(demonstration.parallel()),
                        Integer.toString(demonstration.isLimited() ? demonstration.limit() : 0),
                        Long.toString(demonstration.span().toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("TOKEN", token);
        return process.start();
    }

    private Result result(List<InterventionId> ids) {
        List<JournalEntry> entries = emulator.journal().asJava();
        Map<String, Long> closes = entries.stream()
                .filter(entry -> entry.method().equals("PUT"))
                .collect(Collectors.groupingBy(JournalEntry::path, Collectors.counting()));
        long applied = entries.stream().filter(JournalEntry::applied).count();
        return new Result(
                demonstration,
                entries.size(),
                applied,
                closes.values().stream().filter(times -> times > 1).count(),
                ids.size() - closes.size(),
                entries.stream().filter(entry -> entry.status().contains(429)).count(),
                entries.get(entries.size() - 1)
                        .receivedAfter()
                        .minus(entries.get(0).receivedAfter()));
    }

    /**
     * The totals of the emulator's journal.
     *
     * @param requests the number of requests
     * @param closed the number of interventions that were closed
     * @param repeated the number of interventions for which more than one close was received
     * @param missed the number of interventions for which no close was received
     * @param limited the number of responses with the status 429
     * @param time the time from the first request to the last
     */
    record Result(
            Demonstration demonstration,
            long requests,
            long closed,
            long repeated,
            long missed,
            long limited,
            Duration time) {

        @Override
        public String toString() {
            String counts = String.format(
                    "%d requests, %d kills: %d closed, %d closed more than once, %d missed, %d responses 429.",
                    requests, demonstration.kills(), closed, repeated, missed, limited);
            return demonstration.isLimited()
                    ? counts
                            + String.format(
                                    Locale.ROOT,
                                    "%n%.1f s. Of the rate that %d requests in any %d s allow: %.1f %%.",
                                    time.toMillis() / 1000.0,
                                    demonstration.limit(),
                                    demonstration.span().toSeconds(),
                                    100.0 * demonstration.shortest().toMillis() / time.toMillis())
                    : counts;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
