package dev.interventions.cli.execution;

import dev.interventions.cli.output.Tier;
import dev.interventions.domain.InterventionError;

/** Ends a command with this code and this message. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public CommandFailure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public static CommandFailure of(InterventionError error) {
        return new CommandFailure(ExitCode.of(error), Tier.sentence(error));
    }

    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    public ExitCode code() {
        return code;
    }
}
