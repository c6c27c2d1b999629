package dev.interventions.copy.jdbc;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.records.RecordError;

/** Why a copy stopped. What was stored until then stays, and the next poll goes on behind it. */
public sealed interface CopyError {

    /** What went wrong, in a sentence that a person can act on. The wording may change. */
    String message();

    /** What was stored before. */
    CopyReport stored();

    /** The account couldn't be read. */
    record AccountFailed(InterventionError error, CopyReport stored) implements CopyError {
        public AccountFailed {
            requireNonNull(error, "error");
            requireNonNull(stored, "stored");
        }

        @Override
        public String message() {
            return "the account can't be read: " + error.message();
        }
    }

    /** The database couldn't be read or written. The last batch is stored as a whole or not at all. */
    record DatabaseFailed(String message, CopyReport stored) implements CopyError {
        public DatabaseFailed {
            requireNonNull(message, "message");
            requireNonNull(stored, "stored");
        }
    }

    /** The export can't be read to its end. */
    record ExportFailed(RecordError.Unreadable error, CopyReport stored) implements CopyError {
        public ExportFailed {
            requireNonNull(error, "error");
            requireNonNull(stored, "stored");
        }

        @Override
        public String message() {
            return "the export can't be read: " + error.message();
        }
    }

    /** Another process, or another thread, has stored changes in the same table meanwhile. */
    record StoredElsewhere(String message, CopyReport stored) implements CopyError {
        public StoredElsewhere {
            requireNonNull(message, "message");
            requireNonNull(stored, "stored");
        }
    }
}
