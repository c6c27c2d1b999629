package dev.interventions.records.field;

/** Inside of this module only: a record is not what it should be, in words that tell where. */
public final class MalformedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** A value that is malformed for this reason. */
    public MalformedValueException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, without the name of the field unless {@link #in} has added it. */
    public String reason() {
        return reason;
    }

    /** The same for a value in this field. */
    public MalformedValueException in(String field) {
        return new MalformedValueException(field + " " + reason);
    }
}
