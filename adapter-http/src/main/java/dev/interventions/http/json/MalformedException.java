package dev.interventions.http.json;

/** Inside of this package only: an answer is not what it should be, in words that tell where. */
final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedException(String message) {
        super(message);
        this.reason = message;
    }

    String reason() {
        return reason;
    }
}
