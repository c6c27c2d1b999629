package com.example.fleet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the wall clocks of processes wrong, each by another time, and changes them while the processes run. Needs libfaketime. */
final class SkewedClocks implements AutoCloseable {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final Duration most;
    private final Path library;
    private final Path directory;
    private final Random random = new Random();

    private SkewedClocks(Duration most, Path library, Path directory) {
        this.most = most;
        this.library = library;
        this.directory = directory;
    }

    /**
     * Clocks that are wrong by this time at most.
     *
     * @throws IllegalStateException if libfaketime isn't installed
     */
    static SkewedClocks of(Duration most) throws IOException {
        return new SkewedClocks(most, library(), Files.createTempDirectory("clocks"));
    }

    private static Path library() throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
            for (Path directory : directories) {
                if (Files.exists(directory.resolve(LIBRARY))) {
                    return directory.resolve(LIBRARY);
                }
            }
        }
        throw new IllegalStateException("skewed clocks need libfaketime, for example: apt-get install faketime");
    }

    /** The environment of a process. Its monotonic clock and its waits stay right, as when somebody sets the wall clock. */
    Map<String, String> environment(int process) throws IOException {
        if (!Files.exists(file(process))) {
            change(process);
        }
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file(process).toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "FAKETIME_DISABLE_SHM", "1");
    }

    /** Sets the clock of a process, whether it runs or not. */
    void change(int process) throws IOException {
        double seconds = (2 * random.nextDouble() - 1) * most.toMillis() / 1_000;
        Path next = directory.resolve("next");
        Files.writeString(next, String.format(Locale.ROOT, "%+.3f%n", seconds));
        // Atomically, so that no process reads an incomplete file.
        Files.move(next, file(process), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(int process) {
        return directory.resolve("process-" + process);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
