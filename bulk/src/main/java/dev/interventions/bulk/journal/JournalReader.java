package dev.interventions.bulk.journal;

import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a journal from its beginning. */
final class JournalReader {

    /** Longer than any line that is written, so that a file that is no journal isn't read into memory. */
    private static final int MAX_LINE = 1 << 20;

    private final Path file;
    private final InputStream bytes;
    private final ItemSteps steps = new ItemSteps();
    private long number;
    private long end;

    private JournalReader(Path file, InputStream bytes) {
        this.file = file;
        this.bytes = new BufferedInputStream(bytes);
    }

    /** The steps of a journal, and the offset at which its last complete line ends. */
    record Contents(ItemSteps steps, long end) {}

    /**
     * Reads up to the last complete line. An incomplete line after it was being written when the run was killed. If it begins an item, the
     * call hadn't begun; if it ends one, the item counts as one with unknown effect.
     */
    static Contents read(Path file, InputStream bytes, JournalHeader header) throws IOException {
        JournalReader reader = new JournalReader(file, bytes);
        reader.readAll(header.toString());
        return new Contents(reader.steps, reader.end);
    }

    private void readAll(String header) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next != '\n') {
                line.write(next);
            } else {
                number++;
                readLine(text(line.toByteArray()), header);
                end += line.size() + 1L;
                line.reset();
            }
            if (line.size() > MAX_LINE) {
                throw malformed("is longer than " + MAX_LINE + " bytes");
            }
        }
        byte[] expected = header.getBytes(StandardCharsets.UTF_8);
        if (number == 0 && !startsWith(expected, line.toByteArray())) {
            number++;
            throw malformed("is not the header of a journal");
        }
    }

    private static boolean startsWith(byte[] whole, byte[] part) {
        return part.length <= whole.length && Arrays.equals(part, Arrays.copyOf(whole, part.length));
    }

    private String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("is not UTF-8");
        }
    }

    private void readLine(String line, String header) {
        if (number == 1) {
            checkHeader(line, header);
            return;
        }
        JsonObject object = object(line);
        String begun = object.getString("begin", "");
        String ended = object.getString("end", "");
        if (begun.isEmpty() == ended.isEmpty()) {
            throw malformed("names no item");
        }
        if (ended.isEmpty()) {
            steps.set(begun, NextStep.LOOK_UP);
        } else {
            steps.set(
                    ended,
                    NextStep.parse(object.getString("next", "")).getOrElseThrow(() -> malformed("has no next step")));
        }
    }

    private void checkHeader(String line, String header) {
        if (line.equals(header)) {
            return;
        }
        JsonObject other = object(line);
        if (!other.getString("journal", "").equals(JournalHeader.JOURNAL)) {
            throw malformed("is not the header of a journal");
        }
        throw new JournalFailure("the journal " + file + " belongs to another run, " + line + ", not to " + header
                + ". Use another file for this run");
    }

    private JsonObject object(String line) {
        return Json.read(line).getOrElseThrow(cause -> malformed("is not JSON"));
    }

    private JournalFailure malformed(String defect) {
        return new JournalFailure("line " + number + " of " + file + " " + defect
                + ", so it can't be used as a journal. Use another file, or repair it");
    }
}
