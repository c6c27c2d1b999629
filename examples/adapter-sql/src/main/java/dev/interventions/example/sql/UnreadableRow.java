package dev.interventions.example.sql;

/** A row whose values can't be what they stand for, such as an id that is blank. */
final class UnreadableRow extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableRow(String message, RuntimeException cause) {
        super(message, cause);
    }
}
