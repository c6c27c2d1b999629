package dev.interventions.copy.jdbc;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.records.RecordError;

/** Why a copy stopped early. The batches that were stored before stay stored, and the next poll continues after them. */
public sealed interface CopyError {

    /** What went wrong, in one sentence for a person, without secrets. The wording may change. */
    String message();

    /** What was stored before the error. */
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

    /** The database couldn't be read or written. The batch that failed is stored as a whole or not at all. */
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

    /** Another process or thread has stored changes in the same table since this one began. */
    record StoredElsewhere(String message, CopyReport stored) implements CopyError {
        public StoredElsewhere {
            requireNonNull(message, "message");
            requireNonNull(stored, "stored");
        }
    }
}
