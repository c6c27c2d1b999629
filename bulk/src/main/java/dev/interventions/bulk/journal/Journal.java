package dev.interventions.bulk.journal;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to which a run writes before and after each call. The operating system has a line when the method that writes it returns, so that
 * it survives the end of the process. It is forced to the disk only when the journal is closed, so a crash of the machine can lose lines.
 *
 * <p>Thread-safe. The file is locked while the journal is open.
 */
public final class Journal implements Closeable {

    private final Path path;

    /** Not a channel, since an interrupt would close it. */
    private final RandomAccessFile file;

    private final ItemSteps steps;

    /** Whether the last line may be incomplete. Then no other line is written after it: a reader accepts only an incomplete last line. */
    private boolean incomplete;

    /** For tests, which open the file in another way. */
    Journal(Path path, RandomAccessFile file, ItemSteps steps) {
        this.path = path;
        this.file = file;
        this.steps = steps;
    }

    /**
     * Opens a journal for a run with this header, or creates it.
     *
     * @throws JournalFailure if another run uses it, it has another header, or it can't be read or written; the file is unchanged then
     */
    public static Journal open(Path path, JournalHeader header) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                return open(path, file, header);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed("opened", path, e);
        }
    }

    private static Journal open(Path path, RandomAccessFile file, JournalHeader header) throws IOException {
        lock(path, file.getChannel(), false);
        JournalReader.Contents contents = JournalReader.read(path, bytesOf(file), header);
        file.setLength(contents.end());
        file.seek(contents.end());
        Journal journal = new Journal(path, file, contents.steps());
        if (contents.end() == 0) {
            journal.write(header.toString());
        }
        return journal;
    }

    /**
     * The next steps of items according to a journal, which isn't changed. If there is no file, no item has been begun.
     *
     * @throws JournalFailure if another run uses it, it has another header, or it can't be read
     */
    public static Reading read(Path path, JournalHeader header) {
        if (!Files.exists(path)) {
            return new Reading(new ItemSteps());
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            lock(path, file.getChannel(), true);
            return new Reading(JournalReader.read(path, bytesOf(file), header).steps());
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    private static InputStream bytesOf(RandomAccessFile file) throws IOException {
        return new FileInputStream(file.getFD());
    }

    /** The content of a journal when it was read. Thread-safe. */
    public static final class Reading {

        private final ItemSteps steps;

        private Reading(ItemSteps steps) {
            this.steps = steps;
        }

        /** The next step of this item. */
        public synchronized NextStep next(String item) {
            return steps.get(item);
        }
    }

    /** Begins an item, unless it is to be skipped. Its call may begin after this has returned. */
    public synchronized NextStep begin(String item) {
        NextStep step = steps.get(item);
        if (step != NextStep.SKIP) {
            write(Json.object().add("begin", item).build());
            steps.set(item, NextStep.SKIP);
        }
        return step;
    }

    /** Ends an item with this outcome; {@code next} is the step with which another run continues. */
    public synchronized void end(String item, String outcome, NextStep next, Option<InterventionError> error) {
        JsonObjectBuilder line =
                Json.object().add("end", item).add("outcome", outcome).add("next", next.text());
        error.forEach(some -> line.add("error", some.getClass().getSimpleName()).add("message", some.message()));
        write(line.build());
    }

    private void write(JsonObject line) {
        write(line.toString());
    }

    private void write(String line) {
        if (incomplete) {
            throw new JournalFailure(
                    "the journal " + path + " can't be written any further, since writing an earlier line failed");
        }
        incomplete = true;
        try {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed("written", path, e);
        }
        incomplete = false;
    }

    @Override
    public synchronized void close() {
        try (file) {
            file.getFD().sync();
        } catch (IOException e) {
            throw failed("written", path, e);
        }
    }

    private static void lock(Path path, FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this process.
        }
        throw new JournalFailure(
                "another run uses the journal " + path + ". Wait until it has ended, or use another file");
    }

    private static JournalFailure failed(String what, Path path, IOException cause) {
        return new JournalFailure("the journal " + path + " can't be " + what + ": " + cause.getMessage(), cause);
    }
}
