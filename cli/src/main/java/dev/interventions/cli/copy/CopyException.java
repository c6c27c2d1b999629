package dev.interventions.cli.copy;

/** A copy can't be made on this machine. Its message says why, without secrets. */
public final class CopyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CopyException(String message) {
        super(message);
    }
}
