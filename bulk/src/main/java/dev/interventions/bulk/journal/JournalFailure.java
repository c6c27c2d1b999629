package dev.interventions.bulk.journal;

/** A journal can't be opened, read or written. Its message says why, and what to do. */
public final class JournalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalFailure(String message) {
        super(message);
    }

    JournalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
