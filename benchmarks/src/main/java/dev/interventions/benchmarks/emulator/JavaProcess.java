package dev.interventions.benchmarks.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM, which is stopped when this is closed. */
final class JavaProcess implements AutoCloseable {

    private static final int STOPPING_SECONDS = 10;

    private final Process process;
    private final BufferedReader output;
    private final PrintWriter input;

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    }

    /** Starts a JVM with these arguments; its errors are shown. */
    static JavaProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(arguments);
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Starts a main class of this module. */
    static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        all.addAll(List.of(arguments));
        return start(all);
    }

    /** The next line that it prints. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException(
                    "the process has ended: " + process.info().commandLine().orElse(""));
        }
        return line;
    }

    void send(String line) {
        input.println(line);
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that it has used. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
