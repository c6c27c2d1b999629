package dev.interventions.cli;

import dev.interventions.domain.InterventionError;

/** Ends a command with this code and this message. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    CommandFailure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    static CommandFailure of(InterventionError error) {
        return new CommandFailure(ExitCode.of(error), Tier.sentence(error));
    }

    static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    ExitCode code() {
        return code;
    }
}
