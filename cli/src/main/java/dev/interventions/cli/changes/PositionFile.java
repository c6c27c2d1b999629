package dev.interventions.cli.changes;

import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.terminal.Wording;
import dev.interventions.feed.FeedPosition;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The position of a feed in a file, if there is one. */
public final class PositionFile {

    private final Option<Path> file;

    public PositionFile(@Nullable Path file) {
        this.file = Option.of(file);
    }

    /** The position in the file, if the file exists. */
    public Option<FeedPosition> read() {
        return file.flatMap(PositionFile::read);
    }

    private static Option<FeedPosition> read(Path path) {
        try {
            return Option.some(FeedPosition.parse(Files.readString(path).strip())
                    .getOrElseThrow(error -> CommandFailure.usage(path + ": " + error.message())));
        } catch (NoSuchFileException none) {
            return Option.none();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, path + ": can't be read: " + Wording.reason(e));
        }
    }

    /** Replaces the file as a whole, so that it never has half a position. */
    public void write(FeedPosition position) {
        file.forEach(path -> write(path, position));
    }

    private static void write(Path path, FeedPosition position) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.writeString(next, position + "\n");
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, path + ": can't be written: " + Wording.reason(e));
        }
    }
}
