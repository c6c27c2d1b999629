package dev.interventions.probe;

import io.vavr.collection.Vector;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The command line: runs the command that the arguments name, and converts its result or failure to output and an exit code. */
final class ProbeCli {

    private final Environment environment;

    ProbeCli(Environment environment) {
        this.environment = environment;
    }

    int run(String... arguments) {
        int code = SecretArguments.refusal(
                        Vector.of(arguments), environment.variables().get(Credentials.TOKEN))
                .map(refusal -> failed(ExitCode.USAGE, refusal))
                .getOrElse(() -> commandLine().execute(arguments));
        environment.out().flush();
        environment.err().flush();
        return code;
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new ProbeCommand(environment))
                .addSubcommand(new ListCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new CompareCommand(environment));
        line.getCommandSpec().usageMessage().exitCodeList(ExitCode.meanings());
        return line.setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(environment.out())
                .setErr(environment.err())
                .setParameterExceptionHandler((mistake, given) -> misused(mistake))
                .setExecutionExceptionHandler((failure, command, given) -> failed(failure));
    }

    private int misused(ParameterException mistake) {
        failed(ExitCode.USAGE, String.valueOf(mistake.getMessage()));
        environment
                .err()
                .println("Try " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    private int failed(Exception failure) {
        if (failure instanceof UsageException) {
            return failed(ExitCode.USAGE, String.valueOf(failure.getMessage()));
        }
        return failed(
                ExitCode.FAILED,
                failure instanceof IOException
                        ? String.valueOf(failure.getMessage())
                        : "an error in the probe: " + failure.getClass().getSimpleName());
    }

    private int failed(ExitCode code, String message) {
        environment.err().println(ProbeCommand.NAME + ": " + message);
        return code.code();
    }
}
