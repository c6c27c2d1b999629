package dev.interventions.emulator.persistence;

import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import dev.interventions.emulator.seed.StateWriter;
import dev.interventions.emulator.seed.StateWriter.State;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Keeps the states of tenants in a file: appends a line for each change, and reads them when a process starts. A saved state survives a
 * kill of the process, but not a power failure, since the file system isn't forced to write.
 *
 * <p>Thread-safe. Holds its lock while it writes, since the order of the lines has to be that of the changes.
 */
public final class StateLog implements AutoCloseable {

    private static final long SMALL = 16L * 1024 * 1024;
    private static final int GROWTH = 4;

    private final Path file;
    private final Map<String, Seed> found;
    private FileChannel channel;
    private Map<String, State> saved = LinkedHashMap.empty();
    private long rewriteBeyond = SMALL;

    private StateLog(Path file, Map<String, Seed> found, FileChannel channel) {
        this.file = file;
        this.found = found;
        this.channel = channel;
    }

    /** Opens a file, creates it if there is none, and locks it against other processes. Left is what is wrong with it. */
    public static Either<Seq<String>, StateLog> open(Path file) {
        try {
            FileChannel channel = locked(file);
            Either<Seq<String>, StateLog> opened = StateFile.read(text(channel))
                    .mapLeft(StateLog::only)
                    .flatMap(read -> seeds(read.states()))
                    .map(found -> new StateLog(file, found, channel));
            if (opened.isLeft()) {
                channel.close();
            }
            return opened;
        } catch (IOException e) {
            return Either.left(only("it can't be used: " + e));
        }
    }

    private static Seq<String> only(String mistake) {
        return Vector.of(mistake);
    }

    @SuppressWarnings("resource") // The lock is released when the channel is closed.
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isFree = false;
        try {
            isFree = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw new IOException("another emulator in this process uses it", e);
        } finally {
            if (!isFree) {
                channel.close();
            }
        }
        if (!isFree) {
            throw new IOException("another process uses it");
        }
        return channel;
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Reads until the file's end.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static Either<Seq<String>, Map<String, Seed>> seeds(java.util.Map<String, JsonObject> states) {
        Map<String, Seed> seeds = LinkedHashMap.empty();
        for (java.util.Map.Entry<String, JsonObject> state : states.entrySet()) {
            Either<Seq<String>, Seed> seed = SeedReader.read(state.getValue().toString());
            if (seed.isLeft()) {
                return Either.left(seed.getLeft().map(mistake -> "tenant " + state.getKey() + ": " + mistake));
            }
            seeds = seeds.put(state.getKey(), seed.get());
        }
        return Either.right(seeds);
    }

    /** The states in the file when it was opened, by the names of their tenants. */
    public Map<String, Seed> found() {
        return found;
    }

    /**
     * Replaces the content of the file by these states.
     *
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized void begin(Map<String, State> states) {
        saved = states;
        rewrite();
    }

    /**
     * Writes the changes since this tenant was last saved. They are in the file when this method returns.
     *
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized void save(String tenant, Supplier<State> present) {
        // Read under the lock: otherwise an older state could be written after a newer one.
        State state = present.get();
        saved.get(tenant)
                .peek(before -> StateWriter.changes(before, state)
                        .forEach(changes -> append(StateFile.changes(tenant, changes))))
                .onEmpty(() -> append(StateFile.state(tenant, StateWriter.state(state))));
        saved = saved.put(tenant, state);
    }

    /**
     * Writes that this tenant was removed.
     *
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized void remove(String tenant) {
        append(StateFile.removed(tenant));
        saved = saved.remove(tenant);
    }

    private void append(String line) {
        try {
            long end = channel.size();
            try {
                write(channel, line, end);
            } catch (IOException e) {
                // Another line must not follow an incomplete one.
                channel.truncate(end);
                throw e;
            }
            if (end > rewriteBeyond) {
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    private static void write(FileChannel channel, String text, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        for (long at = from; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    /** Writes and locks a new file completely before it replaces the old one. */
    private void rewrite() {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            FileChannel old = channel;
            channel = complete(next);
            old.close();
            rewriteBeyond = Math.max(SMALL, channel.size() * GROWTH);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    /** A new file with the saved states, which has replaced the old one; closed if that fails. */
    private FileChannel complete(Path next) throws IOException {
        FileChannel complete = locked(next);
        try {
            for (io.vavr.Tuple2<String, State> state : saved) {
                write(complete, StateFile.state(state._1, StateWriter.state(state._2)), complete.size());
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return complete;
        } catch (IOException | RuntimeException e) {
            complete.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
