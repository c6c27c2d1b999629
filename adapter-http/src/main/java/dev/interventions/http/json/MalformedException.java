package dev.interventions.http.json;

/** Inside of this package only: a response is not what it should be, in words that tell where. */
final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
