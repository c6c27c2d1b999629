package dev.interventions.bulk.journal;

/** A journal can't be opened, read or written. */
public final class JournalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    JournalFailure(String reason) {
        super(reason);
        this.reason = reason;
    }

    JournalFailure(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** What is wrong, and what to do. */
    public String reason() {
        return reason;
    }
}
