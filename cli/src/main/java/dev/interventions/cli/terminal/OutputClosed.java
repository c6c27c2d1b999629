package dev.interventions.cli.terminal;

import java.io.IOException;
import java.util.Locale;

/** The standard output can't be written to. */
public final class OutputClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputClosed(IOException cause) {
        super("can't write the output: " + cause.getMessage(), cause);
    }

    /** Whether its reader has ended, such as {@code head}, which is no error. */
    public boolean byItsReader() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
