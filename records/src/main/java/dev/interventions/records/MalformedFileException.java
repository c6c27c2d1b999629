package dev.interventions.records;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** The rest of a file can't be read; the message says why. Never leaves this package. */
final class MalformedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedFileException(String reason) {
        super(reason);
    }

    /** Why a file can't be read any further. */
    static String reason(IOException failure) {
        if (failure instanceof MalformedFileException malformed) {
            return String.valueOf(malformed.getMessage());
        }
        return failure instanceof CharacterCodingException ? "it is not UTF-8" : failure.toString();
    }
}
