package dev.interventions.records;

import static java.util.Objects.requireNonNull;

/** Why a record can't be read. Messages name fields and positions, and never show values, which may be personal data. */
public sealed interface RecordError {

    /** The line on which the record begins, counted from 1. */
    long line();

    /** What is wrong, without the line. The wording may change. */
    String reason();

    /** The line and what is wrong on it, in a sentence that a person can act on. The wording may change. */
    default String message() {
        return "line " + line() + ": " + reason();
    }

    /** The record is malformed. Reading continues with the next record. */
    record Malformed(long line, String reason) implements RecordError {
        public Malformed {
            requireNonNull(reason, "reason");
        }
    }

    /** The file can't be read any further. */
    record Unreadable(long line, String reason) implements RecordError {
        public Unreadable {
            requireNonNull(reason, "reason");
        }
    }
}
