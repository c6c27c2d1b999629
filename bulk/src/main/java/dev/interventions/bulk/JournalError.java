package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Why a journal can't be used: another run uses it, it belongs to another operation or has other parameters, it is damaged, or its file
 * can't be read or written. No item was begun without a line in the journal.
 *
 * @param journal the file
 * @param message what is wrong and what to do; its wording may change
 */
public record JournalError(Path journal, String message) {
    public JournalError {
        requireNonNull(journal, "journal");
        requireNonNull(message, "message");
    }
}
