package dev.interventions.http.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Limits the length of a text, a key or a number. Parsson has no limit, and doubles its buffer until the whole of it fits: a body of a
 * few compressed kilobytes would take six times the memory of its decoded content.
 */
final class TextLimit extends FilterReader {

    /** No account has nearly as long a text (<em>choice</em>). Parsson's buffer has 4096 characters, doubled seven times. */
    static final int MAX_LENGTH = 512 * 1024 - 1;

    TextLimit(Reader characters) {
        super(characters);
    }

    /** Parsson reads behind the beginning of a text that doesn't end in its buffer, so the offset is the length so far. */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (offset > MAX_LENGTH) {
            throw new MalformedException("a text or a key has more than " + MAX_LENGTH + " characters");
        }
        return super.read(target, offset, length);
    }
}
