package dev.interventions.cli;

import dev.interventions.cli.account.Credentials;
import dev.interventions.cli.command.CancelCommand;
import dev.interventions.cli.command.CategorizeCommand;
import dev.interventions.cli.command.CloseCommand;
import dev.interventions.cli.command.CopyCommand;
import dev.interventions.cli.command.GetCommand;
import dev.interventions.cli.command.InterventionsCommand;
import dev.interventions.cli.command.ListCommand;
import dev.interventions.cli.command.ReassignCommand;
import dev.interventions.cli.command.StatsCommand;
import dev.interventions.cli.command.WatchCommand;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.terminal.Console;
import dev.interventions.cli.terminal.Line;
import dev.interventions.cli.terminal.OutputClosed;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ListResourceBundle;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: runs the command that the arguments name, and turns whatever happens into output and an exit code. */
final class Cli {

    private final Environment environment;
    private final Console console;
    /** What picocli prints: it has to go through the console like all other output. */
    private final StringWriter out = new StringWriter();

    private final StringWriter err = new StringWriter();

    Cli(Environment environment) {
        this.environment = environment;
        this.console = environment.console();
    }

    int run(String... arguments) {
        Option<String> token = environment.variables().get(Credentials.TOKEN);
        token.forEach(console::hide);
        return SecretArguments.refusal(List.of(arguments), token)
                .map(refusal -> failed(ExitCode.USAGE, refusal))
                .getOrElse(() -> execute(arguments));
    }

    private int execute(String... arguments) {
        int code = commandLine().execute(arguments);
        try {
            out.toString().lines().forEach(line -> console.print(Line.of(line)));
            console.flush();
        } catch (OutputClosed e) {
            return closed(e);
        }
        console.notes(err.toString());
        return code;
    }

    CommandLine commandLine() {
        CommandLine completion = new CommandLine(new GenerateCompletion());
        completion
                .getCommandSpec()
                .usageMessage()
                .description("Writes a script for bash and zsh that completes commands and options.");
        CommandLine line = new CommandLine(new InterventionsCommand())
                .addSubcommand(new ListCommand(environment))
                .addSubcommand(new GetCommand(environment))
                .addSubcommand(new CloseCommand(environment))
                .addSubcommand(new CancelCommand(environment))
                .addSubcommand(new ReassignCommand(environment))
                .addSubcommand(new CategorizeCommand(environment))
                .addSubcommand(new CopyCommand(environment))
                .addSubcommand(new WatchCommand(environment))
                .addSubcommand(new StatsCommand(environment))
                .addSubcommand(completion);
        line.getCommandSpec().usageMessage().exitCodeList(InterventionsCommand.exitCodes());
        line.setResourceBundle(new HelpTexts());
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((mistake, given) -> misused(mistake))
                .setExecutionExceptionHandler((failure, command, given) -> failed(failure));
    }

    /** The descriptions of picocli's own options, in the words of ours. */
    private static final class HelpTexts extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {
                {"mixinStandardHelpOptions.help", "Shows this help."},
                {"mixinStandardHelpOptions.version", "Shows the version."}
            };
        }
    }

    private int misused(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        failed(ExitCode.USAGE, UsageMessage.of(mistake));
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(mistake, new PrintWriter(suggestions, true));
        console.notes(suggestions.toString());
        boolean beforeCommand = mistake instanceof UnmatchedArgumentException unmatched
                && unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty();
        if (beforeCommand) {
            console.note(Line.of("The options of a command come after it: interventions list --demo"));
        }
        console.note(Line.of("Try " + command.getCommandSpec().qualifiedName() + " --help"));
        return ExitCode.USAGE.code();
    }

    private int failed(Exception failure) {
        if (failure instanceof CommandFailure known) {
            boolean interrupted = environment.interruption().isRequested();
            return failed(interrupted ? ExitCode.INTERRUPTED : known.code(), String.valueOf(known.getMessage()));
        }
        if (failure instanceof OutputClosed closed) {
            return closed(closed);
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        failed(ExitCode.FAILED, "this is a defect of this program:");
        console.notes(trace.toString());
        return ExitCode.FAILED.code();
    }

    private int closed(OutputClosed closed) {
        return closed.byItsReader()
                ? ExitCode.OUTPUT_CLOSED.code()
                : failed(ExitCode.FAILED, String.valueOf(closed.getMessage()));
    }

    private int failed(ExitCode code, String message) {
        console.note(Line.of(Line.Style.RED, InterventionsCommand.NAME + ": ").and(message));
        return code.code();
    }
}
