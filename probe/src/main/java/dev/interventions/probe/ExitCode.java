package dev.interventions.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes, by which a script can tell how a command ended. */
enum ExitCode {
    OK(0, "nothing contradicted, and all pins proven; or no regression"),
    CONTRADICTED(1, "a rule is contradicted, a pin isn't proven, or a check has regressed"),
    USAGE(2, "an invalid argument or file, or no account or token; nothing was sent"),
    SURPRISE(3, "the run ended early, at a response that no check foresees"),
    FAILED(4, "failed on this machine, for example because the ledger can't be written");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** The meaning of each code, in the order of the codes. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode one : values()) {
            meanings.put(String.valueOf(one.code), one.meaning);
        }
        return meanings;
    }
}
