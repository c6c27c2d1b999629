package dev.interventions.bulk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vavr.control.Option;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final JournalHeader HEADER = JournalHeader.of("close");

    @TempDir
    private Path folder;

    @Test
    void no_line_follows_one_that_could_be_written_only_in_part() throws IOException {
        Path file = folder.resolve("close.jsonl");
        Journal.open(file, HEADER).close();
        try (Journal journal = new Journal(file, new FullDisk(file), new ItemSteps())) {
            assertThatExceptionOfType(JournalFailure.class)
                    .isThrownBy(() -> journal.begin("a"))
                    .withMessageContaining("no space left");
            assertThatExceptionOfType(JournalFailure.class)
                    .isThrownBy(() -> journal.end("b", "SUCCEEDED", NextStep.SKIP, Option.none()))
                    .withMessageContaining("earlier line");
        }

        try (Journal journal = Journal.open(file, HEADER)) {
            assertThat(journal.begin("a")).isEqualTo(NextStep.CALL);
        }
    }

    /** Writes a part of the first line, and each later one. */
    private static final class FullDisk extends RandomAccessFile {

        private boolean hasFailed;

        FullDisk(Path file) throws FileNotFoundException {
            super(file.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            seek(length());
            if (!hasFailed) {
                hasFailed = true;
                write(bytes, 0, 5);
                throw new IOException("no space left");
            }
            super.write(bytes);
        }
    }
}
