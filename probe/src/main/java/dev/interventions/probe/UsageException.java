package dev.interventions.probe;

/** Ends a command before it sends anything. The message says what is wrong with its arguments, files or environment. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
