package dev.interventions.example.sql;

/** A row has an invalid value, such as a blank id. */
final class UnreadableRow extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableRow(String message, RuntimeException cause) {
        super(message, cause);
    }
}
