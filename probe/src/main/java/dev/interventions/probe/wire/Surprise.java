package dev.interventions.probe.wire;

/** Something that no check has foreseen: the run ends. The message says what was seen, without any value of the account. */
public final class Surprise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A surprise that is described by this sentence. */
    public Surprise(String seen) {
        super(seen);
    }

    /** The sentence. */
    public String seen() {
        return String.valueOf(getMessage());
    }
}
