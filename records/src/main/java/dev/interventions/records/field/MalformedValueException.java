package dev.interventions.records.field;

/** A value is malformed; the reason says where and how. Never leaves this module. */
public final class MalformedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** A value that is malformed for this reason. */
    public MalformedValueException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The reason, without the name of the field unless {@link #in} has added it. */
    public String reason() {
        return reason;
    }

    /** The same for a value in this field. */
    public MalformedValueException in(String field) {
        return new MalformedValueException(field + " " + reason);
    }
}
