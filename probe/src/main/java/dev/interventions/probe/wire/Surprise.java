package dev.interventions.probe.wire;

/** Ends a run at a response or failure that no check foresees. The message says what was seen, without any value of the account. */
public final class Surprise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A surprise with this description. */
    public Surprise(String seen) {
        super(seen);
    }

    /** The description. */
    public String seen() {
        return String.valueOf(getMessage());
    }
}
