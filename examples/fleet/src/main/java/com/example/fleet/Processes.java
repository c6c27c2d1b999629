package com.example.fleet;

import com.example.fleet.Attempts.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Starts the processes of a fleet, kills some, and collects their reports. */
final class Processes implements AutoCloseable {

    /** The name of a process in its requests, before its number. */
    static final String NAME = "process-";

    private final Demonstration demonstration;
    private final String service;
    private final String token;

    private final List<Process> running = new ArrayList<>();
    private final List<SkewedClocks> clocks = new ArrayList<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private int killed;
    private int jumps;

    private Processes(Demonstration demonstration, String service, String token) {
        this.demonstration = demonstration;
        this.service = service;
        this.token = token;
    }

    static Processes start(Demonstration demonstration, String service, String token) throws IOException {
        Processes processes = new Processes(demonstration, service, token);
        try {
            processes.startAll();
            return processes;
        } catch (IOException | RuntimeException failure) {
            processes.close();
            throw failure;
        }
    }

    private void startAll() throws IOException {
        if (!demonstration.skew().isZero()) {
            clocks.add(SkewedClocks.of(demonstration.skew()));
        }
        for (int process = 0; process < demonstration.processes(); process++) {
            running.add(start(process));
        }
    }

    private Process start(int number) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                service,
                token,
                demonstration.redis(),
                Integer.toString(demonstration.limit()),
                Long.toString(demonstration.span().toMillis()),
                NAME + number);
        for (SkewedClocks skewed : clocks) {
            builder.environment().putAll(skewed.environment(number));
        }
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread reading = new Thread(() -> read(number, process), "reads-" + NAME + number);
        reading.setDaemon(true);
        reading.start();
        return process;
    }

    private void read(int number, Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                attempts.add(Attempt.of(number, line, System.currentTimeMillis()));
            }
        } catch (IOException | RuntimeException killed) {
            // A killed process may end within a line.
        }
    }

    Attempts attempts() {
        return new Attempts(List.copyOf(attempts));
    }

    int killed() {
        return killed;
    }

    int jumps() {
        return jumps;
    }

    /** Kills the next process, which can't end its attempts, and starts another in its place. */
    void killOne() throws IOException {
        int number = killed++ % running.size();
        running.get(number).destroyForcibly();
        running.set(number, start(number));
    }

    /** Sets the clock of the next process, if the clocks are skewed. */
    void changeAClock() throws IOException {
        for (SkewedClocks skewed : clocks) {
            skewed.change(jumps++ % running.size());
        }
    }

    @Override
    public void close() throws IOException {
        running.forEach(Process::destroyForcibly);
        try {
            for (Process process : running) {
                process.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (SkewedClocks skewed : clocks) {
            skewed.close();
        }
    }
}
