package dev.interventions.cli.execution;

import dev.interventions.domain.InterventionError;

/** How a command ended, for scripts. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "failed on this machine, for example because a file can't be written"),
    USAGE(2, "an invalid argument, or no account or token"),
    REFUSED(3, "refused: nothing changed, and trying again doesn't help"),
    UNAVAILABLE(4, "unavailable: nothing changed, and you may try again"),
    EFFECT_UNKNOWN(5, "effect unknown: the change may have happened, so look first"),
    MIXED(6, "different outcomes for several interventions, or some can't be read"),
    INTERRUPTED(130, "interrupted, for example by Ctrl-C"),
    OUTPUT_CLOSED(141, "the output was closed by its reader, for example head");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    public static ExitCode of(InterventionError error) {
        return error.fold(refused -> REFUSED, unavailable -> UNAVAILABLE, unknown -> EFFECT_UNKNOWN);
    }

    /** The code of a command whose parts ended with these codes. */
    public static ExitCode ofAll(Iterable<ExitCode> parts) {
        ExitCode all = null;
        for (ExitCode part : parts) {
            all = all == null || all == part ? part : MIXED;
        }
        return all == null ? OK : all;
    }
}
