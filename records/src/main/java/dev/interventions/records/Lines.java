package dev.interventions.records;

import dev.interventions.records.field.Utf8;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/**
 * Reads UTF-8 lines that end in a line feed. Keeps only the current line, and no more of it than the limit. A {@code BufferedReader} has no
 * limit, and doesn't report which line isn't UTF-8.
 */
final class Lines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private long number;

    Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The number of the line that was read last, counted from 1. */
    long number() {
        return number;
    }

    /** The next line without its line feed, or the reason why it can't be read; empty at the end. */
    Option<Either<String, String>> next() throws IOException {
        number++;
        if (!fill()) {
            return Option.none();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isTooLong = false;
        boolean hasEnded = false;
        while (!hasEnded && fill()) {
            int end = endOfLine();
            isTooLong |= line.size() + (end - position) > maxBytes;
            if (!isTooLong) {
                line.write(buffer, position, end - position);
            }
            hasEnded = end < limit;
            position = hasEnded ? end + 1 : end;
        }
        return Option.some(isTooLong ? Either.left("has more than " + maxBytes + " bytes") : decoded(line));
    }

    /** Whether there is at least one more byte. */
    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(in.read(buffer), 0);
        }
        return position < limit;
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private Either<String, String> decoded(ByteArrayOutputStream line) {
        try {
            String text = Utf8.decoded(line.toByteArray());
            return Either.right(number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException malformed) {
            return Either.left("is not UTF-8");
        }
    }
}
