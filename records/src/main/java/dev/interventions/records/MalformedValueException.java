package dev.interventions.records;

/** Inside of this package only: a record is not what it should be, in words that tell where. */
final class MalformedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedValueException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** The same for a value in this field. */
    MalformedValueException in(String field) {
        return new MalformedValueException(field + " " + reason);
    }
}
